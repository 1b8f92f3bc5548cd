// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <QRegularExpression>

namespace civiscope::audit::checks {

// A13: a segment of the API's path is a version, and the API answers there.
Task versionedPath(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A13");
    const client::Connection &connection = material->prober->connection();
    const Probe probe =
        co_await material->prober->get(client::collectionUrl(connection, material->prober->manners(), "types"), stop);
    if (auto reason = unanswered(probe, "GET /types"))
        co_return couldNotTest("A13", probe, std::move(*reason));
    finding.evidence(probe.evidence);
    static const QRegularExpression version(QStringLiteral("^[vV]\\d+([._]\\d+)*$"));
    for (const auto segments = connection.base.path().split(QLatin1Char('/')); const QString &segment : segments)
        if (version.match(segment).hasMatch())
            co_return finding.close(Verdict::Met, ReasonCode::VersionInPath, {segment.toStdString()});
    co_return finding.close(Verdict::NotMet, ReasonCode::NoVersionInPath, {connection.base.path().toStdString()});
}

}  // namespace civiscope::audit::checks
