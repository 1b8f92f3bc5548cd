// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"
#include "audit/tlsprobe.h"

namespace civiscope::audit::checks {

// S1: see judgeTls; plain http is not met.
Task transportSecurity(MaterialPtr material, std::stop_token stop)
{
    Finding finding("S1");
    const QUrl base = material->prober->connection().base;
    if (base.scheme() != QLatin1String("https")) {
        const Probe probe = co_await material->prober->get(
            client::collectionUrl(material->prober->connection(), material->prober->manners(), "types"), stop);
        if (!probe.outcome)
            co_return couldNotTest("S1", probe, {ReasonCode::NoAnswer, {}, probe.outcome.error()});
        finding.evidence(probe.evidence);
        co_return finding.close(Verdict::NotMet, ReasonCode::PlainHttp, {base.host().toStdString()});
    }
    const auto facts = co_await probeTls(base, stop);
    if (facts)
        co_return judgeTls(*facts, material->now);
    CheckResult result = finding.close(Verdict::CouldNotBeTested);
    result.reasons.push_back({ReasonCode::NoAnswer, {}, facts.error()});
    co_return result;
}

}  // namespace civiscope::audit::checks
