// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/auditreport.h"

#include "audit/check.h"
#include "words/auditwords.h"
#include "words/errorwords.h"
#include "words/htmlpage.h"
#include "words/language.h"
#include "words/numberwords.h"
#include "words/text.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

using namespace audit;

struct AuditReport {
    Q_DECLARE_TR_FUNCTIONS(AuditReport)
};

// Reports are read elsewhere and later: times in UTC, to the second.
QString reportTime(Moment moment)
{
    return QString::fromStdString(formatDateTime(moment / 1'000'000 * 1'000'000))
        .replace(QLatin1Char('T'), QLatin1Char(' '))
        .replace(QLatin1Char('Z'), QStringLiteral(" UTC"));
}

Html verdictBadge(Verdict value)
{
    return badge(verdictTone(value), verdictMark(value), verdict(value));
}

Html countBar(const std::array<int, verdictCount> &counts)
{
    QList<BarPart> parts;
    for (int i = 0; i < verdictCount; ++i)
        parts.append({verdictTone(Verdict(i)), verdictMark(Verdict(i)), verdict(Verdict(i)), counts[std::size_t(i)]});
    return bar(parts);
}

Html evidenceHtml(const Evidence &evidence)
{
    Html line{element("code", text(evidence.request))};
    if (!evidence.entity.empty())
        line += {text(QStringLiteral(" · ")), element("code", text(evidence.entity))};
    QStringList facts{reportTime(evidence.at)};
    if (evidence.status != 0)
        facts << AuditReport::tr("status %1").arg(evidence.status);
    if (!evidence.mediaType.empty())
        facts << text(evidence.mediaType);
    if (!evidence.sha256.empty())
        facts << bytes(evidence.bytes) << QStringLiteral("SHA-256 ") + text(evidence.sha256);
    Html all{element("p", line, "small"), element("p", facts.join(QStringLiteral(" · ")), "small quiet")};
    if (!evidence.excerpt.empty())
        all += element("pre", text(evidence.excerpt));
    return all;
}

Html checkHtml(const CheckResult &check)
{
    Html all;
    for (const Reason &reason : check.reasons)
        all += element("p", sentence(reason));
    if (check.entityCount > 0) {
        Html ids;
        for (const std::string &id : check.entities)
            ids += element("li", element("code", text(id)));
        const QString line = AuditReport::tr("Entities concerned: %1").arg(count(check.entityCount));
        const bool more = check.entityCount > std::int64_t(check.entities.size());
        all += details(
            text(more ? line + AuditReport::tr(" (the first %1)").arg(count(qint64(check.entities.size()))) : line),
            element("ul", ids));
    }
    if (!check.evidence.empty()) {
        Html evidence;
        for (const Evidence &one : check.evidence)
            evidence += evidenceHtml(one);
        all += details(text(AuditReport::tr("Evidence: %1").arg(count(qint64(check.evidence.size())))), evidence);
    }
    return all;
}

Html linkTo(const std::string &check)
{
    return link(QStringLiteral("#check-") + text(check), text(check));
}

Html rowHtml(const Row &row, const Scorecard &card)
{
    const Requirement &requirement = *row.requirement;
    Html head{element("strong", text(requirement.id)), text(QStringLiteral("  ")), verdictBadge(row.verdict),
              element("span", QStringLiteral("  ") + level(requirement.level), "quiet small")};
    Html body{element("p", head), element("p", text(requirement.reading))};
    for (const auto why = reasons(row, card); const QString &reason : why)
        body += element("p", reason, "small quiet");
    Html checks;
    for (const std::string &id : row.checks)
        checks +=
            {text(checks.isEmpty() ? AuditReport::tr("Checks and evidence: ") : QStringLiteral(", ")), linkTo(id)};
    if (!checks.isEmpty())
        body += element("p", checks, "small");
    return element("div", body, "row");
}

