// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/finder.h"

#include "base/inworker.h"
#include "ngsild/languagemap.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace civiscope::workspace {

namespace {

constexpr std::array<std::string_view, 3> nameAttributes = {"name", "title", "alternateName"};

std::vector<store::ColumnPtr> nameColumns(const store::Table &table)
{
    std::vector<store::ColumnPtr> columns;
    for (const std::string_view wanted : nameAttributes) {
        for (const store::ColumnPtr &column : table.columns()) {
            if (column->name() == wanted && column->key().datasetId.empty())
                columns.push_back(column);
        }
    }
    return columns;
}

QString nameIn(const std::vector<store::ColumnPtr> &columns, std::uint32_t row)
{
    for (const store::ColumnPtr &column : columns) {
        const store::Cell cell = column->at(row);
        QString name;
        if (cell.type == store::CellType::String)
            name = QString::fromUtf8(cell.text.data(), static_cast<qsizetype>(cell.text.size()));
        else if (column->kind(row) == ngsild::AttributeKind::LanguageProperty && cell.type == store::CellType::Json)
            name = ngsild::inUsersLanguage(cell.text);
        if (!name.trimmed().isEmpty())
            return name.simplified();
    }
    return {};
}

}  // namespace

QString nameOf(const store::Version &version, store::EntityRef entity)
{
    return nameIn(nameColumns(*version.tables()[entity.table]), entity.row);
}

std::vector<Found> findEntities(const std::vector<store::VersionPtr> &versions, const QString &words, std::size_t most,
                                const std::stop_token &stop)
{
    const QStringList parts = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    std::vector<Found> beginnings;
    std::vector<Found> middles;
    for (std::size_t v = 0; v < versions.size(); ++v) {
        const auto tables = versions[v]->tables();
        for (std::uint32_t t = 0; t < tables.size(); ++t) {
            const auto columns = nameColumns(*tables[t]);
            for (std::uint32_t row = 0; row < tables[t]->rowCount(); ++row) {
                if (row % 4096 == 0 && stop.stop_requested())
                    return {};
                if (beginnings.size() >= most)
                    return beginnings;
                const std::string_view id = tables[t]->id(row);
                const QString name = nameIn(columns, row);
                const QString text =
                    name + QLatin1Char('\n') + QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
                if (!std::ranges::all_of(parts,
                                         [&](const QString &part) { return text.contains(part, Qt::CaseInsensitive); }))
                    continue;
                const bool begins = name.startsWith(parts.first(), Qt::CaseInsensitive);
                if (begins)
                    beginnings.push_back({v, {t, row}, name});
                else if (middles.size() < most)
                    middles.push_back({v, {t, row}, name});
            }
        }
    }
    for (Found &found : middles) {
        if (beginnings.size() == most)
            break;
        beginnings.push_back(std::move(found));
    }
    return beginnings;
}

QCoro::Task<std::vector<Found>> searchEntities(std::vector<store::VersionPtr> versions, QString words, std::size_t most,
                                               Job job)
{
    const auto work = [versions = std::move(versions), words = std::move(words), most](const Job &of) {
        return findEntities(versions, words, most, of.stop);
    };
    co_return co_await inWorker(std::move(job), work);
}

}  // namespace civiscope::workspace
