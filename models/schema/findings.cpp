// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/findings.h"

#include <algorithm>

namespace civiscope::schema {

namespace {

Findings::Group::OfType &ofType(Findings::Group &group, std::string_view type)
{
    const auto found = std::ranges::find(group.types, type, &Findings::Group::OfType::type);
    if (found != group.types.end())
        return *found;
    return group.types.emplace_back(Findings::Group::OfType{.type = std::string(type)});
}

}  // namespace

Findings::Counted &Findings::group(RuleCode rule, Severity severity, Fault fault)
{
    const auto found = std::ranges::find_if(m_groups, [&](const Counted &group) {
        return group.rule == rule && group.severity == severity && group.fault == fault;
    });
    if (found != m_groups.end())
        return *found;
    Counted &made = m_groups.emplace_back();
    made.rule = rule;
    made.severity = severity;
    made.fault = fault;
    return made;
}

std::uint32_t Findings::text(std::string_view text)
{
    const auto [entry, isNew] = m_numbers.try_emplace(std::string(text), std::uint32_t(m_texts.size()));
    if (isNew)
        m_texts.emplace_back(text);
    return entry->second;
}

void Findings::addFinding(const Finding &finding)
{
    Counted &group = this->group(finding.rule, finding.severity, finding.fault);
    Group::OfType &type = ofType(group, finding.type);
    const bool another = group.count == 0 || finding.entity.empty() || group.lastEntity != finding.entity;
    ++group.count;
    ++type.count;
    if (another) {
        ++group.entities;
        ++type.entities;
        group.lastEntity = finding.entity;
    }
    if (std::size_t(type.count) > detailLimit)
        return;
    const auto number = std::uint32_t(m_kept.size());
    const std::uint32_t entity = text(finding.entity);
    group.kept.push_back(number);
    m_kept.push_back({finding.rule, finding.severity, finding.fault, entity, text(finding.type), text(finding.pointer),
                      text(finding.found), text(finding.expected), text(finding.schema)});
    m_byEntity[entity].push_back(number);
}

void Findings::merge(const Findings &later)
{
    for (const Counted &from : later.m_groups) {
        Counted &to = group(from.rule, from.severity, from.fault);
        to.count += from.count;
        to.entities += from.entities;
        to.lastEntity = from.lastEntity;
        std::vector<std::int64_t> room;
        for (const Group::OfType &type : from.types) {
            Group::OfType &mine = ofType(to, type.type);
            room.push_back(std::max<std::int64_t>(0, std::int64_t(detailLimit) - mine.count));
            mine.count += type.count;
            mine.entities += type.entities;
        }
        for (const std::uint32_t number : from.kept) {
            const Finding finding = later.at(number);
            const auto type = std::ranges::find(from.types, finding.type, &Group::OfType::type) - from.types.begin();
            if (room[std::size_t(type)]-- <= 0)
                continue;
            const auto mine = std::uint32_t(m_kept.size());
            const std::uint32_t entity = text(finding.entity);
            to.kept.push_back(mine);
            m_kept.push_back({finding.rule, finding.severity, finding.fault, entity, text(finding.type),
                              text(finding.pointer), text(finding.found), text(finding.expected),
                              text(finding.schema)});
            m_byEntity[entity].push_back(mine);
        }
    }
}

std::vector<Findings::Group> Findings::groups() const
{
    std::vector<Group> sorted(m_groups.begin(), m_groups.end());
    std::ranges::stable_sort(sorted, [](const Group &a, const Group &b) {
        return a.severity != b.severity ? a.severity < b.severity : a.count > b.count;
    });
    return sorted;
}

std::int64_t Findings::count(Severity severity) const
{
    std::int64_t sum = 0;
    for (const Group &group : m_groups)
        sum += group.severity == severity ? group.count : 0;
    return sum;
}

Finding Findings::at(std::uint32_t number) const
{
    const FindingRow &kept = m_kept[number];
    return {kept.rule,           kept.severity,         kept.fault,          m_texts[kept.entity],
            m_texts[kept.type],  m_texts[kept.pointer], m_texts[kept.found], m_texts[kept.expected],
            m_texts[kept.schema]};
}

std::vector<std::uint32_t> Findings::of(std::string_view entity) const
{
    const auto number = m_numbers.find(std::string(entity));
    if (number == m_numbers.end())
        return {};
    const auto found = m_byEntity.find(number->second);
    return found == m_byEntity.end() ? std::vector<std::uint32_t>{} : found->second;
}

}  // namespace civiscope::schema
