// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinestage.h"

#include "widgets/parts/plainlabel.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace civiscope::widgets {

TimelineStage::TimelineStage(QWidget *parent)
    : QWidget(parent)
    , m_note(wrappedLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_plot(new TimelinePlot)
    , m_hintPage(new QWidget)
    , m_hint(wrappedLabel(m_hintPage))
    , m_button(new QPushButton)
{
    m_note->setObjectName(QStringLiteral("timelineNote"));
    m_note->setContentsMargins(8, 0, 8, 4);
    m_hint->setObjectName(QStringLiteral("timelineHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    auto *hint = new QVBoxLayout(m_hintPage);
    hint->addStretch(1);
    hint->addWidget(m_hint);
    hint->addWidget(m_button, 0, Qt::AlignHCenter);
    hint->addStretch(1);
    m_pages->addWidget(m_hintPage);
    m_pages->addWidget(m_plot);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_note);
    lines->addWidget(m_pages, 1);
    setFocusProxy(m_plot);
    setNotes({});
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT helpWanted(m_help); });
}

void TimelineStage::showPlot()
{
    m_pages->setCurrentWidget(m_plot);
}

void TimelineStage::showHint(const QString &hint, Help help)
{
    m_hint->setText(hint);
    m_help = help;
    m_button->setText(help == Help::ShowAll ? tr("Show all there is") : tr("Try again"));
    m_button->setVisible(help != Help::None);
    m_pages->setCurrentWidget(m_hintPage);
}

void TimelineStage::setNotes(const QStringList &notes)
{
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
}

bool TimelineStage::showsPlot() const
{
    return m_pages->currentWidget() == m_plot;
}

}  // namespace civiscope::widgets