Html headHtml(const Scorecard &card)
{
    Html types;
    for (const SampledCount &type : card.sample) {
        const QString total = type.total ? count(*type.total) : AuditReport::tr("an unknown number");
        types +=
            element("li", {element("span", text(type.name)),
                           text(QStringLiteral(": ") + AuditReport::tr("%1 of %2").arg(count(type.taken), total))});
    }
    Html ours;
    for (const auto all = thresholds(); const QString &threshold : all)
        ours += element("li", threshold);
    const QString version = QStringLiteral("Civiscope ") + text(card.programVersion);
    return {
        heading(1, AuditReport::tr("Interoperability self-check: %1").arg(text(card.source))),
        element("p", auditScope(card), "scope"),
        facts({{AuditReport::tr("Source"), text(text(card.source))},
               {AuditReport::tr("Begun"), text(reportTime(card.begun))},
               {AuditReport::tr("Ended"), text(reportTime(card.ended))},
               {AuditReport::tr("Edition"), link(text(card.edition->link), text(card.edition->name))},
               {AuditReport::tr("Program"), text(version)},
               {AuditReport::tr("Requests"),
                text(card.isBroker ? AuditReport::tr("%Ln, all of them GET", nullptr, numerus(card.requests))
                                   : AuditReport::tr("none: the source is a file"))},
               {AuditReport::tr("Entities loaded"), text(count(card.entities))},
               {AuditReport::tr("Sample"), text(sampleWords(card))}}),
        details(text(AuditReport::tr("The sample, type by type")), element("ul", types)),
        details(text(AuditReport::tr("Thresholds: ours, for the mechanisms give no numbers")), element("ul", ours))};
}

}  // namespace

QString auditHtml(const Scorecard &card)
{
    Html body = headHtml(card);
    if (card.stopped)
        body += element("p", AuditReport::tr("The audit was stopped before its end; what was tested stands."), "scope");
    if (card.gone)
        body += element("p",
                        AuditReport::tr("The broker stopped answering on the way; what was tested stands.") +
                            QLatin1Char(' ') + sentence(*card.gone),
                        "scope");
    Html contents;
    for (const Column &column : card.columns)
        contents += {element("h3", link(QLatin1Char('#') + text(column.mim->slug), text(column.mim->label))),
                     countBar(column.counts())};
    body += {heading(2, AuditReport::tr("At a glance")), countBar(card.counts()),
             element("p",
                     AuditReport::tr("Requirements by verdict. There is no grade: what counts is which of them are "
                                     "met, and why."),
                     "quiet small"),
             contents};
    for (const Column &column : card.columns) {
        const Mim &mim = *column.mim;
        body += {heading(2, text(mim.label), text(mim.slug)), element("p", text(mim.objective)),
                 element("p",
                         {text(AuditReport::tr("In our reading; the original words: ")),
                          link(text(mim.link), text(mim.link))},
                         "quiet small"),
                 countBar(column.counts())};
        for (const Row &row : column.rows)
            body += rowHtml(row, card);
    }
    body += heading(2, AuditReport::tr("Checks and their evidence"));
    for (const Check &check : allChecks()) {
        const auto found = card.checks.find(std::string(check.id));
        if (found == card.checks.end())
            continue;
        const QString id = QString::fromUtf8(check.id);
        body += element("div",
                        {heading(3, id + QStringLiteral("  ") + checkTitle(check.id), QStringLiteral("check-") + id),
                         element("p", verdictBadge(found->second.verdict)), checkHtml(found->second)},
                        "row");
    }
    body += element("footer",
                    element("p",
                            AuditReport::tr("Written by Civiscope %1. Each answer's SHA-256 is that of its whole body; "
                                            "excerpts are its beginning, with secrets masked.")
                                .arg(text(card.programVersion)),
                            "quiet small"));
    return htmlPage(AuditReport::tr("Interoperability self-check: %1").arg(text(card.source)), body, language());
}

}  // namespace civiscope::words
