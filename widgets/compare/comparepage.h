// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/symbology.h"
#include "widgets/compare/comparisonmaps.h"
#include "widgets/compare/comparisontabs.h"
#include "widgets/compare/livecomparison.h"
#include "widgets/parts/page.h"

#include <QPointer>
#include <QUndoStack>
#include <qcorotask.h>

#include <memory>
#include <optional>
#include <stop_token>

class QComboBox;
class QLabel;
class QLayout;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace civiscope::widgets {

// Two sources of the session side by side: two maps at one scale of the ground with one legend, below them what both
// publish, how it is distributed, and what differs. GUI thread.
class ComparePage : public Page {
    Q_OBJECT

public:
    ComparePage(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent = nullptr);
    ~ComparePage() override;

    [[nodiscard]] LiveComparison &live() { return *m_live; }
    [[nodiscard]] ComparisonMaps &maps() { return *m_maps; }
    [[nodiscard]] ComparisonTabs &tabs() { return *m_tabs; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }  // of decisions on what means the same
    [[nodiscard]] bool busy() const { return m_live->running() || m_laying; }

    // What the maps and the distributions show.
    void choose(const items::ComparisonChoice &choice);
    [[nodiscard]] const std::optional<items::ComparisonChoice> &choice() const { return m_choice; }

    [[nodiscard]] std::optional<ExportOffer> exportOffer() const override;
    [[nodiscard]] Result<void> exportTo(const QString &path) override;  // the report, HTML

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QLayout *topLine();
    void link();
    void listSources();
    void showSources();
    void showHeads();
    void showComparison();
    void showChoice(const items::ComparisonChoice &choice);
    void showLayers();
    void stopLayers();
    static QCoro::Task<> lay(QPointer<ComparePage> self, std::shared_ptr<const compare::Comparison> comparison,
                             items::ComparisonChoice choice, compare::Sides<store::VersionPtr> versions,
                             carto::Symbology symbology, std::stop_token stop);
    void decide(bool accepted);

    workspace::Session &m_session;
    std::shared_ptr<carto::Symbology> m_symbology;
    LiveComparison *m_live;
    QUndoStack m_undo;
    std::optional<items::ComparisonChoice> m_choice;
    std::stop_source m_layering;  // of the newest choice
    bool m_laying = false;

    compare::Sides<QComboBox *> m_pickers;
    QPushButton *m_report;
    QLabel *m_state;
    QStackedWidget *m_pages;
    QSplitter *m_work;
    QLabel *m_hint;  // instead of the work, while there is nothing to compare
    ComparisonMaps *m_maps;
    ComparisonTabs *m_tabs;
};

}  // namespace civiscope::widgets
