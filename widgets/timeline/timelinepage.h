// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelinechoice.h"
#include "widgets/timeline/timelineplot.h"
#include "widgets/window/workspacekeeper.h"

#include <qcoro/qcorotask.h>

#include <QPointer>
#include <QTimer>

#include <cstdint>
#include <stop_token>

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace civiscope::widgets {

class TimelineBar;

// Gives the series of a source; called on the main thread. Errors are said in the page.
using TimelineLoader = tasks::HistoryAsker;

// The past of what is selected, a tab beside the table: attributes and range are chosen above. Loads when it is looked
// at and the selection, the attributes or the range change; an answer that comes after the next question is dropped.
// GUI thread.
class TimelinePage : public QWidget {
    Q_OBJECT

public:
    TimelinePage(workspace::Session &session, TimelineLoader loader, QWidget *parent = nullptr);
    ~TimelinePage() override;

    void setRange(TimelineRange range);
    void setCustomRange(Moment from, Moment to);  // `to` excluded; from < to
    // IRIs; those that the selection does not have are remembered for one that does. Empty: the sensible ones.
    void setAttributes(std::vector<std::string> attributes);
    [[nodiscard]] std::vector<std::string> attributes() const;  // that are shown, IRIs

    void load();
    void stop();
    [[nodiscard]] bool loading() const { return m_loading; }

    [[nodiscard]] TimelinePlot &plot() { return *m_plot; }
    [[nodiscard]] bool showsPlot() const;  // else the hint
    [[nodiscard]] QString hintText() const;  // what stands in the place of the plot
    [[nodiscard]] QString noteText() const;  // what stands beside it: what is missing, what was odd

    // The window of time that other views show.
    void showWindow(TimelineOverlay::Window window) { m_plot->showWindow(window); }

    // What is in sight, as CSV to the clipboard.
    void copyVisible() const;
    // PNG, two pixels a point. Error: FileNotWritable.
    [[nodiscard]] Result<void> savePicture(const QString &path);

    [[nodiscard]] WorkspacePart workspacePart();  // "timeline"; must not outlive the page

Q_SIGNALS:
    void loaded();
    void windowChosen(civiscope::Moment from, civiscope::Moment to);  // `to` excluded

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Help : std::uint8_t { None, TryAgain, ShowAll };  // what the button under a hint does

    static QCoro::Task<> run(QPointer<TimelinePage> self, int generation, TimelineLoader loader,
                             tasks::SeriesTask task, Job job);
    void makeCentre();
    void follow();  // what the session shows now
    void want();  // a load, soon
    void chooseAttribute(const QString &iri, bool shown);
    void showZone();
    void take(tasks::SeriesAnswer answer);
    void ask();
    [[nodiscard]] std::vector<workspace::EntityKey> keys() const;
    void say(const QString &hint, Help help = Help::None);
    void showState();
    void askWhereToSave();
    [[nodiscard]] std::optional<Moment> from() const;
    [[nodiscard]] std::optional<Moment> to() const;
    [[nodiscard]] nlohmann::ordered_json save() const;
    void restore(const nlohmann::ordered_json &part);

    workspace::Session &m_session;
    TimelineLoader m_loader;
    TimelineRange m_range = TimelineRange::Week;
    Moment m_customFrom = 0;
    Moment m_customTo = 0;
    std::vector<std::string> m_wanted;  // chosen by a person; empty: sensible ones
    QByteArray m_zone;  // chosen by a person; empty: the source's

    std::vector<TimelineSubject> m_subjects;
    std::vector<TimelineAttribute> m_candidates;
    std::vector<workspace::EntityKey> m_shown;  // whose past the plot holds
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_loading = false;
    bool m_dirty = true;
    QTimer m_soon;
    QStringList m_notes;

    TimelineBar *m_bar;
    QLabel *m_note;
    QStackedWidget *m_pages;
    TimelinePlot *m_plot;
    QWidget *m_hintPage;
    QLabel *m_hint;
    QPushButton *m_help;
    Help m_helps = Help::None;
    QVBoxLayout *m_lines;
};

}  // namespace civiscope::widgets
