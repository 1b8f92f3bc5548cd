// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/tour.h"

#include "carto/mainextent.h"
#include "widgets/compare/comparepage.h"
#include "widgets/audit/findingspage.h"
#include "items/findingsmodel.h"
#include "widgets/window/mainwindow.h"
#include "widgets/audit/scorecardpage.h"
#include "widgets/timeline/timelinepage.h"
#include "widgets/window/themechoice.h"
#include "widgets/window/windowlayout.h"
#include "widgets/window/windowviews.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QLocale>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace civiscope::widgets {

namespace {

constexpr int betweenLooks = 100;     // milliseconds between two looks at a condition
constexpr qint64 patience = 60'000;   // milliseconds for one condition
constexpr int sameLooks = 6;          // a map that looked the same so often stands still
constexpr QSize frame(1280, 800);

// The table with the most rows that lie on the map.
std::uint32_t largestTable(const store::Version &version)
{
    const auto tables = version.tables();
    const auto largest = std::ranges::max_element(
        tables, {}, [](const store::TablePtr &table) { return table->geometry() ? table->rowCount() : 0; });
    return std::uint32_t(largest - tables.begin());
}

}  // namespace

Tour::Tour(MainWindow &window, const TourPages &pages, workspace::Session &session, const gis::TileServer &tiles,
           QString folder)
    : m_window(window)
    , m_pages(pages)
    , m_session(session)
    , m_tiles(tiles)
    , m_folder(std::move(folder))
{
}

Result<QStringList> Tour::run()
{
    if (!QDir().mkpath(m_folder))
        return std::unexpected(
            Error{ErrorCode::FileNotWritable, "making the folder", m_folder.toStdString(), "it cannot be made"});
    m_window.resize(frame);
    m_window.arrangement().reset();
    auto done = waitFor(QStringLiteral("loading"), [this] {
        return std::ranges::all_of(m_session.sources(), [](const auto &source) {
            return source->state() != workspace::Source::State::Loading;
        });
    });
    for (const auto &source : m_session.sources()) {
        done = done.and_then([&] { return showSource(*source); });
    }
    if (!m_session.sources().empty()) {
        const workspace::Source &first = *m_session.sources().front();
        done = done.and_then([&] { return showEntity(first); })
                   .and_then([&]() -> Result<void> {
                       m_window.views().inspector.tabs().setCurrentIndex(Inspector::Raw);
                       return take(QStringLiteral("inspector-raw"), QStringLiteral("the entity exactly as it came"));
                   })
                   .and_then([&]() -> Result<void> {
                       m_window.views().inspector.tabs().setCurrentIndex(Inspector::Readable);
                       m_window.views().centre.mapAndTabs().setSizes({200, 600});
                       return mapAtRest(QStringLiteral("table"));
                   })
                   .and_then([&] { return take(QStringLiteral("table"), QStringLiteral("the table, enlarged")); })
                   .and_then([&] { return showTimeline(first); })
                   .and_then([&] { return showColours(first); })
                   .and_then([&] { return showScorecard(first); })
                   .and_then([&] { return showFindings(); })
                   .and_then([&] { return showFilter(first); })
                   .and_then([&] { return showComparison(); })
                   .and_then([&]() -> Result<void> {
                       m_window.arrangement().reset();
                       m_window.themes().choose(carto::Theme::Dark);
                       return mapAtRest(QStringLiteral("dark"));
                   })
                   .and_then([&] { return take(QStringLiteral("dark"), QStringLiteral("dark colours")); });
        m_window.themes().choose(std::nullopt);
    }
    return done.and_then([this] { return writeSummary(); }).transform([this] { return m_files; });
}

Result<void> Tour::waitFor(const QString &step, const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > patience)
            return std::unexpected(Error{ErrorCode::TimedOut, "walking through the views", step.toStdString(), {}});
        QEventLoop loop;
        QTimer::singleShot(betweenLooks, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return {};
}

// Nothing tells when the map shows the tiles it was given: it is at rest when none is under way and it has looked the
// same for a while.
Result<void> Tour::mapAtRest(const QString &step)
{
    QImage last;
    int same = 0;
    return waitFor(step, [&] {
        MapView &view = m_window.views().map.view();
        // Not grabFramebuffer(): with the software renderer it takes the changes for itself, and the window then shows
        // an older picture.
        QImage now = view.grab().toImage();
        same = view.controller().settled() && !m_tiles.busy() && now == last ? same + 1 : 0;
        last = std::move(now);
        return same >= sameLooks;
    });
}

