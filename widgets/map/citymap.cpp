// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/citymap.h"

#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/plainlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace civiscope::widgets {

CityMap::CityMap(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(this))
    , m_fact(plainLabel(this))
    , m_notes(wrappedLabel(this))
    , m_view(new MapView(this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_name->setFont(large);
    m_notes->setObjectName(QStringLiteral("cityNotes"));
    m_notes->hide();
    m_view->setMinimumSize(160, 120);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_fact);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 4, 8, 0);
    lines->setSpacing(4);
    lines->addLayout(head);
    lines->addWidget(m_notes);
    lines->addWidget(m_view, 1);
}

void CityMap::setCity(const QString &name, const QString &fact)
{
    m_name->setText(name);
    m_fact->setText(fact);
    m_view->setAccessibleName(tr("Map of %1").arg(name));
}

void CityMap::setNotes(const QStringList &notes)
{
    QStringList lines;
    for (const QString &note : notes)
        lines << QStringLiteral("! ") + note;
    m_notes->setText(lines.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
}

}  // namespace civiscope::widgets
