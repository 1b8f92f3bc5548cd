// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/quarantinedialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace civiscope::widgets {

QuarantineDialog::QuarantineDialog(const workspace::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_model(new items::QuarantineModel(this))
{
    setWindowTitle(tr("Not readable"));
    resize(820, 480);
    std::vector<items::QuarantineModel::OfSource> sources;
    for (const auto &source : session.sources())
        sources.push_back({source->name(), source->version()});
    m_model->setSources(std::move(sources));

    auto *table = new QTableView(this);
    table->setAccessibleName(tr("What could not be read"));
    table->setModel(m_model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->resizeColumnsToContents();
    auto *raw = new QPlainTextEdit(this);
    raw->setAccessibleName(tr("What came"));
    raw->setReadOnly(true);
    raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(table);
    split->addWidget(raw);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *all = new QVBoxLayout(this);
    all->addWidget(split);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(
        table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, raw](const QModelIndex &row) {
            raw->setPlainText(m_model->cell(row.row(), items::QuarantineModel::Beginning, items::ExactRole).toString());
        });
    if (m_model->rows() > 0)
        table->selectRow(0);
}

}  // namespace civiscope::widgets
