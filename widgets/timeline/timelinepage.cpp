// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinepage.h"

#include "widgets/timeline/timelinebar.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/timelinewords.h"
#include "words/zonewords.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QClipboard>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace civiscope::widgets {

using workspace::EntityKey;
using workspace::Session;
using workspace::Source;

namespace {

constexpr auto walkingPause = std::chrono::milliseconds(200);  // arrows walk through a table faster than brokers answer
constexpr double exportScale = 2;

std::vector<EntityKey> keysOf(const std::vector<TimelineSubject> &subjects)
{
    std::vector<EntityKey> keys;
    keys.reserve(subjects.size());
    for (const TimelineSubject &subject : subjects)
        keys.push_back(subject.key);
    return keys;
}

}  // namespace

TimelinePage::TimelinePage(Session &session, TimelineLoader loader, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_bar(new TimelineBar)
    , m_stage(new TimelineStage)
    , m_load(new TimelineLoad(std::move(loader), this))
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_bar);
    lines->addWidget(m_stage, 1);
    setFocusProxy(m_stage);
    connect(m_bar, &TimelineBar::attributeChosen, this, &TimelinePage::chooseAttribute);
    connect(m_bar, &TimelineBar::rangeChosen, this, &TimelinePage::setRange);
    connect(m_bar, &TimelineBar::customRangeChosen, this, &TimelinePage::setCustomRange);
    connect(m_bar, &TimelineBar::zoneChosen, this, [this](const QByteArray &zone) {
        m_chosen.zone = zone;
        plot().setZone(m_bar->zone());
    });
    connect(m_bar, &TimelineBar::stopWanted, this, &TimelinePage::stop);
    connect(m_bar, &TimelineBar::loadWanted, this, &TimelinePage::load);
    connect(m_bar, &TimelineBar::copyWanted, this, &TimelinePage::copyToClipboard);
    connect(m_bar, &TimelineBar::saveWanted, this, &Page::askWhereToExport);
    m_soon.setSingleShot(true);
    m_soon.setInterval(walkingPause);
    connect(&m_soon, &QTimer::timeout, this, &TimelinePage::load);
    connect(m_load, &TimelineLoad::progressed, m_bar, &TimelineBar::setProgress);
    connect(m_stage, &TimelineStage::helpWanted, this, [this](TimelineStage::Help help) {
        if (help == TimelineStage::Help::ShowAll)
            setRange(TimelineRange::All);
        else
            load();
    });
    connect(&plot(), &TimelinePlot::windowChosen, this, &TimelinePage::windowChosen);
    connect(&session.selection(), &workspace::EntitySelection::changed, this, &TimelinePage::follow);
    connect(&session, &Session::sourceClosed, this, &TimelinePage::follow);
    connect(&session, &Session::versionChanged, this, &TimelinePage::follow);
    m_bar->setRange(m_chosen.range, m_chosen.customFrom, m_chosen.customTo);
    follow();
}

void TimelinePage::setRange(TimelineRange range)
{
    if (range == TimelineRange::Custom && m_chosen.customTo == 0) {
        m_chosen.customTo = m_session.now();
        m_chosen.customFrom = m_chosen.customTo - *rangeLength(TimelineRange::Day);
    }
    m_chosen.range = range;
    m_bar->setRange(range, m_chosen.customFrom, m_chosen.customTo);
    loadSoon();
}

void TimelinePage::setCustomRange(Moment from, Moment to)
{
    if (m_chosen.range == TimelineRange::Custom && from == m_chosen.customFrom && to == m_chosen.customTo)
        return;
    m_chosen.customFrom = from;
    m_chosen.customTo = to;
    setRange(TimelineRange::Custom);
}

void TimelinePage::setAttributes(std::vector<std::string> attributes)
{
    m_chosen.attributes = std::move(attributes);
    m_bar->setAttributes(m_candidates, this->attributes());
    loadSoon();
}

std::vector<std::string> TimelinePage::attributes() const
{
    std::vector<std::string> shown;
    for (const TimelineAttribute &one : m_candidates) {
        if (std::ranges::contains(m_chosen.attributes, one.iri))
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

void TimelinePage::follow()
{
    const std::vector<EntityKey> before = keysOf(m_subjects);
    m_subjects = subjectsOf(m_session);
    std::vector<TimelineAttribute> candidates = attributesOf(m_subjects);
    const bool same = candidates == m_candidates && before == keysOf(m_subjects);
    m_candidates = std::move(candidates);
    m_bar->setAttributes(m_candidates, attributes());
    if (same && !m_dirty)
        return;
    showZone();
    loadSoon();
}

// That of the current entity's source, unless a person chose another.
void TimelinePage::showZone()
{
    const Source *source = m_subjects.empty() ? nullptr : m_session.source(m_subjects.front().key.source);
    m_bar->setZones(words::zoneOrSystems(source ? m_session.zone(*source) : QByteArray()).id(), m_chosen.zone);
    plot().setZone(m_bar->zone());
}

void TimelinePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_dirty)
        load();
}

