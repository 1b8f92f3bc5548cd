// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/boundpath.h"

#include <algorithm>
#include <array>

namespace civiscope::query {

namespace {

SystemMember systemMember(std::string_view name)
{
    constexpr std::array members{
        std::pair("observedAt", SystemMember::ObservedAt), std::pair("unitCode", SystemMember::UnitCode),
        std::pair("datasetId", SystemMember::DatasetId),   std::pair("createdAt", SystemMember::CreatedAt),
        std::pair("modifiedAt", SystemMember::ModifiedAt), std::pair("deletedAt", SystemMember::OtherTime),
        std::pair("expiresAt", SystemMember::OtherTime),   std::pair("objectType", SystemMember::OtherText),
        std::pair("valueType", SystemMember::OtherText),   std::pair("lang", SystemMember::OtherText),
        std::pair("instanceId", SystemMember::OtherText),
    };
    const auto found = std::ranges::find(members, name, &std::pair<const char *, SystemMember>::first);
    return found == members.end() ? SystemMember::None : found->second;
}

}  // namespace

TableNames::TableNames(const store::Version &version, std::uint32_t table, const jsonld::Context *context)
    : m_context(context)
{
    const store::Table &rows = *version.tables()[table];
    if (rows.rowCount() > 0)
        m_own = version.context({table, 0});
    if (context)
        return;
    std::map<std::vector<std::string>, std::string_view> parents;
    for (const store::ColumnPtr &column : rows.columns())
        parents.emplace(column->key().path, column->name());
    for (const auto &[path, name] : parents) {
        // "no2.quality" without "no2.": names may hold dots themselves.
        std::string_view last = name;
        if (path.size() > 1) {
            const auto parent = parents.find({path.begin(), path.end() - 1});
            const std::size_t before = parent == parents.end() ? name.rfind('.') : parent->second.size();
            last = name.substr(std::min(before + 1, name.size()));
        }
        m_names[std::string(last)].insert(path.back());
    }
}

std::vector<std::string> TableNames::irisOf(const Name &name) const
{
    if (name.isIri)
        return {name.text};
    if (m_context)
        return {m_context->expand(name.text).iri};
    std::set<std::string> iris;
    if (const auto known = m_names.find(name.text); known != m_names.end())
        iris = known->second;
    if (m_own)
        iris.insert(m_own->expand(name.text).iri);
    return {iris.begin(), iris.end()};
}

BoundPath::BoundPath(const Path &path, const store::Table &table, const TableNames &names)
{
    std::size_t count = path.names.size();
    if (!path.names.back().isIri)
        member = systemMember(path.names.back().text);
    if (member != SystemMember::None)
        memberName = path.names[--count].text;
    for (std::size_t i = 0; i < count; ++i)
        steps.push_back(names.irisOf(path.names[i]));
    if (steps.empty())
        return;
    for (const store::ColumnPtr &column : table.columns()) {
        if (matches(column->key().path))
            columns.push_back(column);
    }
}

bool BoundPath::matches(const std::vector<std::string> &path) const
{
    return std::ranges::equal(path, steps, [](const std::string &iri, const std::vector<std::string> &iris) {
        return std::ranges::contains(iris, iri);
    });
}

}  // namespace civiscope::query
