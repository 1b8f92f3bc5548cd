// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinepage.h"

#include "widgets/parts/plainlabel.h"
#include "widgets/timeline/timelinebar.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/timelinewords.h"
#include "words/zonewords.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace civiscope::widgets {

using history::Timelines;
using workspace::EntityKey;
using workspace::Session;
using workspace::Source;

namespace {

constexpr auto pause = std::chrono::milliseconds(200);  // arrows walk through a table faster than brokers answer
constexpr double exportScale = 2;

QLabel *narrowLabel()
{
    QLabel *label = plainLabel(nullptr);
    // Long words must not force the window wide.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

}  // namespace

TimelinePage::TimelinePage(Session &session, TimelineLoader loader, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_loader(std::move(loader))
    , m_bar(new TimelineBar)
    , m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    m_lines->addWidget(m_bar);
    makeCentre();
    setFocusProxy(m_plot);
    connect(m_bar, &TimelineBar::attributeChosen, this, &TimelinePage::chooseAttribute);
    connect(m_bar, &TimelineBar::rangeChosen, this, &TimelinePage::setRange);
    connect(m_bar, &TimelineBar::customRangeChosen, this, &TimelinePage::setCustomRange);
    connect(m_bar, &TimelineBar::zoneChosen, this, [this](const QByteArray &zone) {
        m_zone = zone;
        m_plot->setZone(m_bar->zone());
    });
    connect(m_bar, &TimelineBar::stopWanted, this, &TimelinePage::stop);
    connect(m_bar, &TimelineBar::loadWanted, this, &TimelinePage::load);
    connect(m_bar, &TimelineBar::copyWanted, this, &TimelinePage::copyVisible);
    connect(m_bar, &TimelineBar::saveWanted, this, &TimelinePage::askWhereToSave);
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &TimelinePage::load);
    connect(m_plot, &TimelinePlot::windowChosen, this, &TimelinePage::windowChosen);
    connect(&session.selection(), &workspace::EntitySelection::changed, this, &TimelinePage::follow);
    connect(&session, &Session::sourceClosed, this, &TimelinePage::follow);
    connect(&session, &Session::versionChanged, this, &TimelinePage::follow);
    m_bar->setRange(m_range, m_customFrom, m_customTo);
    follow();
}

TimelinePage::~TimelinePage()
{
    m_stop.request_stop();
}

void TimelinePage::makeCentre()
{
    m_note = narrowLabel();
    m_note->setWordWrap(true);
    m_note->setContentsMargins(8, 0, 8, 4);
    m_lines->addWidget(m_note);
    m_plot = new TimelinePlot;
    m_hint = narrowLabel();
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_help = new QPushButton;
    m_hintPage = new QWidget;
    auto *hint = new QVBoxLayout(m_hintPage);
    hint->addStretch(1);
    hint->addWidget(m_hint);
    hint->addWidget(m_help, 0, Qt::AlignHCenter);
    hint->addStretch(1);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_hintPage);
    m_pages->addWidget(m_plot);
    m_lines->addWidget(m_pages, 1);
    connect(m_help, &QPushButton::clicked, this, [this] {
        if (m_helps == Help::ShowAll)
            setRange(TimelineRange::All);
        else
            load();
    });
}

void TimelinePage::setRange(TimelineRange range)
{
    if (range == TimelineRange::Custom && m_customTo == 0) {
        m_customTo = m_session.now();
        m_customFrom = m_customTo - *rangeLength(TimelineRange::Day);
    }
    m_range = range;
    m_bar->setRange(range, m_customFrom, m_customTo);
    want();
}

void TimelinePage::setCustomRange(Moment from, Moment to)
{
    if (m_range == TimelineRange::Custom && from == m_customFrom && to == m_customTo)
        return;
    m_customFrom = from;
    m_customTo = to;
    setRange(TimelineRange::Custom);
}

std::optional<Moment> TimelinePage::from() const
{
    if (m_range == TimelineRange::Custom)
        return m_customFrom;
    return rangeLength(m_range).transform([this](Moment length) { return m_session.now() - length; });
}

std::optional<Moment> TimelinePage::to() const
{
    return m_range == TimelineRange::Custom ? std::optional(m_customTo) : std::nullopt;
}

void TimelinePage::setAttributes(std::vector<std::string> attributes)
{
    m_wanted = std::move(attributes);
    m_bar->setAttributes(m_candidates, this->attributes());
    want();
}

std::vector<std::string> TimelinePage::attributes() const
{
    std::vector<std::string> shown;
    for (const TimelineAttribute &one : m_candidates) {
        if (std::ranges::contains(m_wanted, one.iri))
            shown.push_back(one.iri);
    }
    return shown.empty() ? sensibleAttributes(m_candidates) : shown;
}

