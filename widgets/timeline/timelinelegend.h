// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelinedata.h"

#include <QWidget>

#include <memory>

namespace civiscope::widgets {

// What each line of a timeline is: a stroke as it is drawn, attribute, entity, unit. Rows of bands have their names
// beside them and stand here only where there is no line, to say whose they are. As many lines of words as it needs, up
// to three; what does not fit any more is counted. GUI thread.
class TimelineLegend : public QWidget {
    Q_OBJECT

public:
    explicit TimelineLegend(QWidget *parent = nullptr);

    void setData(std::shared_ptr<const TimelineData> timeline);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry {
        QRect place;
        int track = 0;  // -1: says how many do not fit
        QString text;
    };
    [[nodiscard]] std::vector<Entry> arrangeIn(int width) const;

    std::shared_ptr<const TimelineData> m_data = std::make_shared<const TimelineData>();
};

}  // namespace civiscope::widgets