void TimelinePage::loadSoon()
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
    m_load->stop();
    m_stage->setNotes({});
    if (m_subjects.empty())
        m_stage->showHint(tr("Select an entity on the map or in the table to see how its values went."));
    else if (m_candidates.empty())
        m_stage->showHint(
            tr("%1 has no attributes whose values could change over time.").arg(nameOf(m_subjects.front())));
    else if (m_chosen.range == TimelineRange::Custom && m_chosen.customFrom >= m_chosen.customTo)
        m_stage->showHint(tr("The end lies before the beginning: choose a later end."));
    else
        ask();
    showState();
}

void TimelinePage::ask()
{
    m_bar->setProgress({});
    if (!m_stage->showsPlot() || m_shown != keysOf(m_subjects))
        m_stage->showHint(tr("Loading the past of %1…").arg(nameOf(m_subjects.front())));
    std::vector<TimelineLoad::Question> questions;
    for (TimelineAsk &one : asksFor(m_subjects, attributes(), m_chosen.from(m_session.now()), m_chosen.to()))
        questions.push_back({one.source, m_session.source(one.source)->request(), std::move(one.query)});
    // The load is this page's child and calls back only while it lives.
    m_load->start(std::move(questions), [this](TimelineLoad::Answer answer) { showAnswer(std::move(answer)); });
}

void TimelinePage::stop()
{
    m_load->stop();
    if (!m_stage->showsPlot())
        m_stage->showHint(tr("Stopped. Nothing of it is shown."), TimelineStage::Help::TryAgain);
    showState();
}

void TimelinePage::showAnswer(TimelineLoad::Answer answer)
{
    QStringList notes;
    if (m_session.selection().entities().size() > m_subjects.size())
        notes << tr("Selected entities that are shown: %1.")
                     .arg(words::countOf(qint64(m_subjects.size()), qint64(m_session.selection().entities().size())));
    notes += timelineNotes(answer);
    m_stage->setNotes(notes);
    if (!answer.parts.empty()) {
        m_shown = keysOf(m_subjects);
        plot().setData(timelineOf(std::move(answer.parts), m_subjects, m_candidates, m_chosen.from(m_session.now()),
                                  m_chosen.to(), m_session.now()));
        m_stage->showPlot();
    } else if (!answer.failures.empty()) {
        m_stage->showHint(words::noHistory(answer.failures.front()), TimelineStage::Help::TryAgain);
    } else {
        sayNoValues();
    }
    showState();
    Q_EMIT loaded();
}

void TimelinePage::sayNoValues()
{
    QStringList list;
    for (const TimelineAttribute &one : m_candidates) {
        if (std::ranges::contains(attributes(), one.iri))
            list << one.name;
    }
    const QString names = list.join(QStringLiteral(", "));
    constexpr Moment second = 1'000'000;
    const auto told = [this](Moment moment) { return words::timeIn(moment / second * second, plot().zone()); };
    const Moment now = m_session.now();
    if (const auto from = m_chosen.from(now))
        m_stage->showHint(
            tr("No values of %1 between %2 and %3.").arg(names, told(*from), told(m_chosen.to().value_or(now))),
            TimelineStage::Help::ShowAll);
    else
        m_stage->showHint(
            tr("No values of %1 at any time: the source keeps no history of them. Choose other attributes.")
                .arg(names));
}

void TimelinePage::showState()
{
    QString state;
    if (loading()) {
        state = tr("loading…");
    } else if (m_stage->showsPlot()) {
        qint64 points = 0;
        for (const TimelineTrack &track : plot().data().tracks)
            points += qint64(track.known.series.points.size());
        state = words::values(points);
    }
    m_bar->setState(state, loading(), m_stage->showsPlot());
}

bool TimelinePage::copyToClipboard()
{
    if (!m_stage->showsPlot())
        return false;
    const auto [begin, end] = plot().view();
    QApplication::clipboard()->setText(csvOf(plot().data(), begin, end));
    return true;
}

std::optional<Page::ExportOffer> TimelinePage::exportOffer() const
{
    if (!m_stage->showsPlot())
        return std::nullopt;
    return ExportOffer{tr("Save the picture"), tr("timeline.png"), tr("Pictures (*.png)")};
}

Result<void> TimelinePage::exportTo(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !plot().picture(exportScale).save(&file, "PNG") || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the picture", path.toStdString(),
                                     file.errorString().toStdString()});
    return {};
}

std::optional<WorkspacePart> TimelinePage::workspacePart()
{
    return WorkspacePart{"timeline", [this](const QString &) { return m_chosen.toJson(); },
                         [this](const nlohmann::ordered_json &part, const QString &) {
                             m_chosen = TimelineSettings::fromJson(part);
                             showZone();
                             m_bar->setAttributes(m_candidates, attributes());
                             setRange(m_chosen.range);
                             return QStringList();
                         },
                         false};
}

}  // namespace civiscope::widgets
