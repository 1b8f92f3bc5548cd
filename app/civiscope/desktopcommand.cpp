// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/exitstatus.h"
#include "app/civiscope/output.h"
#include "app/civiscope/sketches.h"
#include "app/civiscope/sources.h"
#include "app/civiscope/startuplog.h"
#include "app/civiscope/version.h"
#include "gis/engineclient.h"
#include "gis/tileserver.h"
#include "widgets/compare/comparepage.h"
#include "widgets/audit/findingspage.h"
#include "widgets/window/mainwindow.h"
#include "widgets/audit/scorecardpage.h"
#include "widgets/parts/theme.h"
#include "widgets/timeline/timelinepage.h"
#include "widgets/window/sourceactions.h"
#include "widgets/window/tour.h"
#include "widgets/window/windowviews.h"
#include "words/errorwords.h"
#include "tasks/historyloader.h"
#include "workspace/session.h"
#include "workspace/workspacefile.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>

namespace civiscope::app {

namespace {

int walk(widgets::Tour tour, const workspace::Session &session)
{
    const auto files = tour.run();
    if (!files) {
        Output::note(words::sentence(files.error()));
        return SourceFailed;
    }
    Output::text(files->join(QLatin1Char('\n')));
    const bool complete = std::ranges::all_of(
        session.sources(), [](const auto &source) { return source->state() == workspace::Source::State::Ready; });
    return complete ? Done : DoneIncomplete;
}

}  // namespace

int desktop(const DesktopCommand &command, Sources &sources)
{
    // The query is the filter bar's, which tells what is wrong with it; the others have no field there.
    query::FilterText unwritten = command.options.filter;
    unwritten.q.clear();
    if (const auto read = query::parseFilter(unwritten); !read)
        return Output(false).failure(query::usageError(read.error(), unwritten));
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    widgets::applyIcons();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/civiscope.svg")));

    // A tour starts from the first layout and leaves no traces in the user's settings.
    const QTemporaryDir scratch;
    const bool touring = !command.tour.isEmpty();
    QSettings settings =
        touring ? QSettings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat) : QSettings();

    gis::EngineClient engine;
    gis::TileServer tiles(engine);
    const auto listening = tiles.listen();
    workspace::Session session(sources.services());
    widgets::MainWindow window(session, settings);
    const widgets::WindowViews &views = window.views();
    auto *comparePage = new widgets::ComparePage(session, views.symbology);
    window.setComparePage(comparePage);
    QObject::connect(&views.map.view(), &widgets::MapView::tilesChanged, &comparePage->maps(),
                     &widgets::ComparisonMaps::setTiles);
    QObject::connect(&views.map, &widgets::MapPage::attributionChanged, &comparePage->maps().strip(),
                     &widgets::ComparisonStrip::setAttribution);
    if (listening)
        window.setBaseMap(engine, tiles, sketchesOf({QStringLiteral("demo:antwerp"), QStringLiteral("demo:brisbane")}));
    else
        Output::note(words::sentence(listening.error()));
    watchStart(window, session, tiles);
    workspace::FindingsBook findings(session, sources.schemas(), &Sources::ownSchemas);
    auto *findingsPage = new widgets::FindingsPage(session, findings);
    views.inspector.setFindings(findings);
    comparePage->live().setFindings(findings);
    auto *scorecard = new widgets::ScorecardPage(session, sources.services(), &findings, QString::fromLatin1(version));
    window.addAuditTab(scorecard, QCoreApplication::translate("Desktop", "Scorecard"));
    window.addAuditTab(findingsPage, QCoreApplication::translate("Desktop", "Findings"));
    const auto loadHistory = [services = sources.services()](tasks::SourceRequest request, history::TemporalQuery query,
                                                             Job job) {
        return services->askHistory(std::move(request), services, std::move(query), std::move(job));
    };
    auto *timeline = new widgets::TimelinePage(session, loadHistory);
    window.addBottomTab(timeline, widgets::icon("office-chart-line"),
                        QCoreApplication::translate("Desktop", "Timeline"));
    // A window drawn on the time axis is the session's, and the session's is shaded there.
    QObject::connect(timeline, &widgets::TimelinePage::windowChosen, &session,
                     [&session](Moment from, Moment to) { session.setTimeWindow({{from, to}}); });
    QObject::connect(&session, &workspace::Session::timeWindowChanged, timeline, [&session, timeline] {
        timeline->plot().showWindow(session.timeWindow().transform(
            [](const workspace::TimeWindow &shown) { return std::pair(shown.from, shown.to); }));
    });
    window.show();
    // In the window a filter is the filter bar's, so that it can be taken away again.
    SourceOptions options = command.options;
    if (!options.filter.empty())
        views.filter.setFilter(std::exchange(options.filter, {}));
    for (const QString &words : command.sources) {
        const bool isWorkspace = words.endsWith(workspace::workspaceEnding, Qt::CaseInsensitive);
        const auto request = sources.request(words, options);
        if (request && !isWorkspace)
            window.sources().open(*request);
        else
            window.sources().open(words);  // says there what is wrong with the words
    }
    if (!touring)
        return QApplication::exec();
    const widgets::TourPages pages{timeline, scorecard, findingsPage, comparePage};
    return walk({window, pages, session, tiles, QDir::current().absoluteFilePath(command.tour)}, session);
}

}  // namespace civiscope::app
