// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/json.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::schema {

// A short reading of a JSON Schema, draft 6 to 2020-12, for the many values that are valid: it knows the keywords that
// models of city data consist of, and says where it does not know. What it says is what the drafts say; who gets no
// "yes" asks the whole validator, which also tells what is wrong. Any thread.
class QuickSchema {
public:
    enum class Answer : std::uint8_t { No, Unknown, Yes };
    // A document by its URL without fragment; null: not at hand.
    using Lookup = std::function<const Json *(const std::string &url)>;

    // Copies what it needs. `defaultDraft`: of documents that name none. Formats that are not asserted are Unknown.
    QuickSchema(const Json &document, const std::string &url, const Lookup &lookup, const std::string &defaultDraft,
                bool assertsFormats);
    ~QuickSchema();
    QuickSchema(const QuickSchema &) = delete;
    QuickSchema &operator=(const QuickSchema &) = delete;

    [[nodiscard]] Answer judge(const Json &value) const;

private:
    struct Node;
    class Builder;

    [[nodiscard]] Answer judge(const Node &node, const Json &value, int depth) const;
    [[nodiscard]] Answer judgeObject(const Node &node, const Json &value, int depth) const;
    [[nodiscard]] Answer judgeArray(const Node &node, const Json &value, int depth) const;
    [[nodiscard]] static Answer judgeText(const Node &node, const Json &value);
    [[nodiscard]] static Answer judgeNumber(const Node &node, const Json &value);
    [[nodiscard]] Answer judgeParts(const Node &node, const Json &value, int depth) const;

    std::vector<std::unique_ptr<Node>> m_nodes;  // the first is the root
};

}  // namespace civiscope::schema
