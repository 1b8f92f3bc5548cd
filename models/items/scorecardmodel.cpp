// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/scorecardmodel.h"

#include "words/auditwords.h"

namespace civiscope::items {

using audit::Row;
using audit::Verdict;

namespace {

QString heading(const audit::Column &mechanism)
{
    const auto counts = mechanism.counts();
    QStringList parts;
    for (int i = 0; i < audit::verdictCount; ++i)
        if (counts[std::size_t(i)] > 0)
            parts << QStringLiteral("%1 %2 %3")
                         .arg(words::verdictMark(Verdict(i)))
                         .arg(counts[std::size_t(i)])
                         .arg(words::shortVerdict(Verdict(i)));
    return QString::fromStdString(mechanism.mim->label) + QStringLiteral("    ") + parts.join(QStringLiteral(" · "));
}

}  // namespace

void ScorecardModel::setCard(std::shared_ptr<const audit::Scorecard> card)
{
    beginResetModel();
    m_card = std::move(card);
    arrange();
    endResetModel();
}

void ScorecardModel::setAcross(int cells)
{
    if (cells == m_across || cells < 1)
        return;
    beginResetModel();
    m_across = cells;
    arrange();
    endResetModel();
}

void ScorecardModel::arrange()
{
    m_lines.clear();
    for (std::size_t i = 0; m_card && i < m_card->columns.size(); ++i) {
        m_lines.push_back({i, -1});
        for (int first = 0; first < int(m_card->columns[i].rows.size()); first += m_across)
            m_lines.push_back({i, first});
    }
}

const Row *ScorecardModel::at(int row, int column) const
{
    if (row < 0 || row >= rows() || isHeading(row))
        return nullptr;
    const Line &line = m_lines[std::size_t(row)];
    const std::vector<Row> &all = m_card->columns[line.mechanism].rows;
    const auto index = std::size_t(line.first) + std::size_t(column);
    return index < all.size() ? &all[index] : nullptr;
}

const Row *ScorecardModel::requirement(const QModelIndex &index) const
{
    return index.isValid() ? at(index.row(), index.column()) : nullptr;
}

bool ScorecardModel::isHeading(int row) const
{
    return row >= 0 && row < rows() && m_lines[std::size_t(row)].first < 0;
}

QModelIndex ScorecardModel::indexOf(const Row *requirement) const
{
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column)
            if (const Row *here = at(row, column); here && here == requirement)
                return index(row, column);
    return {};
}

QVariant ScorecardModel::cell(int row, int column, int role) const
{
    if (isHeading(row)) {
        const audit::Column &mechanism = m_card->columns[m_lines[std::size_t(row)].mechanism];
        if (column == 0 && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
            return heading(mechanism);
        if (role == Qt::ToolTipRole)
            return QString::fromStdString(mechanism.mim->objective).toHtmlEscaped();
        return {};
    }
    const Row *here = at(row, column);
    if (!here)
        return {};
    const audit::Requirement &requirement = *here->requirement;
    const QString id = QString::fromStdString(requirement.id);
    switch (role) {
    case Qt::DisplayRole:
        return id + QLatin1Char('\n') + words::verdictMark(here->verdict) + QLatin1Char(' ') +
               words::shortVerdict(here->verdict);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2: %3. %4")
            .arg(id, words::level(requirement.level), words::verdict(here->verdict),
                 QString::fromStdString(requirement.reading));
    case Qt::ToolTipRole:
        return QStringLiteral("%1 (%2): %3")
            .arg(id, words::level(requirement.level), QString::fromStdString(requirement.reading))
            .toHtmlEscaped();
    case VerdictRole: return int(here->verdict);
    case IdRole: return id;
    case LevelRole: return words::level(requirement.level);
    default: return {};
    }
}

QVariant ScorecardModel::header(int, int) const
{
    return {};
}

Qt::ItemFlags ScorecardModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return requirement(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                              : Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

}  // namespace civiscope::items
