// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timechoices.h"

#include "words/timewords.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>
#include <chrono>

namespace civiscope::widgets {

using workspace::TimeSpan;
using namespace std::chrono_literals;

namespace {

constexpr int otherLength = 0;  // of the window, where none of those to choose from fits

int secondsOf(TimeSpan span)
{
    return int(std::chrono::duration_cast<std::chrono::seconds>(span).count());
}

TimeSpan chosen(const QComboBox &box)
{
    return std::chrono::seconds(box.currentData().toInt());
}

void fill(QComboBox &box, const QString &name, const QString &tip,
          std::initializer_list<std::pair<TimeSpan, QString>> choices)
{
    box.setAccessibleName(name);
    box.setToolTip(tip);
    for (const auto &[span, text] : choices)
        box.addItem(text, secondsOf(span));
}

}  // namespace

TimeChoices::TimeChoices(QWidget *parent)
    : QWidget(parent)
    , m_lengths(new QComboBox)
    , m_speeds(new QComboBox)
    , m_ranges(new QComboBox)
{
    fill(*m_lengths, tr("Length of the window"),
         tr("How long a value counts: entities that said nothing within this time are not shown"),
         {{1h, tr("within 1 h")}, {6h, tr("within 6 h")}, {24h, tr("within 24 h")}, {168h, tr("within 7 days")}});
    m_lengths->setCurrentIndex(1);
    fill(*m_speeds, tr("Speed of the play"), tr("How much time passes in a second of the play"),
         {{10min, tr("10 min a second")},
          {1h, tr("an hour a second")},
          {6h, tr("6 h a second")},
          {24h, tr("a day a second")}});
    m_speeds->setCurrentIndex(1);
    fill(*m_ranges, tr("Time to play"),
         tr("How far back the history is asked for; choose again to ask up to this minute"),
         {{24h, tr("last 24 h")}, {72h, tr("last 3 days")}, {168h, tr("last 7 days")}, {720h, tr("last 30 days")}});
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (QComboBox *box : {m_lengths, m_speeds, m_ranges})
        line->addWidget(box);
    line->addStretch();
    connect(m_lengths, &QComboBox::activated, this, &TimeChoices::lengthChosen);
    connect(m_ranges, &QComboBox::activated, this, &TimeChoices::rangeChosen);
}

TimeSpan TimeChoices::length() const
{
    return chosen(*m_lengths);
}

TimeSpan TimeChoices::speed() const
{
    return chosen(*m_speeds);
}

TimeSpan TimeChoices::range() const
{
    return chosen(*m_ranges);
}

void TimeChoices::choose(TimeSpan speed, TimeSpan range)
{
    m_speeds->setCurrentIndex(std::max(0, m_speeds->findData(secondsOf(speed))));
    m_ranges->setCurrentIndex(std::max(0, m_ranges->findData(secondsOf(range))));
}

void TimeChoices::showLength(TimeSpan length)
{
    int index = m_lengths->findData(secondsOf(length));
    const int other = m_lengths->findData(otherLength);
    if (index < 0) {
        const QString text = tr("within %1").arg(words::duration(length));
        if (other < 0)
            m_lengths->addItem(text, otherLength);
        index = m_lengths->findData(otherLength);
        m_lengths->setItemText(index, text);
    } else if (other >= 0) {
        m_lengths->removeItem(other);
    }
    m_lengths->setCurrentIndex(index);
}

}  // namespace civiscope::widgets
