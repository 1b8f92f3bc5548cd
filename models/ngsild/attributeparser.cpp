// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/attributeparser.h"

#include "ngsild/plainattribute.h"

namespace civiscope::ngsild {

bool AttributeParser::readAttribute(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    const auto first = m_records.count();
    if (!readUsual(name, token, parent, depth))
        return false;
    if (depth == 1)
        m_records.leaveStep(first);
    if (m_records.count() > first) {
        m_records.dropEarlier(name, parent, first);
        if (name.find(' ') != std::string_view::npos)
            m_records.addRemark(RemarkCode::NameWithSpace, first);
    }
    return true;
}

bool AttributeParser::readUsual(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    if (depth >= MemberWalker::maxDepth)
        return m_walker.fail(QuarantineReason::TooDeep, "over 1,024 levels");
    const char begin = m_walker.tokens.first(token);
    if (begin == '{' && m_walker.values.isPlain()) {
        const std::int32_t record = m_records.addRecord(name, parent, depth, -1);
        if (readPlainAttribute(m_walker.tokens, m_walker.values, m_raw, token, m_records.at(record))) {
            m_records.at(record).end = record + 1;
            return true;
        }
        m_records.removeLast();
    }
    if (begin == '[' && holdsInstances(m_walker.tokens, token))
        return readInstances(name, token, parent, depth);
    const AttributeLook found = begin == '{' ? lookAt(m_walker.tokens, token) : AttributeLook{};
    if (found.form == AttributeForm::DatasetMap)
        return readDatasetMap(name, token, parent, depth);
    const std::int32_t record = m_records.addRecord(name, parent, depth, -1);
    return found.form == AttributeForm::Instance ? readInstance(found, token, record) : readBare(token, record);
}

bool AttributeParser::readInstances(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    const auto first = m_records.count();
    std::int32_t count = 0;
    ++token;
    for (bool more = true; more; ++count) {
        const AttributeLook found = lookAt(m_walker.tokens, token);
        const std::int32_t record = m_records.addRecord(name, parent, depth, count);
        if (!readInstance(found, token, record) || !m_walker.passSeparator(token, ']', more))
            return false;
    }
    if (count == 1)
        m_records.addRemark(RemarkCode::SingleInstanceArray, first);
    else
        m_records.settleInstances(first, depth);
    return true;
}

// {"dataset":{"@none":51,"urn:…":49}}, the simplified form of several instances.
bool AttributeParser::readDatasetMap(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    const auto first = m_records.count();
    std::string_view dataset;
    bool more = true;
    token += 3;  // { "dataset" :
    ++token;
    if (m_walker.tokens.first(token) == '}') {
        ++token;
        const std::int32_t record = m_records.addRecord(name, parent, depth, -1);
        m_records.at(record).end = record + 1;
        m_records.addRemark(RemarkCode::MissingValue, record);
        return m_walker.passSeparator(token, '}', more);
    }
    while (more) {
        if (!m_walker.readName(token, dataset))
            return false;
        const std::int32_t record = m_records.addRecord(name, parent, depth, -1);
        m_records.at(record).datasetId = dataset == "@none" ? std::string_view{} : dataset;
        if (!readBare(token, record) || !m_walker.passSeparator(token, '}', more))
            return false;
    }
    m_records.settleInstances(first, depth);
    return m_walker.passSeparator(token, '}', more);
}

bool AttributeParser::readBare(Token &token, std::int32_t record)
{
    Value value;
    if (!m_walker.values.read(AttributeKind::Property, token, MemberWalker::maxDepth - m_records.at(record).depth - 1,
                              value, m_odd))
        return m_walker.failValue();
    AttributeRecord &mine = m_records.at(record);
    mine.value = value;
    mine.end = record + 1;
    if (m_walker.values.wasGeometry())
        mine.kind = AttributeKind::GeoProperty;
    else if (value.type == Value::Type::Relationship)
        mine.kind = AttributeKind::Relationship;
    m_records.addRemarks(m_odd, record);
    return true;
}

bool AttributeParser::readInstance(const AttributeLook &look, Token &token, std::int32_t record)
{
    bool valued = false;
    AttributeKind valueKind = AttributeKind::Property;
    ++token;
    for (bool more = m_walker.tokens.first(token) != '}'; more;) {
        std::string_view name;
        if (!m_walker.readName(token, name) || !readInstanceMember(name, token, record, look, valued, valueKind) ||
            !m_walker.passSeparator(token, '}', more))
            return false;
    }
    m_records.at(record).end = m_records.count();
    settleKind(record, look, valued, valueKind);
    return true;
}

bool AttributeParser::readInstanceMember(std::string_view name, Token &token, std::int32_t record,
                                         const AttributeLook &look, bool &valued, AttributeKind &valueKind)
{
    const auto mine = [&]() -> AttributeRecord & { return m_records.at(record); };
    const std::int32_t depth = mine().depth;
    const int left = MemberWalker::maxDepth - depth - 1;
    const auto skip = [&] { return m_walker.values.skip(token, left) || m_walker.failValue(); };
    std::optional<std::string_view> text;
    const MemberName known = attributeMember(name);
    switch (known.member) {
    case Member::Type:
    case Member::Reserved: return skip();
    case Member::Value: {
        const bool declared = look.kind && valueMember(*look.kind) == valueMember(known.kind);
        if (valued && valueMember(valueKind) == valueMember(known.kind))
            m_records.addRemark(RemarkCode::DuplicateKey, record, name);
        else if (valued && !declared)
            return skip();
        Value value;
        if (!m_walker.values.read(known.kind, token, left, value, m_odd))
            return m_walker.failValue();
        valued = true;
        valueKind = m_walker.values.wasGeometry() ? AttributeKind::GeoProperty : known.kind;
        mine().value = value;
        m_records.addRemarks(m_odd, record, name);
        return true;
    }
    case Member::Series:
        if (valued || !isSeries(m_walker.tokens, token))
            break;
        valued = true;
        if (!readSeries(known.kind, token, record))
            return false;
        valueKind = mine().value.type != Value::Type::None && m_walker.values.wasGeometry() ? AttributeKind::GeoProperty
                                                                                            : known.kind;
        return true;
    case Member::ObservedAt: return readMoment(token, mine().observedAt, record, name);
    case Member::CreatedAt: return readMoment(token, mine().createdAt, record, name);
    case Member::ModifiedAt: return readMoment(token, mine().modifiedAt, record, name);
    case Member::UnitCode:
    case Member::DatasetId: {
        if (!m_walker.values.text(token, left, text))
            return m_walker.failValue();
        (known.member == Member::UnitCode ? mine().unitCode : mine().datasetId) = text.value_or("");
        return true;
    }
    case Member::V2Metadata:
        if (m_walker.tokens.first(token) != '{' || lookAt(m_walker.tokens, token).form == AttributeForm::Instance)
            break;
        m_records.addRemark(RemarkCode::NgsiV2Leftover, record, name);
        return skip();
    case Member::Aggregate:
        if (m_walker.tokens.first(token) != '[' || m_walker.tokens.first(token + 1) != '[')
            break;
        return skip();
    default: break;
    }
    return readAttribute(name, token, record, depth + 1);
}

// "values":[[4,"2025-03-01T08:00:00Z"], …]: the newest pair counts.
bool AttributeParser::readSeries(AttributeKind kind, Token &token, std::int32_t record)
{
    const int left = MemberWalker::maxDepth - m_records.at(record).depth - 1;
    const Token begin = token;
    if (!m_walker.values.skip(token, left))
        return m_walker.failValue();
    const bool single = m_walker.tokens.first(begin + 1) != '[' && m_walker.tokens.first(begin + 1) != '{';
    Token newest = 0;
    std::optional<Moment> newestTime;
    int count = 0;
    for (Token at = single ? begin : begin + 1; at < token && m_walker.tokens.first(at) != ']'; ++count) {
        const bool object = m_walker.tokens.first(at) == '{';
        const Token value = object ? m_walker.values.member(at, valueMember(kind)) : at + 1;
        Token time = object ? m_walker.values.member(at, "observedAt") : m_walker.tokens.skip(value) + 1;
        std::optional<Moment> moment;
        if (m_walker.tokens.first(time) == '"' && !m_walker.values.time(time, 1, moment, m_odd))
            return m_walker.failValue();
        const bool holds = value < token && m_walker.tokens.first(value) != ']';
        if (holds && (newest == 0 || !newestTime || (moment && *moment >= *newestTime))) {
            newest = value;
            newestTime = moment;
        }
        at = m_walker.tokens.skip(at);
        if (single || m_walker.tokens.first(at) != ',')
            break;
        ++at;
    }
    if (count > 1)
        m_records.addRemark(RemarkCode::TemporalInstances, record);
    if (newest != 0) {
        // Some kinds stand in an object of their own: {"languageMap":{…}}.
        const Token inner = m_walker.tokens.first(newest) == '{' ? m_walker.values.member(newest, valueMember(kind))
                                                                 : m_walker.tokens.count();
        if (inner < token)
            newest = inner;
        Value value;
        if (!m_walker.values.read(kind, newest, left, value, m_odd))
            return m_walker.failValue();
        AttributeRecord &mine = m_records.at(record);
        mine.value = value;
        if (newestTime)
            mine.observedAt = newestTime;
    }
    m_records.addRemarks(m_odd, record);
    return true;
}

void AttributeParser::settleKind(std::int32_t record, const AttributeLook &look, bool valued, AttributeKind valueKind)
{
    using enum AttributeKind;
    AttributeRecord &mine = m_records.at(record);
    const bool geometry = mine.value.type == Value::Type::Point || mine.value.type == Value::Type::Geometry;
    if (look.kind) {
        mine.kind = *look.kind;
        if (!valued || valueMember(mine.kind) != valueMember(valueKind))
            m_records.addRemark(RemarkCode::MissingValue, record);
    } else {
        mine.kind = valueKind;
        if (look.strange)
            m_records.addRemark(RemarkCode::UnknownKind, record);
    }
    if (mine.kind == Property && geometry)
        m_records.addRemark(RemarkCode::GeometryInProperty, record);
    if (mine.kind == GeoProperty && !geometry && mine.value.type != Value::Type::None &&
        mine.value.type != Value::Type::Json)
        m_records.addRemark(RemarkCode::GeometryMalformed, record);
}

bool AttributeParser::readMoment(Token &token, std::optional<Moment> &moment, std::int32_t record,
                                 std::string_view member)
{
    if (!m_walker.values.time(token, MemberWalker::maxDepth - 2, moment, m_odd))
        return m_walker.failValue();
    m_records.addRemarks(m_odd, record, member);
    return true;
}

bool AttributeParser::readGeometry(std::string_view name, Token &token)
{
    const AttributeLook found = lookAt(m_walker.tokens, token);
    const std::int32_t record = m_records.addRecord(name, -1, 1, -1);
    return found.form == AttributeForm::Instance ? readInstance(found, token, record) : readBare(token, record);
}

}  // namespace civiscope::ngsild
