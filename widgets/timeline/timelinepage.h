// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/page.h"
#include "widgets/timeline/timelineload.h"
#include "widgets/timeline/timelinesettings.h"
#include "widgets/timeline/timelinestage.h"

#include <QTimer>

namespace civiscope::widgets {

class TimelineBar;

// The past of what is selected, a tab beside the table: attributes and range are chosen above. Loads when it is looked
// at and the selection, the attributes or the range change; an answer that comes after the next question is dropped.
// GUI thread.
class TimelinePage : public Page {
    Q_OBJECT

public:
    // What the loader answers with an error is said in the page.
    TimelinePage(workspace::Session &session, TimelineLoader loader, QWidget *parent = nullptr);

    void setRange(TimelineRange range);
    void setCustomRange(Moment from, Moment to);  // `to` excluded; from < to
    // IRIs; those that the selection does not have are remembered for one that does. Empty: the sensible ones.
    void setAttributes(std::vector<std::string> attributes);
    [[nodiscard]] std::vector<std::string> attributes() const;  // that are shown, IRIs

    void load();
    void stop();
    [[nodiscard]] bool loading() const { return m_load->running(); }

    [[nodiscard]] TimelinePlot &plot() { return m_stage->plot(); }
    [[nodiscard]] TimelineStage &stage() { return *m_stage; }

    bool copyToClipboard() override;  // what is in sight, as CSV
    [[nodiscard]] std::optional<ExportOffer> exportOffer() const override;
    [[nodiscard]] Result<void> exportTo(const QString &path) override;  // PNG, two pixels a point
    [[nodiscard]] std::optional<WorkspacePart> workspacePart() override;  // "timeline"

Q_SIGNALS:
    void loaded();
    void windowChosen(civiscope::Moment from, civiscope::Moment to);  // `to` excluded

protected:
    void showEvent(QShowEvent *event) override;

private:
    void follow();  // what the session shows now
    void loadSoon();
    void chooseAttribute(const QString &iri, bool shown);
    void showZone();
    void ask();
    void showAnswer(TimelineLoad::Answer answer);
    void sayNoValues();
    void showState();

    workspace::Session &m_session;
    TimelineSettings m_chosen;
    std::vector<TimelineSubject> m_subjects;
    std::vector<TimelineAttribute> m_candidates;
    std::vector<workspace::EntityKey> m_shown;  // whose past the plot holds
    bool m_dirty = true;
    QTimer m_soon;

    TimelineBar *m_bar;
    TimelineStage *m_stage;
    TimelineLoad *m_load;
};

}  // namespace civiscope::widgets
