// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/validating.h"

#include "app/civiscope/taskprogress.h"
#include "words/errorwords.h"

#include <QDir>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

tasks::SchemaChoice schemaChoice(const Sources &sources, const tasks::SourceSpec &spec, const QStringList &named)
{
    QStringList places;
    for (const QString &place : named)
        places << (place.contains(QLatin1String("://")) ? place : QDir::current().absoluteFilePath(place));
    return {places.isEmpty() ? Sources::ownSchemas(spec) : places, sources.schemas()};
}

Result<tasks::Validated> validateLoaded(const Sources &sources, const Loaded &loaded, const QStringList &schemas,
                                        Output &output)
{
    TaskProgress progress(output);
    auto validated =
        QCoro::waitFor(tasks::validateSource({.subject = loaded.subject(),
                                              .schemas = schemaChoice(sources, loaded.request.spec, schemas),
                                              .now = sources.services()->now()},
                                             progress.job(), progress.stages()));
    output.progressDone();
    if (validated)
        noteProblems(*validated);
    return validated;
}

void noteProblems(const tasks::Validated &validated)
{
    for (const Error &problem : validated.validation->problems)
        Output::note(words::sentence(problem) + QLatin1Char(' ') + words::hint(problem));
}

}  // namespace civiscope::app
