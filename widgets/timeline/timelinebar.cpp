// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinebar.h"

#include "items/celltext.h"
#include "widgets/parts/theme.h"
#include "words/zonewords.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace civiscope::widgets {

namespace {

constexpr int mostAttributesWidth = 180;
constexpr int arrowWidth = 32;
constexpr int mostProgressWidth = 70;

QToolButton *toolButton(const char *iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

TimelineBar::TimelineBar(QWidget *parent)
    : QWidget(parent)
    , m_attributes(new QToolButton)
    , m_menu(new QMenu(m_attributes))
    , m_ranges(new QComboBox)
    , m_zones(new QComboBox)
    , m_state(new QLabel)
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop")))
    , m_copy(toolButton("edit-copy", tr("Copy what is in sight as CSV")))
    , m_save(toolButton("document-save", tr("Save the picture…")))
    , m_customRow(new QWidget)
    , m_begin(new QDateTimeEdit)
    , m_end(new QDateTimeEdit)
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 4, 8, 4);
    lines->setSpacing(4);
    makeRow();
    makeCustomRow();
    lines->addWidget(m_customRow);
    connect(m_ranges, &QComboBox::activated, this,
            [this] { Q_EMIT rangeChosen(TimelineRange(m_ranges->currentData().toInt())); });
    connect(m_zones, &QComboBox::activated, this, [this] {
        showMoments();
        Q_EMIT zoneChosen(m_zones->currentData().toByteArray());
    });
    connect(m_stop, &QPushButton::clicked, this, &TimelineBar::stopWanted);
    connect(m_copy, &QToolButton::clicked, this, &TimelineBar::copyWanted);
    connect(m_save, &QToolButton::clicked, this, &TimelineBar::saveWanted);
}

void TimelineBar::makeRow()
{
    m_attributes->setPopupMode(QToolButton::InstantPopup);
    m_attributes->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_attributes->setMaximumWidth(mostAttributesWidth);
    m_attributes->setAccessibleName(tr("Attributes of the timeline"));
    m_attributes->setMenu(m_menu);
    m_menu->installEventFilter(this);
    const std::pair<TimelineRange, QString> ranges[] = {
        {TimelineRange::SixHours, tr("Last 6 hours")}, {TimelineRange::Day, tr("Last 24 hours")},
        {TimelineRange::Week, tr("Last 7 days")},      {TimelineRange::Month, tr("Last 30 days")},
        {TimelineRange::Year, tr("Last year")},        {TimelineRange::All, tr("All there is")},
        {TimelineRange::Custom, tr("From … to …")}};
    for (const auto &[range, name] : ranges)
        m_ranges->addItem(name, int(range));
    m_ranges->setAccessibleName(tr("Range of time"));
    m_zones->setAccessibleName(tr("Zone of the times"));
    m_zones->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setAccessibleName(tr("Progress of the load"));
    m_progress->setMaximumWidth(mostProgressWidth);
    auto *load = toolButton("view-refresh", tr("Load again"));
    connect(load, &QToolButton::clicked, this, &TimelineBar::loadWanted);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_attributes);
    row->addWidget(m_ranges);
    row->addWidget(m_zones);
    row->addWidget(m_state, 1);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    row->addWidget(load);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void TimelineBar::makeCustomRow()
{
    m_begin->setAccessibleName(tr("Beginning"));
    m_end->setAccessibleName(tr("End"));
    auto *row = new QHBoxLayout(m_customRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new QLabel(tr("From")));
    row->addWidget(m_begin);
    row->addWidget(new QLabel(tr("to")));
    row->addWidget(m_end);
    row->addStretch(1);
    for (QDateTimeEdit *edit : {m_begin, m_end}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
        edit->setCalendarPopup(true);
        connect(edit, &QDateTimeEdit::editingFinished, this, [this] {
            const Moment from = m_begin->dateTime().toMSecsSinceEpoch() * 1000;
            const Moment to = m_end->dateTime().toMSecsSinceEpoch() * 1000;
            if (from != m_from || to != m_to)
                Q_EMIT customRangeChosen(from, to);
        });
    }
}

