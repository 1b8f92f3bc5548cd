// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entitycells.h"

#include "items/celltext.h"
#include "words/numberwords.h"
#include "words/tablewords.h"
#include "words/timewords.h"

#include <QStringList>

#include <algorithm>

namespace civiscope::items {

namespace {

// The unit all values of a column share, to stand in the header; else each cell carries its own.
std::string commonUnit(const store::Column &column)
{
    const auto units = column.units();
    return units.size() == 1 ? units.front() : std::string();
}

QString toolTip(const store::Column &column, std::uint32_t row, const store::Cell &cell)
{
    QStringList lines{exactText(cell)};
    if (const std::string_view unit = column.unitCode(row); !unit.empty())
        lines << words::unitLine(unit);
    if (const auto at = column.observedAt(row))
        lines << words::observedLine(*at);
    lines << words::kindLine(ngsild::kindName(column.kind(row)));
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

}  // namespace

std::optional<Moment> newestObservation(const store::Table &table, std::uint32_t row)
{
    std::optional<Moment> newest;
    for (const store::ColumnPtr &column : table.columns())
        newest = std::max(newest, column->observedAt(row));
    return newest ? newest : table.modifiedAt(row);
}

QVariant idCell(const store::Table &table, std::uint32_t row, int role)
{
    switch (role) {
    case Qt::DisplayRole: return shortId(table.id(row));
    case Qt::ToolTipRole: return plainToolTip(toQString(table.id(row)));
    case SortRole:
    case ExactRole: return toQString(table.id(row));
    default: return {};
    }
}

QVariant observedCell(const store::Table &table, std::uint32_t row, Moment now, int role)
{
    const auto moment = newestObservation(table, row);
    if (!moment)
        return {};
    switch (role) {
    case Qt::DisplayRole: return words::relativeTime(*moment, now);
    case Qt::ToolTipRole: return plainToolTip(words::exactTime(*moment));
    case SortRole: return static_cast<qint64>(*moment);
    case ExactRole: return QString::fromStdString(formatDateTime(*moment));
    default: return {};
    }
}

QVariant attributeCell(const store::Column &column, std::uint32_t row, int role)
{
    const store::Cell cell = column.at(row);
    if (cell.type == store::CellType::None)
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const std::string_view unit = column.unitCode(row);
        if (cell.type == store::CellType::Number && !unit.empty() && unit != commonUnit(column))
            return words::numberWithUnit(cell.number, unit);
        return readableText(cell, column.kind(row));
    }
    case Qt::TextAlignmentRole:
        return QVariant(cell.type == store::CellType::Number ? Qt::AlignRight | Qt::AlignVCenter
                                                             : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole: return toolTip(column, row, cell);
    case SortRole:
        return cell.type == store::CellType::Number ? QVariant(cell.number)
               : cell.type == store::CellType::Time ? QVariant(static_cast<qint64>(cell.moment))
                                                    : QVariant(exactText(cell));
    case ExactRole: return exactText(cell);
    case LinkRole: return cell.type == store::CellType::Relationship ? QVariant(toQString(cell.text)) : QVariant();
    default: return {};
    }
}

QVariant attributeHeader(const store::Column &column, const store::Table &table, int role)
{
    QString name = QString::fromStdString(column.name());
    if (!column.key().datasetId.empty())
        name += QStringLiteral(" [%1]").arg(shortId(column.key().datasetId));
    if (role == Qt::DisplayRole) {
        const QString unit = words::unit(commonUnit(column));
        return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
    }
    if (role != Qt::ToolTipRole)
        return {};
    QStringList lines;
    for (const std::string &iri : column.key().path)
        lines << QString::fromStdString(iri);
    if (!column.key().datasetId.empty())
        lines << words::datasetLine(QString::fromStdString(column.key().datasetId));
    if (!column.defined())
        lines << words::undefinedName();
    lines << words::presentLine(column.present(), table.rowCount());
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

}  // namespace civiscope::items
