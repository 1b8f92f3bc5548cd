// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/entitydetailmodel.h"
#include "widgets/parts/page.h"
#include "workspace/session.h"

#include <vector>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QTabWidget;
class QToolButton;
class QTreeView;

namespace civiscope::schema {
struct Validation;
}

namespace civiscope::workspace {
class FindingsBook;
}

namespace civiscope::widgets {

// The current entity of the session: readable, and as its raw JSON. Relationships can be followed, and followed back.
class Inspector : public Page {
    Q_OBJECT

public:
    enum Tab { Readable, Raw, Findings };

    explicit Inspector(workspace::Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QTabWidget &tabs() { return *m_tabs; }
    [[nodiscard]] QTreeView &tree() { return *m_tree; }
    bool copyToClipboard() override;  // the raw JSON, or the exact value of the chosen line
    // Shows what is known to be wrong with the entity. `book` must outlive this.
    void setFindings(workspace::FindingsBook &book);
    // Selects the entity that a relationship names. When no open source has it, says so.
    void follow(const QString &id);

Q_SIGNALS:
    void followed();  // the current entity changed by a relationship

private:
    void refresh();
    void read();
    void showNothing(const QString &why);
    void goBack();
    void showFindings();
    void showTreeMenu(QPoint at);

    workspace::Session &m_session;
    items::EntityDetailModel *m_model;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_note;
    QToolButton *m_back;
    QToolButton *m_zoom;
    QTabWidget *m_tabs;
    QTreeView *m_tree;
    QPlainTextEdit *m_raw;
    QListWidget *m_findings = nullptr;
    workspace::FindingsBook *m_book = nullptr;
    std::shared_ptr<const schema::Validation> m_listedOf;  // what m_findings lists, null: not checked yet
    std::optional<workspace::EntityKey> m_listed;          // of whom; nullopt: nothing is listed
    std::optional<workspace::EntityKey> m_shown;
    store::VersionPtr m_shownVersion;
    std::string m_shownRaw;
    std::vector<workspace::EntityKey> m_trail;  // where following came from
};

}  // namespace civiscope::widgets
