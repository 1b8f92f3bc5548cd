// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/sourcetreemodel.h"

#include "items/celltext.h"
#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/tablewords.h"
#include "words/timewords.h"

#include <algorithm>
#include <utility>

namespace civiscope::items {

using workspace::Source;

SourceTreeModel::SourceTreeModel(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology,
                                 QObject *parent)
    : TreeModel(parent)
    , m_session(session)
    , m_symbology(std::move(symbology))
{
    for (const auto &source : session.sources())
        addSource(*source);
    connect(&session, &workspace::Session::sourceAdded, this, [this](Source *source) { addSource(*source); });
    connect(&session, &workspace::Session::sourceAboutToClose, this,
            [this](Source *source) { removeSource(source->id()); });
    connect(&session, &workspace::Session::sourceChanged, this, [this](Source *source) { tellChanged(*source); });
    connect(&session, &workspace::Session::shownChanged, this, [this](Source *source) { readVersion(*source); });
    connect(&session.visibility(), &workspace::TypeVisibility::changed, this, [this] {
        for (const auto &source : m_session.sources())
            tellChanged(*source);
    });
}

SourceNode *SourceTreeModel::find(int source) const
{
    const auto found = std::ranges::find(root().children, source, [](const auto &node) { return node->source; });
    return found == root().children.end() ? nullptr : found->get();
}

void SourceTreeModel::addSource(const Source &source)
{
    const int row = static_cast<int>(root().children.size());
    beginInsertRows({}, row, row);
    auto node = std::make_unique<SourceNode>();
    node->source = source.id();
    append(root(), std::move(node));
    endInsertRows();
    readVersion(source);
}

void SourceTreeModel::removeSource(int source)
{
    const SourceNode *node = find(source);
    if (!node)
        return;
    const int row = node->row;
    beginRemoveRows({}, row, row);
    auto &children = root().children;
    children.erase(children.begin() + row);
    for (std::size_t i = 0; i < children.size(); ++i)
        children[i]->row = static_cast<int>(i);
    endRemoveRows();
}

// Tables are only ever added at the end, except when a source was loaded anew.
void SourceTreeModel::readVersion(const Source &source)
{
    SourceNode *node = find(source.id());
    if (!node)
        return;
    const int known = static_cast<int>(node->children.size());
    const int tables = static_cast<int>(m_session.shownVersion(source)->tables().size());
    if (tables < known) {
        beginRemoveRows(indexOf(*node), tables, known - 1);
        node->children.resize(static_cast<std::size_t>(tables));
        endRemoveRows();
    } else if (tables > known) {
        beginInsertRows(indexOf(*node), known, tables - 1);
        for (int table = known; table < tables; ++table) {
            auto type = std::make_unique<SourceNode>();
            type->source = source.id();
            type->table = static_cast<std::uint32_t>(table);
            append(*node, std::move(type));
        }
        endInsertRows();
    }
    tellChanged(source);
}

void SourceTreeModel::tellChanged(const Source &source)
{
    const SourceNode *node = find(source.id());
    if (!node)
        return;
    Q_EMIT dataChanged(indexOf(*node), indexOf(*node, ColumnCount - 1));
    if (!node->children.empty())
        Q_EMIT dataChanged(indexOf(*node->children.front()), indexOf(*node->children.back(), ColumnCount - 1));
}

Qt::ItemFlags SourceTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = TreeModel::flags(index);
    if (isType(index) && index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool SourceTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !isType(index))
        return false;
    const SourceNode &type = at(index);
    const Source *source = m_session.source(type.source);
    m_session.visibility().setVisible(
        type.source, QString::fromStdString(m_session.shownVersion(*source)->tables()[type.table]->name()),
        value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

QVariant SourceTreeModel::cell(const SourceNode &node, int column, int role) const
{
    const Source *source = m_session.source(node.source);
    if (!source)
        return {};
    if (role == LoadStateRole) {
        return static_cast<int>(source->state() == Source::State::Loading  ? LoadState::Loading
                                : source->state() == Source::State::Failed ? LoadState::Failed
                                                                           : LoadState::Loaded);
    }
    if (node.parent == &root())
        return sourceCell(*source, column, role);
    const store::VersionPtr version = m_session.shownVersion(*source);
    const auto tables = version->tables();
    return node.table < tables.size() ? typeCell(*source, *tables[node.table], column, role) : QVariant();
}

QVariant SourceTreeModel::sourceCell(const Source &source, int column, int role) const
{
    if (role == IdRole)
        return source.request().spec.spelling();
    const auto count = static_cast<qint64>(m_session.shownVersion(source)->entityCount());
    if (column == Name) {
        if (role == Qt::DisplayRole || role == SortRole || role == ExactRole)
            return source.name();
        if (role == Qt::ToolTipRole) {
            QString text = source.request().spec.spelling();
            if (source.error())
                text += QLatin1Char('\n') + words::sentence(*source.error());
            return plainToolTip(text);
        }
    }
    if (column == Count) {
        if (role == Qt::DisplayRole) {
            const auto all = static_cast<qint64>(source.version()->entityCount());
            if (m_session.timeWindow() && count < all)
                return words::countOf(count, all);
            if (source.report() && source.report()->total && *source.report()->total > count && !source.live())
                return words::countOf(count, *source.report()->total);
            return words::count(count);
        }
        if (role == SortRole || role == ExactRole)
            return count;
    }
    if (column == Newest) {
        if (role == Qt::DisplayRole || role == SortRole || role == ExactRole)
            return newestCell(newestOf(source), role);
        if (role == Qt::ToolTipRole && source.updated()) {
            const QString asked = words::askedLine(*source.updated());
            return plainToolTip(newestToolTip(newestOf(source)) + QLatin1Char('\n') + asked);
        }
    }
    if (role == Qt::TextAlignmentRole && column != Name)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

// A time to come is a fault of one value: it says how fresh the source is only where there is no other.
std::optional<Moment> SourceTreeModel::newestOf(const Source &source) const
{
    const auto fresh = [now = m_session.now()](std::optional<Moment> at) { return std::pair(at && *at <= now, at); };
    std::optional<Moment> newest;
    for (const store::TablePtr &table : m_session.shownVersion(source)->tables())
        newest = std::ranges::max(newest, table->newest(), {}, fresh);
    return newest;
}

QVariant SourceTreeModel::newestCell(std::optional<Moment> newest, int role) const
{
    if (role == SortRole)
        return qint64(newest.value_or(0));
    if (!newest)
        return QString();
    return role == ExactRole ? words::exactTime(*newest) : words::relativeTime(*newest, m_session.now());
}

QString SourceTreeModel::newestToolTip(std::optional<Moment> newest)
{
    return words::newestLine(newest);
}

QVariant SourceTreeModel::typeCell(const Source &source, const store::Table &table, int column, int role) const
{
    const QString name = QString::fromStdString(table.name());
    switch (role) {
    case Qt::DisplayRole:
    case ExactRole:
        if (column == Name)
            return name;
        if (column == Count)
            return words::count(table.rowCount());
        return newestCell(table.newest(), role);
    case SortRole:
        if (column == Name)
            return name;
        return column == Count ? QVariant(table.rowCount()) : newestCell(table.newest(), role);
    case IdRole: return QString::fromStdString(table.typeIris().front());
    case Qt::CheckStateRole:
        return column == Name
                   ? QVariant(m_session.visibility().visible(source.id(), name) ? Qt::Checked : Qt::Unchecked)
                   : QVariant();
    case MarkRole: {
        if (column != Name)
            return {};
        const carto::Mark mark = m_symbology->mark(table.name());
        return mark.colour * 16 + static_cast<int>(mark.shape);
    }
    case Qt::ToolTipRole: {
        if (column == Newest)
            return plainToolTip(newestToolTip(table.newest()));
        QStringList lines;
        for (const std::string &iri : table.typeIris())
            lines << QString::fromStdString(iri);
        if (!table.defined())
            lines << words::undefinedType();
        return plainToolTip(lines.join(QLatin1Char('\n')));
    }
    case Qt::TextAlignmentRole: return column == Name ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant SourceTreeModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return words::head(column == Name    ? words::ColumnHead::Source
                       : column == Count ? words::ColumnHead::Entities
                                         : words::ColumnHead::Newest);
}

}  // namespace civiscope::items
