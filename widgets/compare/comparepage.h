// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/latestwins.h"
#include "carto/symbology.h"
#include "widgets/map/citymap.h"
#include "widgets/parts/page.h"
#include "widgets/compare/comparisonstrip.h"
#include "widgets/compare/distributionview.h"
#include "items/comparisonlayers.h"
#include "widgets/map/linkedmaps.h"
#include "widgets/compare/publishedtree.h"
#include "tasks/comparetask.h"
#include "workspace/findingsbook.h"
#include "workspace/session.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QUndoStack>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QStringListModel;
class QTabWidget;

namespace civiscope::widgets {

// Two sources of the session side by side: two maps at one scale of the ground with one legend, below them what both
// publish, how it is distributed, and what differs. Compares whenever it is seen and what it compares has changed; live
// changes are gathered, and a comparison that takes long is not begun again at once.
// GUI thread.
class ComparePage : public Page {
    Q_OBJECT

public:
    ComparePage(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent = nullptr);
    ~ComparePage() override;

    // Says by which schemas sources are judged; outlives the page. Without it nothing is said of validity.
    void setFindings(const workspace::FindingsBook &book);
    // Tiles under both maps; who made them is said below.
    void setTiles(const QString &host, const QString &cache);

    // Sources by id; 0: none. Those that are not open are passed over.
    void setSources(int a, int b);
    [[nodiscard]] compare::Sides<int> sources() const { return m_sources; }
    void choose(const items::ComparisonChoice &choice);
    [[nodiscard]] const std::optional<items::ComparisonChoice> &choice() const { return m_choice; }

    // What was accepted and rejected; kept in the workspace file.
    void setMapping(compare::Mapping mapping);
    [[nodiscard]] const compare::Mapping &mapping() const { return m_mapping; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }

    [[nodiscard]] const std::shared_ptr<const compare::Comparison> &comparison() const { return m_comparison; }
    // What comparison() is part of; null: none yet.
    [[nodiscard]] const std::shared_ptr<const tasks::Compared> &compared() const { return m_compared; }
    [[nodiscard]] bool busy() const { return m_running || m_layering.isRunning(); }
    [[nodiscard]] CityMap &map(compare::Side side) { return *m_maps[side]; }
    [[nodiscard]] ComparisonStrip &strip() { return *m_strip; }
    [[nodiscard]] QTabWidget &tabs() { return *m_tabs; }
    [[nodiscard]] PublishedTree &published() { return *m_published; }
    [[nodiscard]] QPushButton &acceptButton() { return *m_accept; }
    [[nodiscard]] QPushButton &rejectButton() { return *m_reject; }

    [[nodiscard]] std::optional<ExportOffer> exportOffer() const override;
    [[nodiscard]] Result<void> exportTo(const QString &path) override;  // the report, HTML

Q_SIGNALS:
    void comparisonChanged();
    void layersChanged();  // the maps show the choice
    void mappingChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeControls();
    void makeTabs();
    void listSources();
    void sourcesChanged();
    void compareLater();
    void start();
    static QCoro::Task<> run(QPointer<ComparePage> self, tasks::CompareTask task,
                             std::shared_ptr<const tasks::Compared> before, Job job);
    void stop();
    [[nodiscard]] tasks::CompareTask question(const workspace::Source &a, const workspace::Source &b) const;
    void setCompared(Result<tasks::Compared> result);
    void showComparison();
    void showLayers();
    void takeLayers(const items::ComparisonLayers &layers);
    void showHeads();
    void chosenInTree();
    void showChoice(const items::ComparisonChoice &choice);
    void decide(bool accepted);
    void setState(const QString &text);

    workspace::Session &m_session;
    std::shared_ptr<carto::Symbology> m_symbology;
    compare::Sides<int> m_sources;
    compare::Mapping m_mapping;
    QUndoStack m_undo;
    std::shared_ptr<const tasks::Compared> m_compared;
    std::shared_ptr<const compare::Comparison> m_comparison;  // in it
    const workspace::FindingsBook *m_book = nullptr;
    std::optional<items::ComparisonChoice> m_choice;
    std::optional<tasks::CompareTask> m_asked;  // last; nullopt: nothing yet of these two
    std::stop_source m_stop;
    LatestWins m_layering;
    bool m_running = false;
    bool m_again = false;  // something came while it ran
    bool m_loaded = false;  // a source was loaded anew: nobody waits for live changes
    QElapsedTimer m_time;  // since the last comparison began
    bool m_fitted = false;  // the maps were fitted to these two sources
    QTimer m_later;  // live changes are gathered

    compare::Sides<QComboBox *> m_pickers;
    compare::Sides<CityMap *> m_maps;
    LinkedMaps *m_links = nullptr;
    ComparisonStrip *m_strip = nullptr;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_work = nullptr;
    QLabel *m_hint = nullptr;  // instead of the work, while there is nothing to compare
    QLabel *m_state = nullptr;
    QLabel *m_overview = nullptr;
    QTabWidget *m_tabs = nullptr;
    PublishedTree *m_published = nullptr;
    DistributionView *m_distributions = nullptr;
    QStringListModel *m_differences = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_reject = nullptr;
    QPushButton *m_report = nullptr;
};

}  // namespace civiscope::widgets
