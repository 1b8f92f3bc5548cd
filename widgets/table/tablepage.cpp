// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table/tablepage.h"

#include "words/countwords.h"
#include "widgets/parts/elidedlabel.h"
#include "words/numberwords.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace civiscope::widgets {

using workspace::EntityKey;
using workspace::Session;
using workspace::Source;

namespace {
constexpr int mostColumnWidth = 260;
constexpr std::size_t mostSelectedRanges = 20'000;
}  // namespace

TablePage::TablePage(Session &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_model(new items::EntityTableModel([&session] { return session.now(); }, this))
    , m_types(new QComboBox(this))
    , m_state(new ElidedLabel(this))
    , m_view(new QTableView(this))
{
    m_types->setAccessibleName(tr("Type shown in the table"));
    keepNarrow(*m_types);
    m_state->setObjectName(QStringLiteral("tableState"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("Entities"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSortingEnabled(false);
    m_view->setTabKeyNavigation(false);  // Tab leaves the table; arrows walk in it
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_view->horizontalHeader()->setSectionsMovable(true);
    m_view->horizontalHeader()->setSectionsClickable(true);
    m_view->horizontalHeader()->setSortIndicatorClearable(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->horizontalHeader()->setSortIndicatorShown(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(8);
    top->addWidget(m_types);
    top->addWidget(m_state, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addWidget(m_view);
    setFocusProxy(m_view);

    connect(m_types, &QComboBox::activated, this, &TablePage::chosen);
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, m_model, &items::EntityTableModel::sort);
    connect(m_view->horizontalHeader(), &QWidget::customContextMenuRequested, this, &TablePage::showColumnMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablePage::takeSelection);
    connect(m_view, &QAbstractItemView::activated, this, &Page::zoomRequested);
    connect(m_model, &items::EntityTableModel::sortingChanged, this, &TablePage::tellState);
    connect(m_model, &QAbstractItemModel::columnsInserted, this,
            [this](const QModelIndex &, int first, int last) { hideSubAttributes(first, last); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TablePage::tellState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TablePage::tellState);
    connect(&session.selection(), &workspace::EntitySelection::changed, this, &TablePage::showSelection);
    connect(&session, &Session::sourceAdded, this, &TablePage::listTables);
    connect(&session, &Session::sourceChanged, this, &TablePage::tellState);
    connect(&session, &Session::sourceClosed, this, &TablePage::listTables);
    connect(&session, &Session::shownChanged, this, [this](Source *source, const store::Delta &delta) {
        // With a filter, the rows come with filterChanged.
        if (source->id() == m_source && m_model->version() && !m_session.filter().active()) {
            const QScopedValueRollback linking(m_linking, true);
            m_model->update(m_session.shownVersion(*source), delta);
        }
        if (delta.reset || delta.tablesAdded > 0)
            listTables();
        showSelection();
        tellState();
    });
    connect(&session, &Session::filterChanged, this, &TablePage::showFiltered);
    listTables();
}

void TablePage::showFiltered()
{
    const Source *source = m_session.source(m_source);
    const auto shown = source ? m_session.filter().shown(*source) : workspace::SessionFilter::Shown{};
    if (shown.version && m_model->version()) {
        const QScopedValueRollback linking(m_linking, true);
        m_model->setRows(shown.version, shown.of(m_model->table()));
    }
    showSelection();
    tellState();
}

// One line for each type of each source; the choice stays what it was.
void TablePage::listTables()
{
    const QVariant before = m_types->currentData();
    m_types->clear();
    const bool several = m_session.sources().size() > 1;
    for (const auto &source : m_session.sources()) {
        const store::VersionPtr version = m_session.shownVersion(*source);
        const auto tables = version->tables();
        for (std::uint32_t t = 0; t < tables.size(); ++t) {
            if (tables[t]->rowCount() == 0)
                continue;
            const QString name = QString::fromStdString(tables[t]->name());
            m_types->addItem(several ? QStringLiteral("%1 · %2").arg(name, source->name()) : name,
                             QPoint(source->id(), static_cast<int>(t)));
        }
    }
    m_types->setEnabled(m_types->count() > 0);
    const int same = m_types->findData(before);
    m_types->setCurrentIndex(same >= 0 ? same : 0);
    const QPoint now = m_types->currentData().toPoint();
    if (m_types->count() == 0) {
        m_source = 0;
        m_model->setTable(nullptr, 0);
    } else if (now.x() != m_source || static_cast<std::uint32_t>(now.y()) != m_model->table() || !m_model->version()) {
        chosen(m_types->currentIndex());
    }
    tellState();
}

void TablePage::chosen(int index)
{
    const QPoint key = m_types->itemData(index).toPoint();
    showTable(key.x(), static_cast<std::uint32_t>(key.y()));
}

void TablePage::showTable(int source, std::uint32_t table)
{
    const Source *shown = m_session.source(source);
    if (!shown)
        return;
    const int line = m_types->findData(QPoint(source, static_cast<int>(table)));
    if (line >= 0)
        m_types->setCurrentIndex(line);
    m_source = source;
    {
        const QScopedValueRollback linking(m_linking, true);
        m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        const auto rows = m_session.filter().shown(*shown);
        m_model->setTable(rows.version ? rows.version : m_session.shownVersion(*shown), table,
                          rows.version ? rows.of(table) : nullptr);
    }
    for (int column = 0; column < m_model->columns(); ++column)
        m_view->setColumnHidden(column, false);
    hideSubAttributes(0, m_model->columns() - 1);
    widen();
    showSelection();
    tellState();
}

void TablePage::hideSubAttributes(int first, int last)
{
    for (int column = first; column <= last; ++column) {
        if (m_model->hiddenAtFirst(column))
            m_view->setColumnHidden(column, true);
    }
}

// As wide as what is seen first needs, within reason.
void TablePage::widen()
{
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_model->columns(); ++column) {
        if (m_view->columnWidth(column) > mostColumnWidth)
            m_view->setColumnWidth(column, mostColumnWidth);
    }
}

void TablePage::tellState()
{
    if (m_model->sorting()) {
        m_state->setText(tr("sorting…"));
        return;
    }
    m_types->setVisible(m_types->count() > 0);
    if (m_types->count() == 0) {
        const bool loading = std::ranges::any_of(
            m_session.sources(), [](const auto &source) { return source->state() == Source::State::Loading; });
        m_state->setText(loading
                             ? tr("Loading…")
                             : tr("No entities. What was opened holds none, or none that could be read: the line at "
                                  "the bottom of the window tells."));
        return;
    }
    QString text = m_model->rows() > 0 ? words::rows(m_model->rows()) : QString();
    if (m_session.filter().active() && m_model->columns() > 0) {
        const qint64 all = m_model->version()->tables()[m_model->table()]->rowCount();
        text = m_model->rows() > 0 ? tr("Rows that match the filter: %1").arg(words::countOf(m_model->rows(), all))
                                   : tr("None of %Ln rows matches the filter", nullptr, words::numerus(all));
    }
    if (m_selected > 0)
        text += QStringLiteral("  ·  ") + tr("%1 selected").arg(words::count(m_selected));
    m_state->setText(text);
}

void TablePage::takeSelection()
{
    if (m_linking)
        return;
    const QScopedValueRollback linking(m_linking, true);
    std::vector<EntityKey> keys;
    const store::VersionPtr &version = m_model->version();
    if (version) {
        const store::TablePtr &table = version->tables()[m_model->table()];
        for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
            for (int row = range.top(); row <= range.bottom(); ++row) {
                if (const auto at = m_model->tableRow(row))
                    keys.push_back({m_source, std::string(table->id(*at))});
            }
        }
        // The row that has the focus is the one the inspector shows.
        if (const auto at = m_model->tableRow(m_view->currentIndex().row())) {
            const auto current = std::ranges::find(keys, EntityKey{m_source, std::string(table->id(*at))});
            if (current != keys.end())
                std::rotate(current, current + 1, keys.end());
        }
    }
    m_selected = std::ssize(keys);
    m_session.selection().select(std::move(keys));
    tellState();
}

void TablePage::showSelection()
{
    if (m_linking)
        return;
    const QScopedValueRollback linking(m_linking, true);
    const store::VersionPtr &version = m_model->version();
    std::vector<int> rows;
    if (version) {
        for (const EntityKey &key : m_session.selection().entities()) {
            const auto found = key.source == m_source ? version->find(key.id) : std::nullopt;
            if (found && found->table == m_model->table()) {
                if (const auto row = m_model->viewRow(found->row))
                    rows.push_back(*row);
            }
        }
    }
    m_selected = std::ssize(rows);
    tellState();
    const int current = rows.empty() ? -1 : rows.back();
    std::ranges::sort(rows);
    QItemSelection selection;
    const int last = m_model->columns() - 1;
    for (std::size_t i = 0; i < rows.size() && static_cast<std::size_t>(selection.size()) < mostSelectedRanges;) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        selection.append(QItemSelectionRange(m_model->index(rows[i], 0), m_model->index(rows[end - 1], last)));
        i = end;
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (current >= 0)
        m_view->selectionModel()->setCurrentIndex(m_model->index(current, std::max(0, m_view->currentIndex().column())),
                                                  QItemSelectionModel::NoUpdate);
}

void TablePage::revealCurrent()
{
    const auto key = m_session.selection().current();
    const Source *source = key ? m_session.source(key->source) : nullptr;
    const auto found = source ? m_session.shownVersion(*source)->find(key->id) : std::nullopt;
    if (!found)
        return;
    if (key->source != m_source || found->table != m_model->table())
        showTable(key->source, found->table);
    if (const auto row = m_model->viewRow(found->row))
        m_view->scrollTo(m_model->index(*row, items::EntityTableModel::IdColumn), QAbstractItemView::EnsureVisible);
}

void TablePage::showColumnMenu(QPoint at)
{
    QMenu menu;
    menu.setAccessibleName(tr("Columns"));
    for (int column = 0; column < m_model->columns(); ++column) {
        QAction *action = menu.addAction(
            m_model->headerData(column, Qt::Horizontal).toString().replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        action->setEnabled(column != items::EntityTableModel::IdColumn);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { m_view->setColumnHidden(column, !shown); });
    }
    menu.exec(m_view->horizontalHeader()->mapToGlobal(at));
}

bool TablePage::copyToClipboard()
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    if (rows.empty())
        return false;
    std::ranges::sort(rows);
    std::vector<int> columns;
    for (int place = 0; place < m_model->columns(); ++place) {
        const int column = m_view->horizontalHeader()->logicalIndex(place);
        if (!m_view->isColumnHidden(column))
            columns.push_back(column);
    }
    QStringList lines;
    QStringList cells;
    for (const int column : columns)
        cells << m_model->headerData(column, Qt::Horizontal).toString();
    lines << cells.join(QLatin1Char('\t'));
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells << m_model->cell(row, column, items::ExactRole).toString().simplified();
        lines << cells.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    return true;
}

}  // namespace civiscope::widgets
