// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "maplegend.h"

#include "theme.h"
#include "words/numberwords.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace civiscope::widgets {

namespace {
constexpr std::size_t mostEntries = 14;
}

MapLegend::MapLegend(SessionMap &map, QWidget *parent)
    : QFrame(parent)
    , m_map(map)
    , m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAutoFillBackground(true);
    m_lines->setContentsMargins(8, 6, 10, 6);
    m_lines->setSpacing(2);
    connect(&map, &SessionMap::layersChanged, this, &MapLegend::rebuild);
    rebuild();
}

void MapLegend::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

void MapLegend::rebuild()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto addText = [this](const QString &text) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        m_lines->addWidget(label);
    };
    const auto &entries = m_map.legend();
    for (std::size_t i = 0; i < entries.size() && i < mostEntries; ++i) {
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        auto *mark = new QLabel(line);
        const int code = entries[i].mark.colour * 16 + static_cast<int>(entries[i].mark.shape);
        mark->setPixmap(markIcon(code, themeOf(palette()), devicePixelRatioF()).pixmap(16, 16));
        auto *name = new QLabel(entries[i].name, line);
        name->setTextFormat(Qt::PlainText);
        auto *count = new QLabel(words::count(entries[i].count), line);
        count->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(mark);
        row->addWidget(name);
        row->addStretch();
        row->addWidget(count);
        m_lines->addWidget(line);
    }
    if (entries.size() > mostEntries)
        addText(tr("and %n more types", nullptr, static_cast<int>(entries.size() - mostEntries)));
    if (m_map.unlocatedCount() > 0)
        addText(tr("%1 have no location").arg(words::countOf(m_map.unlocatedCount(), m_map.entityCount())));
    setVisible(m_lines->count() > 0);
    adjustSize();
    if (parentWidget())
        QCoreApplication::postEvent(parentWidget(), new QEvent(QEvent::LayoutRequest));
}

}  // namespace civiscope::widgets
