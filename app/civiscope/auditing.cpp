// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/auditing.h"

#include "app/civiscope/exitstatus.h"
#include "app/civiscope/interrupt.h"
#include "app/civiscope/validating.h"
#include "app/civiscope/version.h"
#include "audit/auditor.h"
#include "words/errorwords.h"

#include <QCoreApplication>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

struct AuditingText {
    Q_DECLARE_TR_FUNCTIONS(AuditingText)
};

}  // namespace

Result<Audited> auditSource(Sources &sources, const QString &source, const SourceOptions &options, const Loaded &loaded,
                            quint64 seed, const QStringList &schemas, Output &output)
{
    auto connection = QCoro::waitFor(sources.connection(source, options));
    if (!connection)
        return std::unexpected(connection.error());
    std::shared_ptr<const schema::Validation> validation;
    int status = loaded.status();
    if (!schemaPlaces(source, schemas).isEmpty()) {
        auto validated = validateSource(sources, source, options, loaded, schemas, output);
        if (!validated)
            return std::unexpected(std::move(validated.error()));
        if (!validated->complete)
            status = DoneIncomplete;
        if (validated->bySchemas)
            validation = std::make_shared<const schema::Validation>(std::move(validated->validation));
    }
    const Interrupt interrupt;
    const QString what = AuditingText::tr("auditing, step");
    const Job job{interrupt.token(), [&](const Progress &progress) { output.progress(what, progress); }};
    audit::Scorecard card = QCoro::waitFor(audit::audit({.name = source.toStdString(),
                                                         .connection = std::move(*connection),
                                                         .transport = sources.services()->transport,
                                                         .version = loaded.dataset->current(),
                                                         .validation = std::move(validation),
                                                         .now = sources.services()->now},
                                                        {.seed = seed, .programVersion = version}, job));
    output.progressDone();
    if (card.stopped)
        Output::note(AuditingText::tr("stopped: what was tested stands, the rest could not be tested"));
    if (card.gone)
        Output::note(AuditingText::tr("The broker stopped answering; what was tested stands.") + QLatin1Char(' ') +
                     words::sentence(*card.gone));
    if (card.stopped || card.gone)
        status = DoneIncomplete;
    return Audited{std::move(card), status};
}

}  // namespace civiscope::app
