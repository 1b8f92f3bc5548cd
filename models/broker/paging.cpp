// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/paging.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace civiscope::broker {

using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

// A gateway's address as it stands in a broker's settings and nowhere else.
constexpr char wrongGateway[] = "http://gateway.invalid:9090";

constexpr std::size_t farthest = std::size_t{1} << 48;  // of an offset; adding a limit cannot overflow

std::optional<std::size_t> number(const std::string &text)
{
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// As brokers write it that forget to encode again; left encoded where a header could not hold it.
QByteArray notReencoded(const QByteArray &target)
{
    const QByteArray plain = QByteArray::fromPercentEncoding(target);
    const bool fits = std::ranges::all_of(plain, [](char c) { return c > ' ' && c < 0x7f && c != '>' && c != '<'; });
    return fits ? plain : target;
}

QByteArray pageLink(const Exchange &exchange, const PageRequest &page, std::size_t offset, QByteArrayView relation)
{
    QByteArray query;
    for (const auto pairs = exchange.request.encodedQuery.split('&'); const QByteArray &pair : pairs) {
        if (!pair.isEmpty() && !pair.startsWith("limit=") && !pair.startsWith("offset="))
            query += pair + '&';
    }
    query += "limit=" + QByteArray::number(page.limit) + "&offset=" + QByteArray::number(offset);
    QByteArray target = exchange.request.encodedPath + '?' + query;
    const Profile &profile = exchange.profile;
    if (profile.nextLink == NextLink::WrongHost)
        target = wrongGateway + notReencoded(target);
    QByteArray link = '<' + target + ">; rel=\"" + relation.toByteArray() + '"';
    const std::string_view type = profile.nextLinkType == "*" ? mediaTypeName(exchange.accept) : profile.nextLinkType;
    if (!type.empty())
        link += "; type=\"" + QByteArray(type.data(), static_cast<qsizetype>(type.size())) + '"';
    return link;
}

}  // namespace

std::expected<PageRequest, Problem> readPage(const Exchange &exchange)
{
    const BrokerRequest &request = exchange.request;
    PageRequest page{.limit = static_cast<std::size_t>(exchange.profile.defaultLimit),
                     .offset = 0,
                     .count = request.isTrue("count")};
    if (const std::string *limit = request.parameter("limit")) {
        const auto value = number(*limit);
        if (!value || (*value == 0 && !page.count))
            return refuse(ProblemKind::BadRequestData, "limit must be a whole number from 1, or 0 with count=true");
        page.limit = *value;
    }
    if (const std::string *offset = request.parameter("offset")) {
        const auto value = number(*offset);
        if (!value)
            return refuse(ProblemKind::BadRequestData, "offset must be a whole number from 0");
        page.offset = std::min(*value, farthest);
    }
    const auto most = static_cast<std::size_t>(exchange.profile.maxLimit);
    if (page.limit > most) {
        return refuse(exchange.profile.overLimit,
                      "limit " + std::to_string(page.limit) + " exceeds the maximum " + std::to_string(most));
    }
    return page;
}

void addPaging(Answer &answer, const Exchange &exchange, const PageRequest &page, std::size_t total)
{
    if (page.count)
        answer.headers.append("NGSILD-Results-Count", QByteArray::number(total));
    if (exchange.profile.nextLink == NextLink::None || page.limit == 0)
        return;
    if (page.offset < total && total - page.offset > page.limit)
        answer.headers.append(WellKnown::Link, pageLink(exchange, page, page.offset + page.limit, "next"));
    if (page.offset > 0) {
        const std::size_t before = page.offset > page.limit ? page.offset - page.limit : 0;
        answer.headers.append(WellKnown::Link, pageLink(exchange, page, before, "prev"));
    }
}

}  // namespace civiscope::broker