// The first finding of the first source, with its place lit.
Result<void> Tour::showFindings()
{
    FindingsPage *page = m_pages.findings;
    if (!page)
        return {};
    m_window.views().modes.setMode(Mode::Audit);
    m_window.views().centre.auditTabs().setCurrentWidget(page);
    auto shown = waitFor(QStringLiteral("findings"), [page] { return page->model().validation() != nullptr; });
    if (!shown)
        return shown;
    const QModelIndex group = page->model().index(0, 0);
    page->tree().expand(group);
    page->tree().setCurrentIndex(page->model().index(0, 0, group));
    return mapAtRest(QStringLiteral("findings"))
        .and_then([this] { return take(QStringLiteral("findings"), QStringLiteral("what is wrong, and where")); })
        .transform([this] { m_window.views().modes.setMode(Mode::Browse); });
}

Result<void> Tour::take(const QString &name, const QString &what)
{
    const QString file =
        QDir(m_folder).filePath(QStringLiteral("%1-%2.png").arg(m_files.size() + 1, 2, 10, QLatin1Char('0')).arg(name));
    if (!m_window.grab().save(file))
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing a picture", file.toStdString(), {}});
    m_files << file;
    m_lines << QStringLiteral("%1  %2").arg(QFileInfo(file).fileName(), -28).arg(what);
    return {};
}

Result<void> Tour::showSource(const workspace::Source &source)
{
    std::vector<carto::PlacedTablePtr> placed;
    for (const store::TablePtr &table : source.version()->tables())
        placed.push_back(carto::PlacedTable::place(table));
    const GeoBox box = carto::mainExtent(placed);
    m_session.selection().select({});
    if (!box.empty())
        m_window.views().map.view().controller().fit(box);
    const QString name = source.name();
    const QString count = QLocale().toString(qlonglong(source.version()->entityCount()));
    MapController &map = m_window.views().map.view().controller();
    const QString file = name.toLower().replace(QLatin1Char('/'), QLatin1Char('-'));
    return mapAtRest(name)
        .and_then([&] { return take(file, QStringLiteral("%1, %2 entities").arg(name, count)); })
        .and_then([&]() -> Result<void> {
            map.zoomBy(2.5);
            return mapAtRest(name);
        })
        .and_then([&] { return take(file + QStringLiteral("-centre"), name + QStringLiteral(", the centre")); });
}

Result<void> Tour::showEntity(const workspace::Source &source)
{
    const store::Version &version = *source.version();
    if (version.entityCount() == 0)
        return {};
    const std::uint32_t index = largestTable(version);
    const store::Table &table = *version.tables()[index];
    m_window.views().table.showTable(source.id(), index);
    m_session.selection().select({{source.id(), std::string(table.id(0))}});
    const auto placed = carto::PlacedTable::place(version.tables()[index]);
    MapController &map = m_window.views().map.view().controller();
    if (const GeoBox box = placed->extentOf(0); !box.empty()) {
        map.fit(box);
        map.zoomBy(-2);
    }
    return mapAtRest(QStringLiteral("selection")).and_then([&] {
        return take(QStringLiteral("selection"),
                    QStringLiteral("an entity on the map, in the table and the inspector"));
    });
}

// The past of the first entity whose numbers say when they were observed.
Result<void> Tour::showTimeline(const workspace::Source &source)
{
    TimelinePage *page = m_pages.timeline;
    if (!page)
        return {};
    for (const store::TablePtr &table : source.version()->tables()) {
        const bool observed = std::ranges::any_of(table->columns(), [&](const store::ColumnPtr &column) {
            return table->rowCount() > 0 && column->at(0).type == store::CellType::Number && column->observedAt(0);
        });
        if (!observed)
            continue;
        m_session.selection().select({{source.id(), std::string(table->id(0))}});
        break;
    }
    m_window.views().centre.bottomTabs().setCurrentWidget(page);
    m_window.views().centre.mapAndTabs().setSizes({300, 500});
    page->load();
    const QString name = QStringLiteral("timeline");
    return waitFor(name, [page] { return !page->loading(); })
        .and_then([&] { return mapAtRest(name); })
        .and_then([&] { return take(name, QStringLiteral("how its values went")); })
        .transform([this] {
            m_window.views().centre.bottomTabs().setCurrentIndex(0);
            m_window.arrangement().reset();
        });
}