void TimelineBar::setAttributes(const std::vector<TimelineAttribute> &all, const std::vector<std::string> &shown)
{
    // A new list only when it is another one, for a person may have it open.
    const bool same = all == m_known;
    m_known = all;
    if (!same)
        listAttributes();
    QStringList names;
    for (const auto actions = m_menu->actions(); QAction * action : actions) {
        action->setChecked(std::ranges::contains(shown, action->data().toString().toStdString()));
        if (action->isChecked())
            names << action->iconText();
    }
    const QString text = names.isEmpty() ? tr("Attributes") : names.join(QStringLiteral(", "));
    m_attributes->setText(
        m_attributes->fontMetrics().elidedText(text, Qt::ElideRight, mostAttributesWidth - arrowWidth));
    m_attributes->setToolTip(items::plainToolTip(text));
    m_attributes->setEnabled(!all.empty());
}

void TimelineBar::listAttributes()
{
    m_menu->clear();
    bool observed = true;
    for (const TimelineAttribute &one : m_known) {
        if (observed && !one.observed && !m_menu->isEmpty())
            m_menu->addSection(tr("Without a time so far"));
        observed = one.observed;
        QAction *action = m_menu->addAction(QString(one.name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setIconText(one.name);
        action->setData(QString::fromStdString(one.iri));
        connect(action, &QAction::triggered, this,
                [this, iri = QString::fromStdString(one.iri)](bool shown) { Q_EMIT attributeChosen(iri, shown); });
    }
}

// Several attributes are chosen in one go: the menu stays.
bool TimelineBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_menu && event->type() == QEvent::MouseButtonRelease) {
        if (QAction *action = m_menu->actionAt(static_cast<QMouseEvent *>(event)->position().toPoint())) {
            action->trigger();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// UTC is always there, the system's where it is another one.
void TimelineBar::setZones(const QByteArray &own, const QByteArray &chosen)
{
    m_zones->clear();
    m_zones->addItem(QString::fromLatin1(own), QByteArray());
    for (const QByteArray &other : {words::systemZone().id(), QByteArrayLiteral("UTC")}) {
        if (m_zones->findText(QString::fromLatin1(other)) < 0)
            m_zones->addItem(QString::fromLatin1(other), other);
    }
    const int line = chosen.isEmpty() ? 0 : m_zones->findText(QString::fromLatin1(chosen));
    m_zones->setCurrentIndex(std::max(0, line));
    showMoments();
}

QTimeZone TimelineBar::zone() const
{
    const QTimeZone zone(m_zones->currentText().toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

void TimelineBar::setRange(TimelineRange range, Moment from, Moment to)
{
    m_ranges->setCurrentIndex(m_ranges->findData(int(range)));
    m_customRow->setVisible(range == TimelineRange::Custom);
    m_from = from;
    m_to = to;
    showMoments();
}

void TimelineBar::showMoments()
{
    for (const auto &[edit, moment] : {std::pair(m_begin, m_from), std::pair(m_end, m_to)}) {
        edit->setTimeZone(zone());
        edit->setDateTime(QDateTime::fromMSecsSinceEpoch(moment / 1000, zone()));
    }
}

void TimelineBar::setProgress(const Progress &progress)
{
    const std::int64_t most = std::numeric_limits<int>::max();
    m_progress->setRange(0, int(std::min(progress.total.value_or(0), most)));
    m_progress->setValue(int(std::min(progress.done, most)));
}

void TimelineBar::setState(const QString &text, bool loading, bool hasPlot)
{
    m_state->setText(text);
    m_state->setToolTip(items::plainToolTip(text));
    m_progress->setVisible(loading);
    m_stop->setVisible(loading);
    m_copy->setEnabled(hasPlot);
    m_save->setEnabled(hasPlot);
}

}  // namespace civiscope::widgets
