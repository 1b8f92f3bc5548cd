// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapview.h"

#include <QGuiApplication>
#include <QPalette>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>

// Made by the QML module; called so that a static link keeps the registration.
void qml_register_types_Civiscope_Widgets();

namespace civiscope::widgets {

MapView::MapView(QWidget *parent)
    : QQuickWidget(parent)
    , m_controller(new MapController(this))
{
    qml_register_types_Civiscope_Widgets();
    setResizeMode(SizeRootObjectToView);
    setFocusPolicy(Qt::StrongFocus);
    const QUrl url(QStringLiteral("qrc:/qt/qml/Civiscope/Widgets/MapScene.qml"));
    auto *component = new QQmlComponent(engine(), url, this);
    QObject *scene =
        component->createWithInitialProperties({{QStringLiteral("controller"), QVariant::fromValue(m_controller)},
                                                {QStringLiteral("tileHost"), QString()},
                                                {QStringLiteral("tileCache"), QString()},
                                                {QStringLiteral("ground"), palette().color(QPalette::Base)}});
    setContent(url, component, scene);
}

void MapView::setTheme(carto::Theme theme)
{
    rootObject()->setProperty("ground", QGuiApplication::palette().color(QPalette::Base));
    m_controller->pictures().setTheme(theme);
}

void MapView::setTiles(const QString &host, const QString &cache)
{
    rootObject()->setProperty("tileHost", QString());
    rootObject()->setProperty("tileCache", cache);
    rootObject()->setProperty("tileHost", host);
    Q_EMIT tilesChanged(host, cache);
}

}  // namespace civiscope::widgets
