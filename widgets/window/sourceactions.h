// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QObject>
#include <QStringList>

#include <map>

class QMimeData;
class QSettings;

namespace civiscope::widgets {

class GisLayers;
class MessageBar;

// Opens sources and layers, from words, dialogues and what is dropped; says in the message bar what cannot be opened or
// does not load; remembers what was opened lately. Child of the window, GUI thread.
class SourceActions : public QObject {
    Q_OBJECT

public:
    // All outlive this. `window`: over which dialogues stand.
    SourceActions(workspace::Session &session, GisLayers &layers, MessageBar &messages, QSettings &settings,
                  QWidget &window);

    // What the words name: URL, file, "demo:…"; a workspace is told of.
    void open(const QString &words);
    void open(tasks::SourceRequest request);
    void openDemo();
    void openDropped(const QMimeData &data);  // files and words; map files become layers
    void addLayer(const QString &path);
    void setLayersDrawn(bool drawn) { m_layersDrawn = drawn; }  // there is a base map to draw them

    void askBroker();
    void askFile();
    void askLayer();

    void loadAnew();
    void closeAll();

    [[nodiscard]] QStringList recent() const;  // newest first
    void remember(const QString &words);

Q_SIGNALS:
    void recentChanged(const QStringList &recent);
    void workspaceWanted(const QString &path);

private:
    void sayFailure(const workspace::Source &source);
    void withdrawFailure(int source);

    workspace::Session &m_session;
    GisLayers &m_layers;
    MessageBar &m_messages;
    QSettings &m_settings;
    QWidget &m_window;
    bool m_layersDrawn = false;
    std::map<int, workspace::Source::State> m_states;  // last seen, to say a failure once
    std::map<int, Error> m_said;  // why a source failed, while that is so
};

}  // namespace civiscope::widgets
