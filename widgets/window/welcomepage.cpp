// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/welcomepage.h"

#include "items/celltext.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace civiscope::widgets {

namespace {
constexpr int columnWidth = 460;
constexpr int recentWidth = columnWidth - 40;  // of the text on a button
constexpr qsizetype mostShown = 5;
}  // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_recent(new QVBoxLayout)
{
    auto *title = new QLabel(tr("No city yet"), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    title->setFont(large);
    auto *how = new QLabel(tr("Paste a broker's URL, drop a file, or look at the demo cities."), this);
    how->setForegroundRole(QPalette::PlaceholderText);
    how->setWordWrap(true);

    m_url->setPlaceholderText(QStringLiteral("https://broker.example.org/ngsi-ld/v1"));
    m_url->setAccessibleName(tr("URL of a broker"));
    auto *open = new QPushButton(tr("Open"), this);
    auto *line = new QHBoxLayout;
    line->addWidget(m_url);
    line->addWidget(open);
    auto *file = new QPushButton(icon("document-open"), tr("Open file…"), this);
    auto *demo = new QPushButton(icon("applications-science"), tr("Look at the demo cities"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(file);
    buttons->addWidget(demo);
    buttons->addStretch();

    auto *column = new QWidget(this);
    column->setMaximumWidth(columnWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setSpacing(12);
    lines->addWidget(title);
    lines->addWidget(how);
    lines->addLayout(line);
    lines->addLayout(buttons);
    lines->addLayout(m_recent);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 4);
    across->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addLayout(across);
    all->addStretch(3);
    setFocusProxy(m_url);

    const auto take = [this] {
        if (const QString words = m_url->text().trimmed(); !words.isEmpty())
            Q_EMIT sourceWanted(words);
    };
    connect(m_url, &QLineEdit::returnPressed, this, take);
    connect(open, &QPushButton::clicked, this, take);
    connect(file, &QPushButton::clicked, this, &WelcomePage::fileWanted);
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoWanted);
}

void WelcomePage::setRecent(const QStringList &sources)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (sources.isEmpty())
        return;
    auto *title = new QLabel(tr("Opened lately"), this);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_recent->addWidget(title);
    for (const auto some = sources.first(std::min(sources.size(), mostShown)); const QString &source : some) {
        auto *button = new QPushButton(buttonText(source, fontMetrics(), recentWidth), this);
        button->setToolTip(items::plainToolTip(source));
        button->setAccessibleName(source);
        button->setFlat(true);
        button->setStyleSheet(QStringLiteral("text-align: left"));
        connect(button, &QPushButton::clicked, this, [this, source] { Q_EMIT sourceWanted(source); });
        m_recent->addWidget(button);
    }
}

}  // namespace civiscope::widgets
