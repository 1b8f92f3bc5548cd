// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/asofband.h"

#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/timewords.h"
#include "workspace/asof.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace civiscope::widgets {

using workspace::AsOf;
using workspace::Session;

QByteArray zoneOf(const Session &session)
{
    for (const auto &source : session.sources()) {
        if (QByteArray zone = session.zone(*source); !zone.isEmpty())
            return zone;
    }
    return {};
}

QString timesEverywhere(const Session &session, Moment moment)
{
    QStringList lines;
    for (const auto &source : session.sources()) {
        if (const QByteArray zone = session.zone(*source); !zone.isEmpty())
            lines << QStringLiteral("%1: %2").arg(source->name(), words::timeInZone(moment, zone));
    }
    lines << words::timeInZone(moment, QByteArrayLiteral("UTC"));
    return lines.join(QLatin1Char('\n'));
}

QString asOfSentence(const Session &session)
{
    const AsOf &asOf = session.asOf();
    if (!asOf.shown())
        return {};
    qint64 all = 0;
    qint64 withValues = 0;
    for (const auto &source : session.sources()) {
        const AsOf::State *state = asOf.state(source->id());
        all += state ? qint64(state->boundToTime) : 0;
        withValues += state ? qint64(state->withValues) : 0;
    }
    const QString time = words::timeInZone(asOf.shown()->to, zoneOf(session));
    return all > 0 ? AsOfBand::tr("As of %1 — entities that had values: %2").arg(time, words::countOf(withValues, all))
                   : AsOfBand::tr("As of %1 — nothing here says when it was observed").arg(time);
}

QStringList asOfRemarks(const Session &session)
{
    QStringList remarks;
    if (!session.asOf().shown())
        return remarks;
    for (const auto &source : session.sources()) {
        const AsOf::State *state = session.asOf().state(source->id());
        if (!state || !state->available) {
            remarks << AsOfBand::tr("%1 is shown as it is now.").arg(source->name());
        } else if (state->error) {
            remarks << AsOfBand::tr("No history of %1 could be had, so only its latest values are known: %2")
                           .arg(source->name(), words::sentence(*state->error));
        } else if (!state->problems.empty()) {
            remarks << AsOfBand::tr("Some of the history of %1 is missing: %2")
                           .arg(source->name(), words::sentence(state->problems.front()));
        } else if (!state->complete) {
            remarks << AsOfBand::tr("%1 did not give all of its history.").arg(source->name());
        }
        if (state && state->strangers > 0)
            remarks << AsOfBand::tr("%Ln entities of that time are no longer in %1, and are not shown.", nullptr,
                                    words::numerus(qint64(state->strangers)))
                           .arg(source->name());
    }
    return remarks;
}

AsOfBand::AsOfBand(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_text(wrappedLabel(this))
    , m_remarks(wrappedLabel(this))
    , m_leave(new QPushButton(tr("Back to live"), this))
{
    setAccessibleName(tr("Time that is shown"));
    m_text->setObjectName(QStringLiteral("asOfText"));
    m_remarks->setObjectName(QStringLiteral("asOfRemarks"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Highlight);
    for (QLabel *label : {m_text, m_remarks})
        label->setForegroundRole(QPalette::WindowText);
    QFont bold = font();
    bold.setBold(true);
    m_text->setFont(bold);
    m_leave->setToolTip(tr("Look at what is there now (Esc)"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_leave, 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 4, 8, 4);
    lines->setSpacing(2);
    lines->addLayout(line);
    lines->addWidget(m_remarks);
    paintText();
    connect(m_leave, &QPushButton::clicked, this, [this] { m_session.setTimeWindow(std::nullopt); });
    connect(&session.asOf(), &AsOf::changed, this, &AsOfBand::tell);
    connect(&session, &Session::sourceAdded, this, &AsOfBand::tell);
    tell();
}

// Themes differ in how light their accent is: what stands on it must be readable on any.
void AsOfBand::paintText()
{
    const bool light = palette().color(QPalette::Highlight).lightnessF() > 0.5F;
    for (QLabel *label : {m_text, m_remarks}) {
        QPalette colours = label->palette();
        colours.setColor(QPalette::WindowText, light ? Qt::black : Qt::white);
        label->setPalette(colours);
    }
}

void AsOfBand::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintText();
}

void AsOfBand::tell()
{
    const QString text = asOfSentence(m_session);
    const QString remarks = asOfRemarks(m_session).join(QLatin1Char('\n'));
    if (text == m_text->text() && remarks == m_remarks->text() && isHidden() == text.isEmpty())
        return;
    m_text->setText(text);
    m_remarks->setText(remarks);
    m_remarks->setVisible(!remarks.isEmpty());
    if (const auto &shown = m_session.asOf().shown())
        m_text->setToolTip(Qt::convertFromPlainText(timesEverywhere(m_session, shown->to)));
    setVisible(!text.isEmpty());
    Q_EMIT changed();
}

}  // namespace civiscope::widgets
