// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/timelinepicture.h"

#include "app/civiscope/interrupt.h"
#include "widgets/parts/theme.h"
#include "widgets/timeline/timelinechoice.h"
#include "widgets/timeline/timelineplot.h"
#include "words/zonewords.h"
#include "tasks/historyloader.h"

#include <qcoro/qcorotask.h>

#include <algorithm>

namespace civiscope::app {

using widgets::TimelineAttribute;
using widgets::TimelineSubject;

namespace {

Error error(ErrorCode code, const QString &where, const char *why)
{
    return {code, "drawing a timeline", where.toStdString(), why};
}

// nullopt for an empty text.
Result<std::optional<Moment>> bound(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const auto time = parseDateTime(text.toStdString());
    if (!time || !time->hasZone)
        return std::unexpected(error(ErrorCode::Usage, text, "write a time with its zone: 2026-01-31T08:00:00Z"));
    return time->moment;
}

// Entities by id, each in the first source that has it; a source's key is its place from 1.
Result<std::vector<TimelineSubject>> subjectsOf(const std::vector<TimelineSource> &sources, const QStringList &ids)
{
    if (ids.isEmpty())
        return std::unexpected(error(ErrorCode::Usage, QStringLiteral("--view timeline"), "name entities with --id"));
    std::vector<TimelineSubject> subjects;
    for (const QString &id : ids) {
        const std::size_t before = subjects.size();
        for (std::size_t i = 0; i < sources.size() && subjects.size() == before; ++i) {
            if (const auto place = sources[i].version->find(id.toStdString()))
                subjects.push_back({{int(i) + 1, id.toStdString()}, sources[i].version, *place});
        }
        if (subjects.size() == before)
            return std::unexpected(error(ErrorCode::NotFound, id, "no such entity"));
    }
    return subjects;
}

Result<std::vector<std::string>> chosen(const std::vector<TimelineAttribute> &all, const QStringList &names)
{
    if (names.isEmpty())
        return widgets::sensibleAttributes(all);
    std::vector<std::string> iris;
    for (const QString &name : names) {
        const auto found = std::ranges::find_if(
            all, [&](const TimelineAttribute &one) { return one.name == name || one.iri == name.toStdString(); });
        if (found == all.end())
            return std::unexpected(error(ErrorCode::NotFound, name, "no such attribute"));
        iris.push_back(found->iri);
    }
    return iris;
}

}  // namespace

Result<TimelinePicture> drawTimelinePicture(const std::vector<TimelineSource> &sources,
                                            const std::shared_ptr<const tasks::SourceServices> &services,
                                            const RenderCommand &command, const PictureStyle &style)
{
    const auto from = bound(command.from);
    if (!from)
        return std::unexpected(from.error());
    const auto to = bound(command.to);
    if (!to)
        return std::unexpected(to.error());
    if (*from && *to && **from >= **to)
        return std::unexpected(error(ErrorCode::Usage, command.to, "--to has to be later than --from"));
    const auto subjects = subjectsOf(sources, command.ids);
    if (!subjects)
        return std::unexpected(subjects.error());
    const std::vector<TimelineAttribute> attributes = widgets::attributesOf(*subjects);
    const auto iris = chosen(attributes, command.attributes);
    if (!iris)
        return std::unexpected(iris.error());

    TimelinePicture picture;
    tasks::SeriesTask task;
    for (widgets::TimelineAsk &ask : widgets::asksFor(*subjects, *iris, *from, *to)) {
        ask.query.lastN = command.last;
        task.questions.push_back({ask.source, sources[std::size_t(ask.source) - 1].request, std::move(ask.query)});
    }
    const Interrupt interrupt;
    const auto asked = [services](tasks::SourceRequest request, history::TemporalQuery query, Job job) {
        return tasks::loadHistory(std::move(request), services, std::move(query), std::move(job));
    };
    auto answer = QCoro::waitFor(tasks::loadSeries(std::move(task), asked, {interrupt.token(), {}}));
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    if (!answer->failures.empty())
        return std::unexpected(std::move(answer->failures.front()));
    picture.problems = std::move(answer->problems);
    picture.unread = std::move(answer->unread);
    picture.complete = answer->complete;
    std::vector<widgets::TimelinePart> &parts = answer->parts;
    if (parts.empty())
        return std::unexpected(error(ErrorCode::Empty, command.ids.join(QStringLiteral(", ")),
                                     "no values of these attributes in this range"));
    widgets::applyTheme(style.dark ? carto::Theme::Dark : carto::Theme::Light);
    widgets::TimelinePlot plot;
    plot.resize(style.size);
    plot.setZone(words::zoneOrSystems(services->zone(sources.front().request)));
    plot.setData(widgets::timelineOf(std::move(parts), *subjects, attributes, *from, *to, services->now()));
    picture.image = plot.picture(style.scale);
    return picture;
}

}  // namespace civiscope::app
