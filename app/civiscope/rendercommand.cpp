// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/auditing.h"
#include "app/civiscope/auditpicture.h"
#include "app/civiscope/commands.h"
#include "app/civiscope/comparepicture.h"
#include "app/civiscope/comparing.h"
#include "app/civiscope/exitstatus.h"
#include "app/civiscope/loading.h"
#include "app/civiscope/mappicture.h"
#include "app/civiscope/seriestext.h"
#include "app/civiscope/sketches.h"
#include "app/civiscope/tablepicture.h"
#include "app/civiscope/timelinepicture.h"
#include "words/countwords.h"
#include "words/timelinewords.h"

#include <QBuffer>
#include <QFileInfo>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace civiscope::app {

namespace {

bool writePdf(QIODevice &device, const QImage &picture)
{
    QPdfWriter pdf(&device);
    pdf.setCreator(QStringLiteral("Civiscope"));
    pdf.setPageMargins({});
    pdf.setPageSize(QPageSize(picture.deviceIndependentSize(), QPageSize::Point));
    QPainter painter(&pdf);
    painter.drawImage(QRect(0, 0, pdf.width(), pdf.height()), picture);
    return painter.end();
}

const char *wordOf(RenderCommand::View view)
{
    switch (view) {
    case RenderCommand::View::Map: return "map";
    case RenderCommand::View::Table: return "table";
    case RenderCommand::View::Timeline: return "timeline";
    case RenderCommand::View::Compare: return "compare";
    case RenderCommand::View::Audit: break;
    }
    return "audit";
}

// Whole or not at all: a picture that is there is replaced only by a finished one.
Result<void> save(const QString &path, const QImage &picture)
{
    const auto failed = [&](const QString &why) {
        return std::unexpected(
            Error{ErrorCode::FileNotWritable, "writing the picture", path.toStdString(), why.toStdString()});
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    const bool isPdf = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    if (!(isPdf ? writePdf(file, picture) : picture.save(&file, "PNG")) || !file.commit())
        return failed(file.errorString());
    return {};
}

// The series come beside the entities, and either may be incomplete.
Result<QImage> drawTimeline(const RenderCommand &command, Sources &sources, const std::vector<Loaded> &loaded,
                            const PictureStyle &style, int &status)
{
    std::vector<TimelineSource> asked;
    for (std::size_t i = 0; i < loaded.size(); ++i) {
        auto request = Sources::request(command.sources[qsizetype(i)], command.options);
        if (!request)
            return std::unexpected(std::move(request.error()));
        asked.push_back({std::move(*request), loaded[i].dataset->current()});
    }
    auto picture = drawTimelinePicture(asked, sources.services(), command, style);
    if (!picture)
        return std::unexpected(std::move(picture.error()));
    for (const Error &problem : picture->problems)
        Output::note(words::noHistory(problem));
    tellUnread(picture->unread, picture->complete);
    if (!picture->complete)
        status = std::max<int>(status, DoneIncomplete);
    return std::move(picture->image);
}

Result<QImage> drawComparison(const RenderCommand &command, Sources &sources, const std::vector<Loaded> &loaded,
                              const PictureStyle &style, Output &output, int &status)
{
    auto answer = compareLoaded(sources, {&loaded.front(), &loaded.back()}, {}, {}, output);
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    status = std::max(status, answer->status);
    const auto compared = std::make_shared<const tasks::Compared>(std::move(answer->compared));
    return drawComparePicture({compared, &compared->comparison}, compared->versions, sketchesOf(command.sources), style,
                              command.colourBy, sources.services()->now());
}

}  // namespace

int render(const RenderCommand &command, Sources &sources)
{
    Output output(command.json);
    const QString suffix = QFileInfo(command.file).suffix().toLower();
    if (suffix != QLatin1String("png") && suffix != QLatin1String("pdf"))
        return output.failure({ErrorCode::Usage, "choosing a format", command.file.toStdString(),
                               "pictures are written as .png or .pdf"});
    if (command.view == RenderCommand::View::Compare && command.sources.size() != 2)
        return output.failure(
            {ErrorCode::Usage, "choosing a view", "--view compare", "name two sources to lay side by side"});
    std::vector<Loaded> loaded;
    int status = Done;
    qint64 entities = 0;
    for (const QString &source : command.sources) {
        auto one = loadSource(sources, source, command.options, output);
        if (!one)
            return output.failure(one.error());
        status = std::max(status, one->status());
        entities += one->report.loaded;
        loaded.push_back(std::move(*one));
    }
    const PictureStyle style{command.size, command.scale, command.dark};
    std::vector<store::VersionPtr> versions;
    versions.reserve(loaded.size());
    for (const Loaded &one : loaded)
        versions.push_back(one.dataset->current());
    Result<QImage> drawn;
    switch (command.view) {
    case RenderCommand::View::Map:
        drawn = drawMapPicture(versions, sketchesOf(command.sources), style, command.colourBy);
        break;
    case RenderCommand::View::Table: drawn = drawTablePicture(versions, style); break;
    case RenderCommand::View::Audit:
        drawn = auditLoaded(sources, loaded.front(), command.sources.front(), 1, {}, output)
                    .transform([&](tasks::Audited audited) {
                        status = std::max(status, statusOf(loaded.front(), audited));
                        return drawAuditPicture(std::move(audited.card), style);
                    });
        break;
    case RenderCommand::View::Timeline: drawn = drawTimeline(command, sources, loaded, style, status); break;
    case RenderCommand::View::Compare: drawn = drawComparison(command, sources, loaded, style, output, status); break;
    }
    if (!drawn)
        return output.failure(drawn.error());
    const QImage &picture = *drawn;
    const QString file = QFileInfo(command.file).absoluteFilePath();
    if (const auto saved = save(file, picture); !saved)
        return output.failure(saved.error());
    if (command.json)
        Output::document({{"file", file.toStdString()},
                          {"width", picture.width()},
                          {"height", picture.height()},
                          {"view", wordOf(command.view)},
                          {"entities", entities}});
    else
        Output::text(QStringLiteral("%1 × %2 pixels, %3: %4")
                         .arg(picture.width())
                         .arg(picture.height())
                         .arg(words::entities(entities), command.file));
    return status;
}

}  // namespace civiscope::app
