// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/auditpicture.h"

#include "widgets/audit/scorecardview.h"
#include "widgets/parts/theme.h"
#include "words/auditwords.h"

#include <QLabel>
#include <QVBoxLayout>

namespace civiscope::app {

QImage drawAuditPicture(audit::Scorecard card, const PictureStyle &style)
{
    widgets::applyTheme(style.dark ? carto::Theme::Dark : carto::Theme::Light);
    QWidget page;
    page.resize(style.size);
    auto *layout = new QVBoxLayout(&page);
    auto *title = new QLabel(QString::fromStdString(card.source) + QStringLiteral("  ·  ") + words::auditScope(card));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *view = new widgets::ScorecardView;
    layout->addWidget(title);
    layout->addWidget(view, 1);
    // Laid out as if it were on a screen: the matrix fits itself to the room it gets.
    page.setAttribute(Qt::WA_DontShowOnScreen);
    page.show();
    view->setCard(std::make_shared<const audit::Scorecard>(std::move(card)));

    return pictureOf(page, style);
}

}  // namespace civiscope::app
