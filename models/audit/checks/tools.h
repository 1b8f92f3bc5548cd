// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/check.h"

#include <optional>
#include <string>
#include <vector>

// What checks have in common.
namespace civiscope::audit {

// A result that grows: reasons, evidence and entities within their limits. What is added first decides.
class Finding {
public:
    explicit Finding(std::string id) { m_result.id = std::move(id); }

    void reason(ReasonCode code, std::vector<std::string> args = {})
    {
        m_result.reasons.push_back({code, std::move(args)});
    }
    void evidence(const Evidence &evidence);
    void evidence(const std::vector<SamplePage> &pages);
    // An entity concerned; its evidence is kept as long as there is room.
    void entity(const Sample &sample, const SampledEntity &entity, const std::string &attribute = {});
    void entity(std::string_view id);
    [[nodiscard]] std::int64_t entities() const { return m_result.entityCount; }

    [[nodiscard]] CheckResult close(Verdict verdict);
    [[nodiscard]] CheckResult close(Verdict verdict, ReasonCode code, std::vector<std::string> args = {});

private:
    CheckResult m_result;
};

// Why an answer says nothing about the matter itself: no answer, no rights, a failing server, a feature that is not
// offered (`what`). nullopt: it does say something.
[[nodiscard]] std::optional<Reason> unanswered(const Probe &probe, const std::string &what);
// The result that goes with it.
[[nodiscard]] CheckResult couldNotTest(std::string id, const Probe &probe, Reason reason);

// "12"
[[nodiscard]] std::string text(std::int64_t number);
// "a, b, c", at most `most`, then "…".
[[nodiscard]] std::string list(const std::vector<std::string> &names, std::size_t most = 12);

// All entities of the sample, type by type.
template<typename Use>
void eachEntity(const Sample &sample, const Use &use)
{
    for (const SampledType &type : sample.types)
        for (const SampledEntity &entity : type.entities)
            use(type, entity);
}

// NGSILD-Results-Count of an answer; nullopt: not said.
[[nodiscard]] std::optional<std::int64_t> countOf(const Probe &probe);

// A whole answer, with what its names mean, as a small dataset; null: nothing in it could be read.
[[nodiscard]] store::VersionPtr datasetOf(std::string_view body, const jsonld::ContextPtr &context);

}  // namespace civiscope::audit
