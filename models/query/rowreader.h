// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entityreader.h"
#include "store/dataset.h"

#include <nlohmann/json_fwd.hpp>

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace civiscope::query {

// One instance of an attribute of an entity, as its columns hold it, but with the text of every value.
struct RowInstance {
    std::vector<std::string> path;  // IRIs
    std::string datasetId;
    ngsild::AttributeKind kind = ngsild::AttributeKind::Property;
    store::Cell cell;  // text: a view into the reader's memory
    std::optional<Moment> observedAt;
    std::optional<Moment> modifiedAt;
    std::string unitCode;
};

// Reads an entity's own bytes, for what the columns do not have: texts of times, JSON of points, rare members. The same
// reader as that of the columns, so both always agree. One object a thread, reused.
class RowReader : private ngsild::EntitySink {
public:
    // Errors: FileNotReadable.
    [[nodiscard]] Result<void> read(const store::Version &version, store::EntityRef entity);

    [[nodiscard]] const std::vector<RowInstance> &instances() const { return m_instances; }
    [[nodiscard]] const std::optional<Moment> &createdAt() const { return m_createdAt; }
    [[nodiscard]] const std::optional<Moment> &modifiedAt() const { return m_modifiedAt; }

    // A reserved member that is no value and no attribute ("objectType", "expiresAt"), of each instance of the
    // attribute at this path (one set of IRIs for each step), or of the entity itself when it is empty. Texts only.
    [[nodiscard]] std::vector<std::string> members(const std::vector<std::vector<std::string>> &path,
                                                   std::string_view member);

private:
    void begin(const ngsild::EntityHead &head) override;
    void attribute(const ngsild::AttributeView &attribute) override;
    void end(std::string_view) override {}
    void abandon() override { m_instances.clear(); }
    void remark(ngsild::RemarkCode, std::string_view) override {}
    [[nodiscard]] const std::string &expanded(std::string_view name);

    ngsild::EntityReader m_reader;
    std::string m_raw;
    jsonld::ContextPtr m_context;
    std::unordered_map<jsonld::ContextPtr, std::unordered_map<std::string, std::string>> m_names;
    std::deque<std::string> m_texts;
    std::vector<RowInstance> m_instances;
    std::optional<Moment> m_createdAt;
    std::optional<Moment> m_modifiedAt;
};

}  // namespace civiscope::query
