// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/page.h"

#include "words/errorwords.h"

#include <QFileDialog>
#include <QMessageBox>

namespace civiscope::widgets {

Result<void> Page::exportTo(const QString &path)
{
    return std::unexpected(
        Error{ErrorCode::Usage, "writing what is shown", path.toStdString(), "this page has nothing to write"});
}

void Page::askWhereToExport()
{
    const auto offer = exportOffer();
    if (!offer)
        return;
    const QString path = QFileDialog::getSaveFileName(this, offer->title, offer->fileName, offer->filters);
    if (path.isEmpty())
        return;
    if (const auto written = exportTo(path); !written)
        QMessageBox::warning(this, offer->title, words::sentence(written.error()));
}

Page *pageAround(QWidget *widget)
{
    for (QWidget *at = widget; at; at = at->parentWidget()) {
        if (auto *page = qobject_cast<Page *>(at))
            return page;
    }
    return nullptr;
}

}  // namespace civiscope::widgets
