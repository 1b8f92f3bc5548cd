// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/validating.h"

#include "app/civiscope/interrupt.h"
#include "schema/schemaloader.h"
#include "schema/schemaregistry.h"
#include "words/errorwords.h"

#include <QCoreApplication>
#include <QDir>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

struct ValidatingText {
    Q_DECLARE_TR_FUNCTIONS(ValidatingText)
};

std::vector<std::string> typeIris(const store::Version &version)
{
    std::vector<std::string> iris;
    for (const store::TablePtr &table : version.tables())
        iris.insert(iris.end(), table->typeIris().begin(), table->typeIris().end());
    return iris;
}

}  // namespace

QStringList schemaPlaces(const QString &source, const QStringList &schemas)
{
    QStringList all;
    for (const QString &place : schemas)
        all << (place.contains(QLatin1String("://")) ? place : QDir::current().absoluteFilePath(place));
    if (const auto request = Sources::request(source, {}); request && all.isEmpty())
        all = Sources::ownSchemas(request->spec);
    return all;
}

Result<Validated> validateSource(Sources &sources, const QString &source, const SourceOptions &options,
                                 const Loaded &loaded, const QStringList &schemas, Output &output)
{
    const store::VersionPtr version = loaded.dataset->current();
    const Interrupt interrupt;
    const auto job = [&](const QString &what) {
        return Job{interrupt.token(), [&output, what](const Progress &progress) { output.progress(what, progress); }};
    };
    std::shared_ptr<schema::SchemaRegistry> registry;
    const auto problems = std::make_shared<std::vector<Error>>();
    if (const QStringList from = schemaPlaces(source, schemas); !from.isEmpty()) {
        auto read = QCoro::waitFor(
            sources.schemas()->load(from, typeIris(*version), problems, job(ValidatingText::tr("reading schemas"))));
        output.progressDone();
        if (!read && read.error().code == ErrorCode::Cancelled)
            return std::unexpected(read.error());
        if (read)
            registry = *read;
        else
            problems->push_back(read.error());
    }
    schema::ValidationOptions how;
    how.now = sources.services()->now();
    how.partial =
        !loaded.report.complete || loaded.report.limitReached || !options.types.isEmpty() || !options.filter.empty();
    auto validation = schema::validate(version, registry, how, job(ValidatingText::tr("validating")));
    output.progressDone();
    if (!validation)
        return std::unexpected(validation.error());
    Validated validated{std::move(*validation), registry != nullptr, true};
    std::vector<Error> &all = validated.validation.problems;
    validated.complete = problems->empty() && all.size() == (registry ? registry->problems().size() : 0);
    all.insert(all.begin(), problems->begin(), problems->end());
    for (const Error &problem : all)
        Output::note(words::sentence(problem) + QLatin1Char(' ') + words::hint(problem));
    return validated;
}

}  // namespace civiscope::app