void TimelinePage::chooseAttribute(const QString &iri, bool shown)
{
    std::vector<std::string> chosen = attributes();
    std::erase(chosen, iri.toStdString());
    if (shown)
        chosen.push_back(iri.toStdString());
    setAttributes(std::move(chosen));
}

std::vector<EntityKey> TimelinePage::keys() const
{
    std::vector<EntityKey> all;
    all.reserve(m_subjects.size());
    for (const TimelineSubject &subject : m_subjects)
        all.push_back(subject.key);
    return all;
}

void TimelinePage::follow()
{
    const std::vector<EntityKey> before = keys();
    m_subjects = subjectsOf(m_session);
    std::vector<TimelineAttribute> candidates = attributesOf(m_subjects);
    const bool same = candidates == m_candidates && before == keys();
    m_candidates = std::move(candidates);
    m_bar->setAttributes(m_candidates, attributes());
    if (same && !m_dirty)
        return;
    showZone();
    want();
}

// That of the current entity's source, unless a person chose another.
void TimelinePage::showZone()
{
    const Source *source = m_subjects.empty() ? nullptr : m_session.source(m_subjects.front().key.source);
    m_bar->setZones(words::zoneOrSystems(source ? m_session.zone(*source) : QByteArray()).id(), m_zone);
    m_plot->setZone(m_bar->zone());
}

void TimelinePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        load();
}

void TimelinePage::want()
{
    m_dirty = true;
    if (isVisible())
        m_soon.start();
}

void TimelinePage::load()
{
    m_soon.stop();
    if (!isVisible())
        return;
    m_dirty = false;
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_loading = false;
    m_notes.clear();
    if (m_subjects.empty())
        say(tr("Select an entity on the map or in the table to see how its values went."));
    else if (m_candidates.empty())
        say(tr("%1 has no attributes whose values could change over time.").arg(nameOf(m_subjects.front())));
    else if (m_range == TimelineRange::Custom && m_customFrom >= m_customTo)
        say(tr("The end lies before the beginning: choose a later end."));
    else
        ask();
    showState();
}

void TimelinePage::ask()
{
    m_loading = true;
    m_bar->setProgress({});
    if (!showsPlot() || m_shown != keys())
        say(tr("Loading the past of %1…").arg(nameOf(m_subjects.front())));
    tasks::SeriesTask task;
    for (TimelineAsk &one : asksFor(m_subjects, attributes(), from(), to()))
        task.questions.push_back({one.source, m_session.source(one.source)->request(), std::move(one.query)});
    // The report may come from a worker.
    const Job job{m_stop.get_token(), [self = QPointer(this), generation = m_generation](const Progress &progress) {
                      const auto show = [self, generation, progress] {
                          if (self && self->m_generation == generation)
                              self->m_bar->setProgress(progress);
                      };
                      QMetaObject::invokeMethod(qApp, show, Qt::QueuedConnection);
                  }};
    run(this, m_generation, m_loader, std::move(task), job);
}

void TimelinePage::stop()
{
    m_stop.request_stop();
    ++m_generation;
    m_loading = false;
    if (!showsPlot())
        say(tr("Stopped. Nothing of it is shown."), Help::TryAgain);
    showState();
}

// The arguments live in the coroutine, for it may outlast the page.
QCoro::Task<> TimelinePage::run(QPointer<TimelinePage> self, int generation, TimelineLoader loader,
                                tasks::SeriesTask task, Job job)
{
    auto answer = co_await tasks::loadSeries(std::move(task), std::move(loader), std::move(job));
    if (self && self->m_generation == generation && answer)
        self->take(*std::move(answer));
}

