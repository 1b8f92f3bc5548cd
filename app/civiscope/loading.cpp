// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/loading.h"

#include "app/civiscope/exitstatus.h"
#include "app/civiscope/taskprogress.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/loadwords.h"
#include "words/numberwords.h"
#include "words/querywords.h"
#include "words/readerwords.h"

#include <QCoreApplication>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

constexpr qsizetype quarantineLines = 20;

struct LoadingText {
    Q_DECLARE_TR_FUNCTIONS(LoadingText)
};

// What is missing and what was odd, a line each.
void tellProblems(const store::Version &version, const tasks::LoadReport &report)
{
    if (!report.found.isEmpty())
        Output::note(words::elsewhere(report.asked, report.found));
    // Each type is paged through on its own and may have the same to say.
    QStringList notes;
    for (const client::PagingRemark &note : report.notes)
        notes << words::note(note);
    notes.removeDuplicates();
    for (const QString &note : std::as_const(notes))
        Output::note(note);
    if (report.filterRefused)
        Output::note(LoadingText::tr("The broker did not take the query; it is evaluated here. %1")
                         .arg(words::sentence(*report.filterRefused)));
    if (report.filterRan == tasks::FilterRan::Broker && report.filteredOut > 0)
        Output::note(LoadingText::tr("%Ln entities that the broker gave do not match the query; they are left out.",
                                     nullptr, words::numerus(report.filteredOut)));
    if (!report.unknown.empty())
        Output::note(words::nothingIsCalled(report.unknown));
    for (const Error &problem : report.contextProblems)
        Output::note(words::sentence(problem) + QLatin1Char(' ') + words::hint(problem));
    for (const Error &problem : report.problems)
        Output::note(words::sentence(problem) + QLatin1Char(' ') + words::hint(problem));
    qsizetype lines = 0;
    for (const ngsild::Quarantined &item : version.quarantine()) {
        if (++lines > quarantineLines) {
            Output::note(LoadingText::tr("… and %Ln more that could not be read (--json lists them all)", nullptr,
                                         words::numerus(qsizetype(version.quarantine().size()) - quarantineLines)));
            break;
        }
        QString line =
            LoadingText::tr("not read: %1 %2").arg(QString::fromStdString(item.where), words::reason(item.reason));
        if (!item.detail.empty())
            line += QStringLiteral(" (%1)").arg(QString::fromStdString(item.detail));
        Output::note(line);
    }
    if (!version.quarantine().empty())
        Output::note(LoadingText::tr("What was not read is left out. Mend it where it comes from and load again; "
                                     "\"civiscope inspect SOURCE --json\" shows its text."));
    if (!report.complete && !report.limitReached) {
        Output::note(report.total
                         ? LoadingText::tr("incomplete: %1 of %Ln entities", nullptr, words::numerus(*report.total))
                               .arg(words::count(report.loaded))
                         : LoadingText::tr("incomplete: %1, and there are more").arg(words::entities(report.loaded)));
    }
    if (report.limitReached)
        Output::note(LoadingText::tr("stopped at the limit of %1").arg(words::entities(report.loaded)));
}

}  // namespace

tasks::Subject Loaded::subject() const
{
    return tasks::subjectOf(request, dataset->current(), &report);
}

int Loaded::status() const
{
    return report.complete || report.limitReached ? Done : DoneIncomplete;
}

Result<Loaded> loadSource(Sources &sources, const QString &words, const SourceOptions &options, Output &output)
{
    auto request = Sources::request(words, options);
    if (!request)
        return std::unexpected(std::move(request.error()));
    Loaded loaded{std::move(*request), std::make_shared<store::Dataset>(), {}};
    TaskProgress progress(output, LoadingText::tr("loading"));
    auto report = QCoro::waitFor(sources.load(words, options, loaded.dataset, progress.job()));
    output.progressDone();
    if (!report)
        return std::unexpected(std::move(report.error()));
    loaded.report = std::move(*report);
    tellProblems(*loaded.dataset->current(), loaded.report);
    return loaded;
}

}  // namespace civiscope::app
