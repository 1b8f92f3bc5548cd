// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QTimer>
#include <QWidget>

#include <map>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace civiscope::widgets {

class ElidedLabel;

// One source in the status line: state by sign and word, "N of M", age, progress with a way to stop.
class SourceStatus : public QWidget {
    Q_OBJECT

public:
    explicit SourceStatus(QWidget *parent = nullptr);
    void show(const workspace::Source &source, Moment now);

Q_SIGNALS:
    void stopRequested();

private:
    ElidedLabel *m_text;  // names of files can be long
    QProgressBar *m_bar;
    QToolButton *m_stop;
};

// The whole line: all sources, how many entities could not be read, and the base map's engine.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(workspace::Session &session, QWidget *parent = nullptr);

    void setEngine(const QString &text);  // empty: nothing to say
    [[nodiscard]] QToolButton &quarantineButton() { return *m_quarantine; }

Q_SIGNALS:
    void quarantineRequested();

private:
    void refresh();

    workspace::Session &m_session;
    QLabel *m_asOf;  // that the past is shown, and of when
    QHBoxLayout *m_sources;
    std::map<int, SourceStatus *> m_status;
    QToolButton *m_quarantine;
    QLabel *m_engine;
    QTimer m_clock;  // ages grow by themselves
};

}  // namespace civiscope::widgets