void TimelinePage::take(tasks::SeriesAnswer answer)
{
    m_loading = false;
    if (m_session.selection().entities().size() > m_subjects.size())
        m_notes << tr("Selected entities that are shown: %1.")
                       .arg(words::countOf(qint64(m_subjects.size()), qint64(m_session.selection().entities().size())));
    if (!answer.complete)
        m_notes << tr("Not all of it came.");
    for (const Error &problem : answer.problems)
        m_notes << words::noHistory(problem);
    if (!answer.unread.empty())
        m_notes << tr("%Ln values could not be read.", nullptr, words::numerus(qint64(answer.unread.size())));
    for (const TimelinePart &part : answer.parts) {
        if (part.series.unitsDiffer)
            m_notes << tr("%1 came in several units; all of it is drawn in the newest, %2.")
                           .arg(QString::fromStdString(part.series.name), words::unit(part.series.unit));
    }
    if (!answer.parts.empty()) {
        for (const Error &failure : answer.failures)
            m_notes << words::noHistory(failure);
        m_shown = keys();
        m_plot->setData(timelineOf(std::move(answer.parts), m_subjects, m_candidates, from(), to(), m_session.now()));
        m_pages->setCurrentWidget(m_plot);
    } else if (!answer.failures.empty()) {
        say(words::noHistory(answer.failures.front()), Help::TryAgain);
    } else {
        QStringList list;
        for (const TimelineAttribute &one : m_candidates) {
            if (std::ranges::contains(attributes(), one.iri))
                list << one.name;
        }
        const QString names = list.join(QStringLiteral(", "));
        constexpr Moment second = 1'000'000;
        const auto told = [this](Moment moment) { return words::timeIn(moment / second * second, m_plot->zone()); };
        if (from())
            say(tr("No values of %1 between %2 and %3.")
                    .arg(names, told(*from()), told(to().value_or(m_session.now()))),
                Help::ShowAll);
        else
            say(tr("No values of %1 at any time: the source keeps no history of them. Choose other attributes.")
                    .arg(names));
    }
    m_notes.removeDuplicates();
    showState();
    Q_EMIT loaded();
}

void TimelinePage::say(const QString &hint, Help help)
{
    m_hint->setText(hint);
    m_helps = help;
    m_help->setText(help == Help::ShowAll ? tr("Show all there is") : tr("Try again"));
    m_help->setVisible(help != Help::None);
    m_pages->setCurrentWidget(m_hintPage);
}

void TimelinePage::showState()
{
    m_note->setText(m_notes.join(QLatin1Char(' ')));
    m_note->setVisible(!m_notes.isEmpty());
    QString state;
    if (m_loading) {
        state = tr("loading…");
    } else if (showsPlot()) {
        qint64 points = 0;
        for (const TimelineTrack &track : m_plot->data().tracks)
            points += qint64(track.known.series.points.size());
        state = words::values(points);
    }
    m_bar->setState(state, m_loading, showsPlot());
}

bool TimelinePage::showsPlot() const
{
    return m_pages->currentWidget() == m_plot;
}

QString TimelinePage::hintText() const
{
    return showsPlot() ? QString() : m_hint->text();
}

QString TimelinePage::noteText() const
{
    return m_note->text();
}

void TimelinePage::copyVisible() const
{
    const auto [begin, end] = m_plot->view();
    if (showsPlot())
        QApplication::clipboard()->setText(csvOf(m_plot->data(), begin, end));
}

Result<void> TimelinePage::savePicture(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !m_plot->picture(exportScale).save(&file, "PNG") || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the picture", path.toStdString(),
                                     file.errorString().toStdString()});
    return {};
}

void TimelinePage::askWhereToSave()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the picture"), tr("timeline.png"), tr("Pictures (*.png)"));
    if (path.isEmpty())
        return;
    if (const auto saved = savePicture(path); !saved)
        QMessageBox::warning(this, tr("Save the picture"), words::sentence(saved.error()));
}

nlohmann::ordered_json TimelinePage::save() const
{
    if (m_range == TimelineRange::Week && m_wanted.empty() && m_zone.isEmpty())
        return nullptr;
    nlohmann::ordered_json part{{"range", rangeWord(m_range)}, {"attributes", m_wanted}};
    if (m_range == TimelineRange::Custom) {
        part["from"] = formatDateTime(m_customFrom);
        part["to"] = formatDateTime(m_customTo);
    }
    if (!m_zone.isEmpty())
        part["zone"] = m_zone.toStdString();
    return part;
}

void TimelinePage::restore(const nlohmann::ordered_json &part)
{
    m_wanted.clear();
    m_zone.clear();
    TimelineRange range = TimelineRange::Week;
    if (part.is_object()) {
        range = rangeOf(part.value("range", "")).value_or(range);
        m_wanted = part.value("attributes", std::vector<std::string>());
        m_zone = QByteArray::fromStdString(part.value("zone", ""));
        const auto begin = parseDateTime(part.value("from", ""));
        const auto end = parseDateTime(part.value("to", ""));
        if (begin && end) {
            m_customFrom = begin->moment;
            m_customTo = end->moment;
        }
    }
    showZone();
    m_bar->setAttributes(m_candidates, attributes());
    setRange(range);
}

WorkspacePart TimelinePage::workspacePart()
{
    return {"timeline", [this](const QString &) { return save(); },
            [this](const nlohmann::ordered_json &part, const QString &) {
                restore(part);
                return QStringList();
            },
            false};
}

}  // namespace civiscope::widgets
