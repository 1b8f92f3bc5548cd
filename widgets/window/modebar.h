// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

#include <optional>

class QActionGroup;

namespace civiscope::widgets {

// What the centre of the window is for. Sources, selection and filter are the same in all of them.
enum class Mode { Browse, Compare, Audit };

// "browse", "compare", "audit": in settings and workspace files.
[[nodiscard]] QString wordOf(Mode mode);
[[nodiscard]] std::optional<Mode> modeOf(const QString &word);

// The modes on the left edge, each with a picture, a word and a key (Ctrl+1 … 3). A mode has a button once it was
// offered; Browse always has.
class ModeBar : public QToolBar {
    Q_OBJECT

public:
    explicit ModeBar(QWidget *parent = nullptr);

    void offer(Mode mode);
    [[nodiscard]] bool offers(Mode mode) const;
    [[nodiscard]] Mode mode() const;
    void setMode(Mode mode);  // one that is not offered is passed over
    // In the order of the bar, those without a button too (they are invisible).
    [[nodiscard]] QList<QAction *> modeActions() const;

Q_SIGNALS:
    void modeChanged(civiscope::widgets::Mode mode);

private:
    [[nodiscard]] QAction *actionOf(Mode mode) const;

    QActionGroup *m_modes;
};

}  // namespace civiscope::widgets
