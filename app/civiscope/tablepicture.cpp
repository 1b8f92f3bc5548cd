// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/tablepicture.h"

#include "items/entitytablemodel.h"
#include "widgets/parts/theme.h"
#include "words/countwords.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <QLabel>

namespace civiscope::app {

namespace {

constexpr int widestColumn = 260;

struct Choice {
    store::VersionPtr version;
    std::uint32_t table = 0;
    std::uint32_t rows = 0;
};

Choice largest(const std::vector<store::VersionPtr> &versions)
{
    Choice choice;
    for (const store::VersionPtr &version : versions) {
        for (std::uint32_t t = 0; t < version->tables().size(); ++t) {
            if (!choice.version || version->tables()[t]->rowCount() > choice.rows)
                choice = {version, t, version->tables()[t]->rowCount()};
        }
    }
    return choice;
}

}  // namespace

QImage drawTablePicture(const std::vector<store::VersionPtr> &versions, const PictureStyle &style)
{
    widgets::applyTheme(style.dark ? carto::Theme::Dark : carto::Theme::Light);
    items::EntityTableModel model(currentMoment);
    const Choice choice = largest(versions);
    QWidget page;
    page.resize(style.size);
    auto *layout = new QVBoxLayout(&page);
    auto *title = new QLabel;
    title->setTextFormat(Qt::PlainText);
    auto *view = new QTableView;
    layout->addWidget(title);
    layout->addWidget(view);
    if (choice.version) {
        model.setTable(choice.version, choice.table);
        title->setText(QStringLiteral("%1  ·  %2")
                           .arg(QString::fromStdString(choice.version->tables()[choice.table]->name()),
                                words::entities(choice.rows)));
    }
    view->setModel(&model);
    view->setAlternatingRowColors(true);
    view->setWordWrap(false);
    view->verticalHeader()->hide();
    for (int column = 0; column < model.columnCount(); ++column) {
        view->setColumnHidden(column, model.hiddenAtFirst(column));
        view->resizeColumnToContents(column);
        view->setColumnWidth(column, std::min(view->columnWidth(column) + 8, widestColumn));
    }
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page.ensurePolished();
    layout->activate();

    return pictureOf(page, style);
}

}  // namespace civiscope::app
