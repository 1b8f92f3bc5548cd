// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/picturestyle.h"

#include <QPainter>
#include <QWidget>

namespace civiscope::app {

QImage pictureOf(QWidget &page, const PictureStyle &style)
{
    QImage picture(style.size * style.scale, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(style.scale);
    picture.fill(page.palette().color(QPalette::Window));
    QPainter painter(&picture);
    page.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren | QWidget::DrawWindowBackground);
    painter.end();
    return picture;
}

}  // namespace civiscope::app
