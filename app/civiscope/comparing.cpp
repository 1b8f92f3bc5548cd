// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/comparing.h"

#include "app/civiscope/interrupt.h"
#include "ngsild/jsontext.h"

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
    auto mapping = ngsild::parseJson({bytes.constData(), std::size_t(bytes.size())}, path.toStdString(), deepestMapping)
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

Result<Compared> compareSources(Sources &sources, const CompareCommand &command, Moment now, Output &output)
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
    return compareLoaded({&*a, &*b}, {command.a, command.b}, std::move(*mapping), now);
}

Result<Compared> compareLoaded(const compare::Sides<const Loaded *> &loaded, const compare::Sides<QString> &words,
                               compare::Mapping mapping, Moment now)
{
    const Interrupt interrupt;
    auto comparison = compare::compare(inputOf(*loaded.a, words.a), inputOf(*loaded.b, words.b),
                                       {std::move(mapping), now}, {.stop = interrupt.token(), .report = {}});
    if (!comparison)
        return std::unexpected(std::move(comparison.error()));
    return Compared{std::move(*comparison), std::max(loaded.a->status(), loaded.b->status())};
}

}  // namespace civiscope::app
