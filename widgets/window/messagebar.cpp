// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/messagebar.h"

#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/errorwords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace civiscope::widgets {

namespace {

QString sentenceAndHint(const Error &error)
{
    const QString hint = words::hint(error);
    return words::sentence(error) + (hint.isEmpty() ? QString() : QLatin1Char(' ') + hint);
}

}  // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_text(wrappedLabel(this))
{
    setObjectName(QStringLiteral("messages"));
    setAccessibleName(tr("Message"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    auto *sign = new QLabel(this);
    sign->setPixmap(icon("dialog-warning").pixmap(22, 22));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setForegroundRole(QPalette::ToolTipText);
    auto *close = new QToolButton(this);
    close->setIcon(icon("window-close"));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    close->setAutoRaise(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 6, 6);
    line->addWidget(sign);
    line->addWidget(m_text, 1);
    line->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::say(const Error &error)
{
    say(sentenceAndHint(error));
}

void MessageBar::withdraw(const Error &error)
{
    if (m_text->text() == sentenceAndHint(error))
        hide();
}

void MessageBar::say(const QString &text)
{
    m_text->setText(text);
    show();
}

}  // namespace civiscope::widgets
