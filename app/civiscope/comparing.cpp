// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/comparing.h"

#include "app/civiscope/exitstatus.h"
#include "app/civiscope/interrupt.h"
#include "app/civiscope/validating.h"
#include "base/jsontext.h"

#include <QFile>

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

compare::Input inputOf(const Loaded &loaded, const QString &words)
{
    compare::Input input;
    const auto spec = Sources::request(words, {});
    input.name = (spec ? spec->spec.name() : words).toStdString();
    input.version = loaded.dataset->current();
    input.complete = loaded.report.complete;
    input.total = loaded.report.total;
    return input;
}

}  // namespace

Result<Compared> compareSources(Sources &sources, const CompareCommand &command, Output &output)
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
    return compareLoaded(sources, {&*a, &*b}, command, std::move(*mapping), output);
}

Result<Compared> compareLoaded(Sources &sources, const compare::Sides<const Loaded *> &loaded,
                               const CompareCommand &command, compare::Mapping mapping, Output &output)
{
    const compare::Sides<QString> words{command.a, command.b};
    compare::Sides<compare::Input> inputs;
    int status = Done;
    for (const compare::Side side : compare::bothSides) {
        inputs[side] = inputOf(*loaded[side], words[side]);
        status = std::max(status, loaded[side]->status());
        if (schemaPlaces(words[side], command.schemas).isEmpty())
            continue;
        const auto validated =
            validateSource(sources, words[side], command.options, *loaded[side], command.schemas, output);
        if (!validated)
            return std::unexpected(validated.error());
        inputs[side].validity = schema::validShares(validated->validation);
        if (!validated->complete)
            status = DoneIncomplete;
    }
    const Interrupt interrupt;
    auto comparison = compare::compare(inputs.a, inputs.b, {std::move(mapping), sources.services()->now()},
                                       {.stop = interrupt.token(), .report = {}});
    if (!comparison)
        return std::unexpected(std::move(comparison.error()));
    return Compared{std::move(*comparison), status};
}

}  // namespace civiscope::app
