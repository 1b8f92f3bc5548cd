// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/mapfurniture.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace civiscope::carto;

class TestMapFurniture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNoteStaysInItsCornerAndItsWidth()
    {
        QImage picture(600, 200, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&picture);
        const QString text = QStringLiteral("Base map: Natural Earth · sketch of the city: Civiscope");
        const auto bottomRight = Qt::AlignRight | Qt::AlignBottom;
        const QRectF wide = drawNote(painter, {100, 0, 500, 200}, bottomRight, text, Theme::Light);
        QCOMPARE(wide.bottomRight(), QPointF(600, 200));
        QVERIFY(wide.left() > 100);
        const QRectF narrow = drawNote(painter, {450, 0, 150, 200}, bottomRight, text, Theme::Light);
        QCOMPARE(narrow.bottomRight(), QPointF(600, 200));
        QVERIFY(narrow.left() >= 450);
        QVERIFY(narrow.height() > 1.8 * wide.height());
        const QRectF top = drawNote(painter, {0, 20, 600, 180}, Qt::AlignLeft | Qt::AlignTop, text, Theme::Dark);
        QCOMPARE(top.topLeft(), QPointF(0, 20));
    }
};

QTEST_MAIN(TestMapFurniture)
#include "tst_mapfurniture.moc"
