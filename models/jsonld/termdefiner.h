// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/contextprocessor.h"

#include <optional>
#include <string>
#include <vector>

namespace civiscope::jsonld {

// Defines the terms of one local context (JSON-LD 1.1 API, clause 4.2 "Create Term Definition"), each after those it
// builds on. Throws as ContextProcessor does, whose issues and limits it shares.
class TermDefiner {
public:
    // Where the terms stand. What it refers to must outlive the definer.
    struct Place {
        std::shared_ptr<ActiveContext> &active;  // under construction
        const nlohmann::json &object;
        const std::string &base;
        ContextProcessor::Flags flags;
        const std::vector<std::string> &chain;
        const std::string &where;
        bool isProtected = false;
    };
    TermDefiner(ContextProcessor &processor, const Place &place)
        : m_processor(processor)
        , m_place(place)
    {
    }

    void createTerm(const std::string &term);

private:
    [[nodiscard]] ActiveContext &context() const { return *m_place.active; }
    void defineTerm(const std::string &term, const nlohmann::json &written, const TermDefinition *previous);
    [[nodiscard]] bool defineReverse(const nlohmann::json &value, TermDefinition &definition);
    [[nodiscard]] bool defineIri(const std::string &term, const nlohmann::json &value, bool isSimple,
                                 TermDefinition &definition);
    void defineType(const nlohmann::json &map, TermDefinition &definition);
    void defineContainers(const nlohmann::json &map, TermDefinition &definition);
    void defineScope(const std::string &term, const nlohmann::json &context, TermDefinition &definition);
    void defineRest(const std::string &term, const nlohmann::json &map, TermDefinition &definition);
    [[nodiscard]] std::optional<std::string> expandIri(const std::string &value, bool documentRelative = false);

    ContextProcessor &m_processor;
    Place m_place;
    TextMap<bool> m_defined;  // false: being defined
};

}  // namespace civiscope::jsonld
