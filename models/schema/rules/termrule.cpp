// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

#include "base/editdistance.h"
#include "schema/compiledschema.h"

#include <algorithm>

namespace civiscope::schema {

namespace {

constexpr std::size_t longestName = 64;

bool sameButForCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return a.size() == b.size() && std::ranges::equal(a, b, {}, lower, lower);
}

// Names whose meaning nobody gives, and among these the ones that look like a slip of the pen.
class TermRule final : public Rule {
    struct Known {
        bool defined = true;
        std::string nearest;  // a term it may have been meant to be
    };

    void begin(const EntityAt &at, const ngsild::EntityHead &head, Reporter &to) override
    {
        if (m_context != &at.context || m_schemas != at.schemas) {
            m_context = &at.context;
            m_schemas = at.schemas;
            m_known.clear();
            m_types.clear();
            // Of a context that could not be had nobody can say what it defines.
            m_blind = std::ranges::any_of(at.context.sources(), [](const auto &source) { return !source.available; });
        }
        if (m_blind)
            return;
        for (const std::string_view type : head.types) {
            auto known = m_types.find(type);
            if (known == m_types.end())
                known = m_types.emplace(std::string(type), at.context.expand(type).defined()).first;
            if (!known->second)
                to.report(RuleCode::TermUndefined, to.entity().contains("@type") ? "/@type" : "/type");
        }
    }

    void attribute(const EntityAt &at, const ngsild::AttributeView &attribute, Reporter &to) override
    {
        if (m_blind)
            return;
        const std::string_view name = attribute.path.back();
        auto known = m_known.find(name);
        if (known == m_known.end())
            known = m_known.emplace(std::string(name), look(at, name)).first;
        if (known->second.defined)
            return;
        const bool near = !known->second.nearest.empty() && !has(to.entity(), known->second.nearest);
        to.report(near ? RuleCode::TermNearMiss : RuleCode::TermUndefined, to.pointerTo(attribute, {}),
                  near ? known->second.nearest : std::string());
    }

    static bool has(const Json &entity, const std::string &name)
    {
        return entity.contains(name) || (entity.contains("properties") && entity.at("properties").is_object() &&
                                         entity.at("properties").contains(name));
    }

    Known look(const EntityAt &at, std::string_view name) const
    {
        if (at.context.expand(name).defined())
            return {};
        Known known{.defined = false, .nearest = {}};
        if (name.size() < 4 || name.size() > longestName)
            return known;
        const std::size_t limit = name.size() < 7 ? 1 : 2;
        std::size_t best = limit + 1;
        const auto consider = [&](std::string_view term) {
            if (term == name || term.size() < 4)
                return;
            const std::size_t distance = sameButForCase(term, name) ? 0 : editDistance(name, term, limit);
            if (distance < best || (distance == best && distance <= limit && term < known.nearest)) {
                best = distance;
                known.nearest = term;
            }
        };
        for (const auto &schema : at.schemas)
            std::ranges::for_each(schema->memberNames(), consider);
        if (best > limit) {
            for (const auto &[term, definition] : at.context.active()->terms)
                consider(term);
        }
        if (best > limit)
            known.nearest.clear();
        return known;
    }

    const jsonld::Context *m_context = nullptr;
    std::vector<std::shared_ptr<const CompiledSchema>> m_schemas;
    bool m_blind = false;
    jsonld::TextMap<Known> m_known;
    jsonld::TextMap<bool> m_types;
};

}  // namespace

std::unique_ptr<Rule> makeTermRule()
{
    return std::make_unique<TermRule>();
}

}  // namespace civiscope::schema
