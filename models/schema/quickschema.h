// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schemagraph.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::schema {

// Patterns are matched by a recursive matcher: longer texts (bytes) are cut for the whole validator's eyes.
constexpr std::size_t longestText = 20'000;
// A schema that asks the same of a part twice, and of its parts again, takes twice as long with each level.
constexpr int deepestLevel = 16;

// A short reading of a JSON Schema, draft 6 to 2020-12, for the many values that are valid: it knows the keywords that
// models of city data consist of, and says where it does not know. What it says is what the drafts say; who gets no
// "yes" asks the whole validator, which also tells what is wrong. Any thread.
class QuickSchema {
public:
    enum class Answer : std::uint8_t { No, Unknown, Yes };

    // `graph` is that of `document`; neither is needed afterwards. `defaultDraft`: of documents that name none. Formats
    // that are not asserted are Unknown.
    QuickSchema(const Json &document, const SchemaGraph &graph, const std::string &defaultDraft, bool assertsFormats);
    ~QuickSchema();
    QuickSchema(const QuickSchema &) = delete;
    QuickSchema &operator=(const QuickSchema &) = delete;

    [[nodiscard]] Answer judge(const Json &value) const;

private:
    struct Member;
    struct CheckNode;
    class Builder;

    [[nodiscard]] Answer judge(const CheckNode &node, const Json &value, int depth) const;
    [[nodiscard]] Answer judgeObject(const CheckNode &node, const Json &value, int depth) const;
    [[nodiscard]] Answer judgeArray(const CheckNode &node, const Json &value, int depth) const;
    [[nodiscard]] static Answer judgeText(const CheckNode &node, const Json &value);
    [[nodiscard]] static Answer judgeNumber(const CheckNode &node, const Json &value);
    [[nodiscard]] Answer judgeParts(const CheckNode &node, const Json &value, int depth) const;

    std::vector<std::unique_ptr<CheckNode>> m_nodes;  // the first is the root
};

}  // namespace civiscope::schema
