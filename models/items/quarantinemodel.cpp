// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/quarantinemodel.h"

#include "items/celltext.h"
#include "words/readerwords.h"
#include "words/tablewords.h"

namespace civiscope::items {

namespace {
constexpr qsizetype beginningLength = 160;
}

void QuarantineModel::setSources(std::vector<OfSource> sources)
{
    beginResetModel();
    m_sources = std::move(sources);
    m_rows = 0;
    for (const OfSource &source : m_sources)
        m_rows += static_cast<int>(source.version->quarantine().size());
    endResetModel();
}

QVariant QuarantineModel::cell(int row, int column, int role) const
{
    auto at = static_cast<std::size_t>(row);
    auto source = m_sources.begin();
    while (at >= source->version->quarantine().size()) {
        at -= source->version->quarantine().size();
        ++source;
    }
    const ngsild::Quarantined &item = source->version->quarantine()[at];
    if (role == LoadStateRole)
        return static_cast<int>(LoadState::Failed);
    if (role != Qt::DisplayRole && role != SortRole && role != ExactRole && role != Qt::ToolTipRole)
        return {};
    const bool whole = role == ExactRole;
    QString text;
    switch (column) {
    case Source: text = source->name; break;
    case Where: text = toQString(item.where); break;
    case Reason: text = words::reason(item.reason); break;
    case Detail: text = toQString(item.detail); break;
    case Beginning: text = whole ? toQString(item.raw) : toQString(item.raw).left(beginningLength).simplified(); break;
    default: break;
    }
    return role == Qt::ToolTipRole ? plainToolTip(text) : text;
}

QVariant QuarantineModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Source: return words::head(words::ColumnHead::Source);
    case Where: return words::head(words::ColumnHead::Where);
    case Reason: return words::head(words::ColumnHead::Why);
    case Detail: return words::head(words::ColumnHead::Detail);
    default: return words::head(words::ColumnHead::WhatCame);
    }
}

}  // namespace civiscope::items
