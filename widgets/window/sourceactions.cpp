// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/sourceactions.h"

#include "widgets/map/gislayers.h"
#include "widgets/window/messagebar.h"
#include "widgets/window/openbrokerdialog.h"
#include "workspace/workspacefile.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace civiscope::widgets {

using workspace::Session;
using workspace::Source;

namespace {

constexpr qsizetype mostRecentSources = 10;
const QLatin1String recentSourcesKey("recent");

}  // namespace

SourceActions::SourceActions(Session &session, GisLayers &layers, MessageBar &messages, QSettings &settings,
                             QWidget &window)
    : QObject(&window)
    , m_session(session)
    , m_layers(layers)
    , m_messages(messages)
    , m_settings(settings)
    , m_window(window)
{
    connect(&session, &Session::sourceChanged, this, [this](Source *source) { sayFailure(*source); });
    connect(&session, &Session::sourceClosed, this, [this](int source) {
        m_states.erase(source);
        withdrawFailure(source);
    });
}

void SourceActions::open(const QString &words)
{
    if (words.endsWith(workspace::workspaceEnding, Qt::CaseInsensitive)) {
        Q_EMIT workspaceWanted(words);
        return;
    }
    const auto spec = tasks::parseSource(words, QDir::currentPath());
    if (!spec) {
        m_messages.say(spec.error());
        return;
    }
    tasks::SourceRequest request;
    request.spec = *spec;
    open(std::move(request));
}

void SourceActions::open(tasks::SourceRequest request)
{
    m_messages.hide();
    remember(request.spec.spelling());
    m_session.open(std::move(request));
}

void SourceActions::openDemo()
{
    open(QStringLiteral("demo:antwerp"));
    open(QStringLiteral("demo:brisbane"));
}

void SourceActions::openDropped(const QMimeData &data)
{
    if (!data.hasUrls()) {
        open(data.text().trimmed());
        return;
    }
    for (const auto urls = data.urls(); const QUrl &url : urls) {
        const QString words = url.isLocalFile() ? url.toLocalFile() : url.toString();
        if (GisLayers::looksLikeLayer(words))
            addLayer(words);
        else
            open(words);
    }
}

void SourceActions::addLayer(const QString &path)
{
    m_messages.hide();
    if (const auto added = m_layers.add(path); !added)
        m_messages.say(added.error());
    else if (!m_layersDrawn)
        m_messages.say(tr("There is no base map here, so %1 cannot be drawn.").arg(QFileInfo(path).fileName()));
}

void SourceActions::askBroker()
{
    OpenBrokerDialog dialog(&m_window);
    if (dialog.exec() == QDialog::Accepted)
        open(dialog.request());
}

void SourceActions::askFile()
{
    const QStringList files =
        QFileDialog::getOpenFileNames(&m_window, tr("Open file"), QString(),
                                      tr("City data (*.json *.jsonld *.ndjson *.geojson *.jsonl);;All files (*)"));
    for (const QString &file : files)
        open(file);
}

void SourceActions::askLayer()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        &m_window, tr("Add a GIS layer"), QString(),
        tr("Map data (*.gpkg *.geojson *.json *.shp *.fgb *.kml *.gml *.gpx *.tab *.dxf);;All files (*)"));
    for (const QString &file : files)
        addLayer(file);
}

void SourceActions::loadAnew()
{
    for (const auto &source : m_session.sources())
        source->load();
}

void SourceActions::closeAll()
{
    while (!m_session.sources().empty())
        m_session.close(m_session.sources().front()->id());
}

QStringList SourceActions::recent() const
{
    return m_settings.value(recentSourcesKey).toStringList();
}

void SourceActions::remember(const QString &words)
{
    QStringList all = recent();
    all.removeAll(words);
    all.prepend(words);
    all = all.first(std::min(all.size(), mostRecentSources));
    m_settings.setValue(recentSourcesKey, all);
    Q_EMIT recentChanged(all);
}

void SourceActions::sayFailure(const Source &source)
{
    const Source::State before = std::exchange(m_states[source.id()], source.state());
    if (source.state() == Source::State::Failed && before != Source::State::Failed && source.error() &&
        source.error()->code != ErrorCode::Cancelled) {
        m_messages.say(*source.error());
        m_said.insert_or_assign(source.id(), *source.error());
    }
    if (source.state() == Source::State::Ready)
        withdrawFailure(source.id());
}

void SourceActions::withdrawFailure(int source)
{
    if (const auto said = m_said.extract(source))
        m_messages.withdraw(said.mapped());
}

}  // namespace civiscope::widgets
