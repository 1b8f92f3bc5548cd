// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/auditing.h"

#include "app/civiscope/exitstatus.h"
#include "app/civiscope/taskprogress.h"
#include "app/civiscope/validating.h"
#include "app/civiscope/version.h"
#include "words/errorwords.h"

#include <QCoreApplication>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

struct AuditingText {
    Q_DECLARE_TR_FUNCTIONS(AuditingText)
};

}  // namespace

Result<tasks::Audited> auditLoaded(const Sources &sources, const Loaded &loaded, const QString &name, quint64 seed,
                                   const QStringList &schemas, Output &output)
{
    TaskProgress progress(output);
    auto audited = QCoro::waitFor(tasks::auditSource({.subject = loaded.subject(),
                                                      .schemas = schemaChoice(sources, loaded.request.spec, schemas),
                                                      .name = name.toStdString(),
                                                      .seed = seed,
                                                      .programVersion = version},
                                                     sources.services(), progress.job(), progress.stages()));
    output.progressDone();
    if (!audited)
        return audited;
    if (audited->validated)
        noteProblems(*audited->validated);
    const audit::Scorecard &card = audited->card;
    if (card.stopped)
        Output::note(AuditingText::tr("stopped: what was tested stands, the rest could not be tested"));
    if (card.gone)
        Output::note(AuditingText::tr("The broker stopped answering; what was tested stands.") + QLatin1Char(' ') +
                     words::sentence(*card.gone));
    return audited;
}

int statusOf(const Loaded &loaded, const tasks::Audited &audited)
{
    return audited.complete() ? loaded.status() : int(DoneIncomplete);
}

}  // namespace civiscope::app
