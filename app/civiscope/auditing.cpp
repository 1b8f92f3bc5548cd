// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/auditing.h"

#include "app/civiscope/interrupt.h"
#include "app/civiscope/version.h"
#include "audit/auditor.h"
#include "schema/schemaloader.h"
#include "schema/schemaregistry.h"
#include "schema/validator.h"
#include "words/errorwords.h"

#include <QCoreApplication>
#include <QDir>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

struct AuditingText {
    Q_DECLARE_TR_FUNCTIONS(AuditingText)
};

// Null when there are no schemas, or none could be had.
std::shared_ptr<const schema::Validation> validate(Sources &sources, const QString &source, const Loaded &loaded,
                                                   const QStringList &schemas, std::stop_token stop, Output &output)
{
    QStringList places;
    for (const QString &place : schemas)
        places << (place.contains(QLatin1String("://")) ? place : QDir::current().absoluteFilePath(place));
    if (const auto spec = workspace::parseSource(source, QDir::currentPath()); spec && places.isEmpty())
        places = Sources::ownSchemas(*spec);
    if (places.isEmpty())
        return nullptr;
    const store::VersionPtr version = loaded.dataset->current();
    std::vector<std::string> iris;
    for (const store::TablePtr &table : version->tables())
        iris.insert(iris.end(), table->typeIris().begin(), table->typeIris().end());
    const Job job{stop,
                  [&output](const Progress &progress) { output.progress(AuditingText::tr("validating"), progress); }};
    const auto problems = std::make_shared<std::vector<Error>>();
    const auto registry = QCoro::waitFor(sources.schemas()->load(places, iris, problems, job));
    if (!registry)
        problems->push_back(registry.error());
    for (const Error &problem : *problems)
        Output::note(words::sentence(problem));
    if (!registry)
        return nullptr;
    auto validation =
        schema::validate(version, *registry, {.now = sources.services()->now(), .partial = true, .elsewhere = {}}, job);
    return validation ? std::make_shared<const schema::Validation>(std::move(*validation)) : nullptr;
}

}  // namespace

Result<audit::Scorecard> auditSource(Sources &sources, const QString &source, const SourceOptions &options,
                                     const Loaded &loaded, quint64 seed, const QStringList &schemas, Output &output)
{
    auto connection = QCoro::waitFor(sources.connection(source, options));
    if (!connection)
        return std::unexpected(connection.error());
    const Interrupt interrupt;
    auto validation = validate(sources, source, loaded, schemas, interrupt.token(), output);
    output.progressDone();
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
    return card;
}

}  // namespace civiscope::app
