// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tasks/audittask.h"
#include "widgets/parts/page.h"
#include "workspace/session.h"

#include <QPointer>

#include <qcoro/qcorotask.h>

#include <map>
#include <memory>
#include <stop_token>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace civiscope::workspace {
class FindingsBook;
}  // namespace civiscope::workspace

namespace civiscope::widgets {

class ScorecardView;

// Runs the self-check of an open source and shows its scorecard; a tab of the Audit mode. Each source keeps its last
// scorecard while it is open. GUI thread.
class ScorecardPage : public Page {
    Q_OBJECT

public:
    // `services`: how sources are reached. `programVersion` stands in the reports. `book`: says by which schemas
    // sources are judged; outlives the page; null: by none.
    ScorecardPage(workspace::Session &session, std::shared_ptr<const tasks::SourceServices> services,
                  const workspace::FindingsBook *book, QString programVersion, QWidget *parent = nullptr);
    ~ScorecardPage() override;

    void chooseSource(int source);  // Source::id; one that is not open is passed over
    // Begins with the chosen source; nothing happens while one is running.
    void run();
    void stop();
    [[nodiscard]] bool running() const { return m_running != 0; }
    // Of the chosen source; null: none yet.
    [[nodiscard]] std::shared_ptr<const tasks::Audited> audited() const;
    [[nodiscard]] std::shared_ptr<const audit::Scorecard> card() const;  // in it

    [[nodiscard]] ScorecardView &view() { return *m_view; }

    [[nodiscard]] std::optional<ExportOffer> exportOffer() const override;
    [[nodiscard]] Result<void> exportTo(const QString &path) override;  // the report: .html or .json

Q_SIGNALS:
    void finished(int source);

private:
    static QCoro::Task<> work(QPointer<ScorecardPage> self, int source, tasks::AuditTask task, Job job);
    void setAudited(int source, Result<tasks::Audited> audited);
    void listSources();
    void showChosen();
    void showState();
    void select(const QStringList &ids);
    [[nodiscard]] int chosen() const;

    workspace::Session &m_session;
    std::shared_ptr<const tasks::SourceServices> m_services;
    const workspace::FindingsBook *m_book;
    QString m_programVersion;
    QComboBox *m_sources;
    QPushButton *m_run;
    QPushButton *m_stopButton;
    QPushButton *m_export;
    QProgressBar *m_progress;
    QLabel *m_state;
    ScorecardView *m_view;
    std::map<int, std::shared_ptr<const tasks::Audited>> m_audited;  // by Source::id
    std::stop_source m_stop;
    int m_running = 0;  // Source::id; 0: none
};

}  // namespace civiscope::widgets
