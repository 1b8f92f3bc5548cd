// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/comparing.h"

#include "app/civiscope/exitstatus.h"
#include "app/civiscope/taskprogress.h"
#include "app/civiscope/validating.h"
#include "base/jsontext.h"

#include <QFile>

#include <qcoro/qcorotask.h>

#include <algorithm>

namespace civiscope::app {

namespace {

constexpr int deepestMapping = 8;

Result<compare::Mapping> readMapping(const QString &path)
{
    if (path.isEmpty())
        return compare::Mapping();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorCode::FileNotReadable, "reading the mapping", path.toStdString(),
                                     file.errorString().toStdString()});
    const QByteArray bytes = file.readAll();
    auto mapping = parseJson({bytes.constData(), std::size_t(bytes.size())}, path.toStdString(), deepestMapping)
                       .and_then([](const nlohmann::json &json) { return compare::mappingFromJson(json); });
    if (!mapping && mapping.error().where != path.toStdString())
        mapping.error().where = path.toStdString() + '#' + mapping.error().where;
    return mapping;
}

}  // namespace

Result<CompareAnswer> loadAndCompare(Sources &sources, const CompareCommand &command, Output &output)
{
    auto mapping = readMapping(command.mapping);
    if (!mapping)
        return std::unexpected(std::move(mapping.error()));
    const auto a = loadSource(sources, command.a, command.options, output);
    if (!a)
        return std::unexpected(a.error());
    const auto b = loadSource(sources, command.b, command.options, output);
    if (!b)
        return std::unexpected(b.error());
    return compareLoaded(sources, {&*a, &*b}, command.schemas, std::move(*mapping), output);
}

Result<CompareAnswer> compareLoaded(const Sources &sources, const compare::Sides<const Loaded *> &loaded,
                                    const QStringList &schemas, compare::Mapping mapping, Output &output)
{
    tasks::CompareTask task{.subjects = {loaded.a->subject(), loaded.b->subject()},
                            .schemas = {schemaChoice(sources, loaded.a->request.spec, schemas),
                                        schemaChoice(sources, loaded.b->request.spec, schemas)},
                            .mapping = std::move(mapping),
                            .now = sources.services()->now()};
    TaskProgress progress(output);
    auto compared = QCoro::waitFor(tasks::compareSources(std::move(task), nullptr, progress.job(), progress.stages()));
    output.progressDone();
    if (!compared)
        return std::unexpected(std::move(compared.error()));
    for (const compare::Side side : compare::bothSides) {
        if (compared->validated[side])
            noteProblems(*compared->validated[side]);
    }
    const int status =
        compared->schemasComplete() ? std::max(loaded.a->status(), loaded.b->status()) : int(DoneIncomplete);
    return CompareAnswer{std::move(*compared), status};
}

}  // namespace civiscope::app
