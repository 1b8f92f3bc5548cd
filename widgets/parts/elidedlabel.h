// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QComboBox;

namespace civiscope::widgets {

// One line of what data says, never markup. As wide as its text where there is room; where there is less, cut in the
// middle, so that the beginning and the end stay readable, and whole in the tool tip, unless it has another. text() is
// the whole of it. GUI thread.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isCut() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

// The same for choices that data names: wide enough for the chosen one up to a limit.
void keepNarrow(QComboBox &choices);

// The text as it goes on a button: cut in the middle to this width, in pixels, and no letter of it a shortcut.
[[nodiscard]] QString buttonText(const QString &text, const QFontMetrics &metrics, int width);

}  // namespace civiscope::widgets
