// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/sourcetreemodel.h"

#include <QWidget>

class QTreeView;

namespace civiscope::widgets {

// The open sources with their types: visibility, counts, freshness; what can be done with each in its context menu.
class SourcesPanel : public QWidget {
    Q_OBJECT

public:
    SourcesPanel(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent = nullptr);

    [[nodiscard]] QTreeView &tree() { return *m_tree; }
    void addBelow(QWidget *section);  // takes it

Q_SIGNALS:
    void tableChosen(int source, quint32 table);
    void zoomToSource(int source);
    void zoomToTable(int source, quint32 table);
    void openBroker();
    void openFile();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    void showMenu(QPoint at);
    void activate(const QModelIndex &index);

    workspace::Session &m_session;
    items::SourceTreeModel *m_model;
    QTreeView *m_tree;
    int m_newestWidth = 0;  // when it was seen last
};

}  // namespace civiscope::widgets
