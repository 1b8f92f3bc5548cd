// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "widgets/timeline/timelinechoice.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace civiscope::widgets {

// What stands above a timeline: attributes, range, zone, how a load goes. Tells what a person chooses and shows what it
// is told. GUI thread.
class TimelineBar : public QWidget {
    Q_OBJECT

public:
    explicit TimelineBar(QWidget *parent = nullptr);

    // `shown`: IRIs of those that are.
    void setAttributes(const std::vector<TimelineAttribute> &all, const std::vector<std::string> &shown);
    // IANA names. `own`: of the source; `chosen` by a person, empty for the source's.
    void setZones(const QByteArray &own, const QByteArray &chosen);
    [[nodiscard]] QTimeZone zone() const;
    void setRange(TimelineRange range, Moment from, Moment to);  // the moments of a custom one
    void setProgress(const Progress &progress);
    void setState(const QString &text, bool loading, bool hasPlot);

Q_SIGNALS:
    void attributeChosen(const QString &iri, bool shown);
    void rangeChosen(civiscope::widgets::TimelineRange range);
    void customRangeChosen(civiscope::Moment from, civiscope::Moment to);
    void zoneChosen(const QByteArray &zone);  // empty: the source's
    void stopWanted();
    void loadWanted();
    void copyWanted();
    void saveWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeRow();
    void makeCustomRow();
    void showMoments();
    void listAttributes();

    std::vector<TimelineAttribute> m_known;
    QToolButton *m_attributes;
    QMenu *m_menu;
    QComboBox *m_ranges;
    QComboBox *m_zones;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QToolButton *m_copy;
    QToolButton *m_save;
    QWidget *m_customRow;
    QDateTimeEdit *m_begin;
    QDateTimeEdit *m_end;
    Moment m_from = 0;  // of a custom range
    Moment m_to = 0;
};

}  // namespace civiscope::widgets
