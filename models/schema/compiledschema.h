// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/json.h"
#include "schema/rulecode.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::schema {

// What a schema says against a value.
struct SchemaFault {
    RuleCode rule = RuleCode::SchemaOther;
    std::string pointer;   // into the value
    std::string expected;  // "number", "≥ 0", "one of: open, closed"
    std::string found;     // JSON text; empty: nothing stands there
    std::string place;     // URL and pointer of the keyword
};

// One JSON Schema, 2020-12 to draft 4, ready to be asked from any thread. `format` is asserted: models of city data
// use it for what matters most, times and links; a time without a zone is then a fault, as it is for NGSI-LD.
class CompiledSchema {
public:
    using Lookup = std::function<const Json *(const std::string &url)>;
    enum class Formats { Asserted, Annotations };
    struct Options {
        Formats formats = Formats::Asserted;
        std::string defaultDraft = "https://json-schema.org/draft/2020-12/schema";  // of schemas that name none
    };

    // `lookup`: the documents it refers to, by URL without fragment; they must live until the answer.
    // Errors: SchemaInvalid, SchemaNotAvailable (detail: the first URL that is missing).
    [[nodiscard]] static Result<std::shared_ptr<const CompiledSchema>> compile(const Json &document,
                                                                               const std::string &url,
                                                                               const Lookup &lookup,
                                                                               const Options &options);

    ~CompiledSchema();
    CompiledSchema(const CompiledSchema &) = delete;
    CompiledSchema &operator=(const CompiledSchema &) = delete;

    [[nodiscard]] bool isValid(const Json &value) const;
    // Empty: it is valid. Of alternatives (anyOf, oneOf) that all fail, the one that came closest speaks, or all
    // together.
    [[nodiscard]] std::vector<SchemaFault> faults(const Json &value) const;

    // Names of the members it describes at the top, through allOf and $ref.
    [[nodiscard]] const std::vector<std::string> &memberNames() const { return m_names; }
    [[nodiscard]] const std::string &url() const { return m_url; }

private:
    struct Private;
    CompiledSchema();

    std::unique_ptr<Private> d;
    std::string m_url;
    std::vector<std::string> m_names;
};

// A copy without the $id of its root (of published ones many are wrong: a document is what its URL says), its $schema
// in the spelling that the drafts give it.
[[nodiscard]] Json plainDocument(const Json &document);

}  // namespace civiscope::schema
