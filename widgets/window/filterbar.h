// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QCompleter;
class QLabel;
class QLineEdit;
class QSettings;
class QStringListModel;
class QToolButton;

namespace civiscope::widgets {

// The one filter of the session: a query in the language of NGSI-LD, types, and "in map". Says while it is written
// whether it is right, else where it is wrong and what would be right; offers names and values from the data; tells how
// many entities match and where that was found out. A query that is wrong leaves the one before in force.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    // `settings` remembers recent queries.
    FilterBar(workspace::Session &session, QSettings &settings, QWidget *parent = nullptr);
    ~FilterBar() override;

    // What the map shows; asked for when "in map" is on. mapMoved() is to be called when it changes.
    void setMapExtent(std::function<GeoBox()> extent) { m_extent = std::move(extent); }
    void mapMoved();

    // Puts a filter in, as if written; types as in a type selection. What cannot be written here (places, ids, scopes)
    // is told beside the query, and can only be taken away. Precondition: these are right.
    void setFilter(const query::FilterText &text);
    void begin();  // takes the keyboard, all selected
    void clear();
    [[nodiscard]] QLineEdit &edit() { return *m_edit; }

Q_SIGNALS:
    void left();  // Esc in an empty bar

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Look { Empty, Right, Wrong };

    void edited();
    void apply();
    void tell();
    void setLook(Look look);
    void offer();
    void insert(const QString &choice);
    void listTypes();
    void listRecent();
    void remember();
    void tellMore();
    [[nodiscard]] query::FilterText text() const;

    workspace::Session &m_session;
    QSettings &m_settings;
    std::function<GeoBox()> m_extent;
    QLineEdit *m_edit;
    QToolButton *m_more;  // conditions that have no field here; takes them away
    QToolButton *m_types;
    QToolButton *m_inMap;
    QToolButton *m_recent;
    QLabel *m_ran;
    QLabel *m_count;
    QLabel *m_message;
    QStringListModel *m_choices;
    QCompleter *m_completer;
    qsizetype m_replaceFrom = 0;  // of the text, for a choice
    QStringList m_wantedTypes;  // empty: all
    query::FilterText m_moreText;  // without q and types
    QTimer m_soon;
    Look m_look = Look::Empty;
};

}  // namespace civiscope::widgets
