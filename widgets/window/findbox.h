// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/finder.h"
#include "workspace/session.h"

#include <QLineEdit>
#include <QPointer>
#include <qcorotask.h>

#include <stop_token>

class QCompleter;
class QStandardItemModel;

namespace civiscope::widgets {

// Find an entity by words of its id or name, in all open sources: what fits appears while typing, Enter goes there.
class FindBox : public QLineEdit {
    Q_OBJECT

public:
    explicit FindBox(workspace::Session &session, QWidget *parent = nullptr);
    ~FindBox() override;

    [[nodiscard]] QStandardItemModel &results() { return *m_results; }

Q_SIGNALS:
    void found(const civiscope::workspace::EntityKey &entity);
    void searched();  // the results are those of the words that stand in the box

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();
    static QCoro::Task<> find(QPointer<FindBox> self, std::vector<store::VersionPtr> versions, std::vector<int> sources,
                              QString words, std::stop_token stop);
    void show(const std::vector<workspace::Found> &results, const std::vector<store::VersionPtr> &versions,
              const std::vector<int> &sources);
    void choose(int row);

    workspace::Session &m_session;
    QStandardItemModel *m_results;
    QCompleter *m_completer;
    std::stop_source m_search;  // of the words that stand in the box
};

}  // namespace civiscope::widgets
