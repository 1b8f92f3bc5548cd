// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/comparisonmodel.h"

#include "items/celltext.h"
#include "words/comparewords.h"
#include "words/numberwords.h"
#include "words/tablewords.h"
#include "words/timewords.h"

#include <QStringList>

namespace civiscope::items {

using compare::AttributeRow;
using compare::AttributeSide;
using compare::Side;
using compare::TypeRow;
using compare::TypeSide;

namespace {

const QString dash = QStringLiteral("–");

Side sideOf(int column)
{
    return (column - ComparisonModel::FilledA) % 2 == 0 ? Side::A : Side::B;
}

template<typename OneSide>
QString names(const compare::Sides<std::optional<OneSide>> &sides)
{
    const QString a = sides.a ? toQString(sides.a->name) : QString();
    const QString b = sides.b ? toQString(sides.b->name) : QString();
    return a.isEmpty() || b.isEmpty() || a == b ? (a.isEmpty() ? b : a) : a + QStringLiteral(" / ") + b;
}

template<typename OneSide>
QString iris(const compare::Sides<std::optional<OneSide>> &sides)
{
    QStringList lines;
    for (const Side side : {Side::A, Side::B}) {
        if (sides[side] && !lines.contains(toQString(sides[side]->iri)))
            lines << toQString(sides[side]->iri);
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

void ComparisonModel::setComparison(std::shared_ptr<const compare::Comparison> comparison, Moment now)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_now = now;
    auto root = std::make_unique<ComparisonNode>();
    for (std::size_t t = 0; m_comparison && t < m_comparison->types.size(); ++t) {
        auto type = std::make_unique<ComparisonNode>();
        type->type = t;
        ComparisonNode &parent = append(*root, std::move(type));
        for (std::size_t i = 0; i < m_comparison->types[t].attributes.size(); ++i) {
            auto attribute = std::make_unique<ComparisonNode>();
            attribute->type = t;
            attribute->attribute = i;
            append(parent, std::move(attribute));
        }
    }
    setRoot(std::move(root));
    endResetModel();
}

QModelIndex ComparisonModel::find(std::size_t type, std::optional<std::size_t> attribute) const
{
    const QModelIndex parent = index(int(type), 0);
    return attribute && parent.isValid() ? index(int(*attribute), 0, parent) : parent;
}

QVariant ComparisonModel::cell(const ComparisonNode &node, int column, int role) const
{
    const TypeRow &type = m_comparison->types[node.type];
    const AttributeRow *attribute = node.attribute ? &type.attributes[*node.attribute] : nullptr;
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
    case ExactRole:
        if (column == Remarks)
            return remarks(node, QStringLiteral("  "));
        return attribute ? attributeText(*attribute, column) : typeText(type, column);
    case Qt::ToolTipRole:
        if (column == Name)
            return plainToolTip(attribute ? iris(attribute->sides) : iris(type.sides));
        if (column == Match) {
            const auto &suggestion = attribute ? attribute->suggestion : type.suggestion;
            return suggestion ? plainToolTip(words::suggestion(*suggestion)) : QVariant();
        }
        return column == Remarks ? plainToolTip(remarks(node, QStringLiteral("\n"))) : QVariant();
    case Qt::TextAlignmentRole:
        return column >= FilledA && column <= FilledB ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case IdRole: return toQString(attribute ? attribute->either().iri : type.either().iri);
    default: return {};
    }
}

QString ComparisonModel::typeText(const TypeRow &row, int column) const
{
    if (column == Name)
        return names(row.sides);
    if (column == Match)
        return words::match(*m_comparison, row.match);
    const auto &side = row.sides[sideOf(column)];
    if (!side)
        return dash;
    switch (column) {
    case FilledA:
    case FilledB: return words::count(side->count);
    case NewestA:
    case NewestB: return side->newest ? words::relativeTime(*side->newest, m_now) : dash;
    case ValidA:
    case ValidB: return side->validity ? words::share(*side->validity) : dash;
    default: return {};
    }
}

QString ComparisonModel::attributeText(const AttributeRow &row, int column) const
{
    if (column == Name)
        return names(row.sides);
    if (column == Match)
        return words::match(*m_comparison, row.match);
    const auto &side = row.sides[sideOf(column)];
    if (!side)
        return dash;
    switch (column) {
    case FilledA:
    case FilledB: return words::share(side->coverage);
    case UnitA:
    case UnitB: {
        const QString symbol = words::unit(side->unit);
        return side->numbers == 0   ? QString()
               : side->unit.empty() ? dash
               : symbol.isEmpty()   ? toQString(side->unit)
                                    : symbol;
    }
    case NewestA:
    case NewestB: return side->newest ? words::relativeTime(*side->newest, m_now) : dash;
    default: return {};
    }
}

QString ComparisonModel::remarks(const ComparisonNode &node, const QString &separator) const
{
    const words::CityNames cities = words::cityNames(*m_comparison);
    const TypeRow &type = m_comparison->types[node.type];
    QStringList lines;
    if (node.attribute) {
        const AttributeRow &attribute = type.attributes[*node.attribute];
        if (attribute.suggestion)
            lines << words::suggestion(*attribute.suggestion);
        lines << words::conflicts(attribute, cities);
        for (const compare::Note &note : attribute.notes)
            lines << words::note(note, cities);
    } else {
        if (type.suggestion)
            lines << words::suggestion(*type.suggestion);
        for (const compare::Note &note : type.notes)
            lines << words::note(note, cities);
    }
    return lines.join(separator);
}

QVariant ComparisonModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const words::CityNames cities =
        m_comparison ? words::cityNames(*m_comparison) : words::CityNames{QStringLiteral("A"), QStringLiteral("B")};
    const QString city = column >= FilledA && column < Remarks ? cities[sideOf(column)] : QString();
    switch (column) {
    case Name: return words::head(words::ColumnHead::TypeAndAttribute);
    case Match: return words::head(words::ColumnHead::Match);
    case FilledA:
    case FilledB: return words::head(words::ColumnHead::FilledIn, city);
    case UnitA:
    case UnitB: return words::head(words::ColumnHead::UnitIn, city);
    case NewestA:
    case NewestB: return words::head(words::ColumnHead::NewestIn, city);
    case ValidA:
    case ValidB: return words::head(words::ColumnHead::ValidIn, city);
    default: return words::head(words::ColumnHead::WhatToKnow);
    }
}

}  // namespace civiscope::items
