// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scalebar.h"

#include "words/numberwords.h"

#include <QPainter>

#include <cmath>

namespace civiscope::widgets {

namespace {
constexpr double mostPixels = 110;
}

ScaleBar::ScaleBar(MapController &map, QWidget *parent)
    : QWidget(parent)
    , m_map(map)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&map, &MapController::viewChanged, this, [this] {
        setAccessibleName(tr("Scale: %1 m").arg(metres()));
        update();
    });
}

double ScaleBar::metres() const
{
    const double most = mostPixels * metresPerPixel(m_map.latitude(), m_map.zoom());
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0})
        if (step * power <= most)
            return step * power;
    return power;
}

double ScaleBar::pixels() const
{
    return metres() / metresPerPixel(m_map.latitude(), m_map.zoom());
}

QSize ScaleBar::sizeHint() const
{
    return {static_cast<int>(mostPixels) + 12, fontMetrics().height() + 12};
}

void ScaleBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double length = metres();
    const QString text =
        length >= 1000 ? tr("%1 km").arg(words::number(length / 1000)) : tr("%1 m").arg(words::number(length));
    const QRectF bar(width() - 6 - pixels(), height() - 8, pixels(), 4);
    QColor ground = palette().color(QPalette::Base);
    ground.setAlpha(215);
    painter.fillRect(QRectF(bar.left() - 6, 0, bar.width() + 12, height()), ground);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRectF(bar.left(), 2, bar.width(), height() - 10), Qt::AlignCenter, text);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), 2), palette().color(QPalette::Text));
    painter.fillRect(QRectF(bar.left(), bar.top() - 3, 2, 5), palette().color(QPalette::Text));
    painter.fillRect(QRectF(bar.right() - 2, bar.top() - 3, 2, 5), palette().color(QPalette::Text));
}

}  // namespace civiscope::widgets