// The map coloured by the number that most entities of the source have.
Result<void> Tour::showColours(const workspace::Source &source)
{
    store::ColumnPtr chosen;
    for (const store::TablePtr &table : source.version()->tables()) {
        for (const store::ColumnPtr &column : table->columns()) {
            const bool fits = table->geometry() && column->type() == store::CellType::Number &&
                              column->key().path.size() == 1 && !column->units().empty();
            if (fits && (!chosen || column->present() > chosen->present()))
                chosen = column;
        }
    }
    if (!chosen)
        return {};
    const QString name = QStringLiteral("coloured");
    SessionMap &map = m_window.views().map.sessionMap();
    m_window.arrangement().reset();
    m_session.selection().select({});
    map.zoomToSource(source.id());
    map.colours().choose({.attribute = chosen->key().path.front()});
    return waitFor(name, [&] { return !map.colours().busy() && !map.busy(); })
        .and_then([&] { return mapAtRest(name); })
        .and_then([&] { return take(name, QStringLiteral("coloured by %1").arg(map.legendTitle())); })
        .and_then([&]() -> Result<void> {
            map.colours().choose({});
            return {};
        });
}

// Filters by a number that most entities of a table have, at about the middle of what is seen; then as it looks while
// something wrong is being written.
Result<void> Tour::showFilter(const workspace::Source &source)
{
    m_window.arrangement().reset();
    store::ColumnPtr chosen;
    for (const store::TablePtr &table : source.version()->tables()) {
        for (const store::ColumnPtr &column : table->columns()) {
            const bool number = column->type() == store::CellType::Number && column->key().path.size() == 1;
            if (number && (!chosen || column->present() > chosen->present()))
                chosen = column;
        }
    }
    if (!chosen)
        return {};
    std::vector<double> numbers;
    for (const double number : chosen->numbers(0)) {
        if (!std::isnan(number))
            numbers.push_back(number);
    }
    if (numbers.empty())
        return {};
    std::ranges::nth_element(numbers, numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2));
    FilterBar &bar = m_window.views().filter;
    const std::string limit = QByteArray::number(numbers[numbers.size() / 2]).toStdString();
    bar.setFilter({.q = chosen->name() + '>' + limit});
    return waitFor(QStringLiteral("filter"), [this] { return !m_session.filter().busy(); })
        .and_then([this] { return mapAtRest(QStringLiteral("filter")); })
        .and_then([this] {
            return take(QStringLiteral("filter"), QStringLiteral("only what matches, on the map and in the table"));
        })
        .and_then([&]() -> Result<void> {
            bar.setFilter({.q = chosen->name() + '=' + limit});
            auto taken = take(QStringLiteral("filter-wrong"), QStringLiteral("what is wrong, and what would be right"));
            bar.clear();
            return taken;
        });
}

Result<void> Tour::showScorecard(const workspace::Source &source)
{
    ScorecardPage *page = m_pages.scorecard;
    if (!page)
        return {};
    m_window.views().modes.setMode(Mode::Audit);
    m_window.views().centre.auditTabs().setCurrentWidget(page);
    page->chooseSource(source.id());
    page->run();
    const QString name = QStringLiteral("scorecard");
    return waitFor(name, [page] { return !page->running(); })
        .and_then([&] { return mapAtRest(name); })
        .and_then([&] { return take(name, QStringLiteral("the self-check of %1").arg(source.name())); })
        .and_then([&]() -> Result<void> {
            m_window.views().modes.setMode(Mode::Browse);
            return {};
        });
}

// Both cities on two maps, and each of the pages below them.
Result<void> Tour::showComparison()
{
    ComparePage *page = m_pages.compare;
    if (!page || m_session.sources().size() < 2)
        return {};
    m_window.arrangement().reset();
    m_window.views().modes.setMode(Mode::Compare);
    QTabWidget &tabs = page->tabs();
    const auto drawn = [page] {
        return page->live().comparison() && !page->busy() &&
               page->maps().map(compare::Side::A).controller().settled() &&
               page->maps().map(compare::Side::B).controller().settled();
    };
    auto done = waitFor(QStringLiteral("compare"), drawn);
    for (int i = 0; i < tabs.count(); ++i) {
        done = done.and_then([&]() -> Result<void> {
            tabs.setCurrentIndex(i);
            return mapAtRest(QStringLiteral("compare"));
        });
        done = done.and_then([&] {
            return take(QStringLiteral("compare-%1").arg(i + 1),
                        QStringLiteral("both cities side by side: %1").arg(tabs.tabText(i)));
        });
    }
    tabs.setCurrentIndex(0);
    return done.transform([this] { m_window.views().modes.setMode(Mode::Browse); });
}

Result<void> Tour::writeSummary()
{
    QFile file(QDir(m_folder).filePath(QStringLiteral("summary.txt")));
    const QByteArray text = m_lines.join(QLatin1Char('\n')).toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the summary", file.fileName().toStdString(),
                                     file.errorString().toStdString()});
    m_files << file.fileName();
    return {};
}

}  // namespace civiscope::widgets
