// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/widgetfixture.h"

#include "widgets/parts/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QLocale>
#include <QPainter>
#include <QQuickWindow>

#include <cstdlib>

namespace civiscope::test {

void prepareWidgets()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QApplication::setStyle(QStringLiteral("Fusion"));
    widgets::applyTheme(carto::Theme::Light);
}

QStringList seenTexts(const QWidget &root)
{
    QStringList texts;
    for (const auto labels = root.findChildren<QLabel *>(); const QLabel *label : labels) {
        if (label->isVisible() && !label->text().isEmpty())
            texts << label->text();
    }
    return texts;
}

QList<QWidget *> tabStops(QWidget &window)
{
    QList<QWidget *> stops;
    constexpr int most = 200;
    constexpr int mostSections = 8;  // of a field of its own, as year, month and day
    int same = 0;
    for (int i = 0; i < most && same < mostSections; ++i) {
        QWidget *from = QApplication::focusWidget();
        QTest::keyClick(from ? from : &window, Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        same = now == from ? same + 1 : 0;
        if (same > 0 && stops.contains(now))
            continue;
        if (!now || stops.contains(now))
            break;
        stops << now;
    }
    return stops;
}

QStringList unnamedStops(QWidget &window)
{
    QStringList unnamed;
    for (const auto stops = tabStops(window); QWidget * stop : stops) {
        auto *interface = QAccessible::queryAccessibleInterface(stop);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            unnamed << QString::fromLatin1(stop->metaObject()->className());
    }
    return unnamed;
}

QString longIri(int letters)
{
    return QStringLiteral("https://example.org/").leftJustified(letters, QLatin1Char('m'));
}

int pixelsOf(const QImage &picture, const QColor &colour, int tolerance)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor here = picture.pixelColor(x, y);
            count += std::abs(here.red() - colour.red()) <= tolerance &&
                     std::abs(here.green() - colour.green()) <= tolerance &&
                     std::abs(here.blue() - colour.blue()) <= tolerance && here.alpha() > 0;
        }
    }
    return count;
}

QImage pictureOf(QWidget &widget, double scale)
{
    QImage picture(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    widget.render(&picture, QPoint(), QRegion(), QWidget::DrawChildren);
    return picture;
}

workspace::Source *openText(SessionFixture &fixture, const QByteArray &json, const QString &name)
{
    workspace::Source *source = fixture.open(fixture.write(name, json));
    SessionFixture::waitFor(source);
    return source;
}

QByteArray smallCity()
{
    return R"([
{"id":"urn:ngsi-ld:Station:1","type":"Station","name":{"type":"Property","value":"Groenplaats"},
 "no2":{"type":"Property","value":42.126,"unitCode":"GQ","observedAt":"2026-01-14T11:48:00Z"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4017,51.2194]}}},
{"id":"urn:ngsi-ld:Station:2","type":"Station","name":{"type":"Property","value":"<b>Linkeroever</b>"},
 "no2":{"type":"Property","value":7,"unitCode":"GQ","observedAt":"2026-01-14T09:00:00Z"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.3859,51.2253]}}},
{"id":"urn:ngsi-ld:Station:3","type":"Station","name":{"type":"Property","value":"Nowhere"},
 "no2":{"type":"Property","value":19,"unitCode":"GQ"}},
{"id":"urn:ngsi-ld:Park:1","type":"Park","name":{"type":"Property","value":"Stadspark"},
 "location":{"type":"GeoProperty","value":{"type":"Polygon",
  "coordinates":[[[4.412,51.210],[4.418,51.210],[4.418,51.214],[4.412,51.214],[4.412,51.210]]]}}}
])";
}

}  // namespace civiscope::test
