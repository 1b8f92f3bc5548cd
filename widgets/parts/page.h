// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "widgets/parts/workspacepart.h"

#include <QWidget>

#include <optional>

namespace civiscope::widgets {

// A view that the window shows as a tab or as a mode. The window asks all of them the same few things and knows none by
// its class; each answers only what it can. GUI thread.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    // Puts what is chosen, or else what is in sight, on the clipboard. False: nothing is, and the clipboard is as it
    // was.
    virtual bool copyToClipboard() { return false; }

    // What a file dialogue says and offers: `filters` as QFileDialog takes them.
    struct ExportOffer {
        QString title;
        QString fileName;
        QString filters;
    };
    // Nullopt: there is nothing to write now.
    [[nodiscard]] virtual std::optional<ExportOffer> exportOffer() const { return std::nullopt; }
    // Writes what is shown; the ending decides how. Error: FileNotWritable, Usage (an ending that is not offered).
    [[nodiscard]] virtual Result<void> exportTo(const QString &path);

    // What it keeps in workspaces; must not outlive the page. Nullopt: nothing.
    [[nodiscard]] virtual std::optional<WorkspacePart> workspacePart() { return std::nullopt; }

    // Brings the session's current entity into sight, where the page lists entities.
    virtual void revealCurrent() {}

    // Asks for a file and exports to it; says what goes wrong. Blocks with dialogues.
    void askWhereToExport();

Q_SIGNALS:
    void zoomRequested();  // the map is to show what is selected
};

// The page that `widget` is or lies in; null: in none.
[[nodiscard]] Page *pageAround(QWidget *widget);

}  // namespace civiscope::widgets
