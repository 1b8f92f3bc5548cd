// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pagedbroker.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace civiscope::tests {

namespace {

QByteArray nextLink(PagedBroker::Next next, const WireRequest &request, qint64 offset, qint64 limit)
{
    using enum PagedBroker::Next;
    if (next == Opaque)
        return "/ngsi-ld/v1/entities?cursor=" + QByteArray::number(offset) + "&page=" + QByteArray::number(limit);
    if (next == Backwards)
        offset = 0;
    const QByteArray host = next == WrongHost ? "http://inside.invalid:9090" : "";
    return host + "/ngsi-ld/v1/entities?type=" + request.parameter("type") + "&limit=" + QByteArray::number(limit) +
           "&offset=" + QByteArray::number(offset);
}

}  // namespace

WireAnswer PagedBroker::page(const WireRequest &request) const
{
    const bool cursor = !request.parameter("cursor").isEmpty();
    qint64 limit = request.parameter(cursor ? "page" : "limit").toLongLong();
    qint64 offset = request.parameter(cursor ? "cursor" : "offset").toLongLong();
    if (limit > maxLimit) {
        switch (over) {
        case Over::Refuse403: return problem(403, "TooManyResults ", "too many");
        case Over::Refuse400: return problem(400, "BadRequestData", "Bad value for URI parameter /limit/");
        case Over::RefuseWithoutAWord: return answer(400, "{}");
        case Over::Cap: limit = maxLimit; break;
        }
    }
    if (ignoresPaging)
        offset = 0;

    std::vector<QByteArray> matching = ids;
    if (const QByteArray pattern = request.parameter("idPattern"); knowsIdPattern && !pattern.isEmpty()) {
        const QRegularExpression expression(QString::fromUtf8(pattern));
        std::erase_if(matching,
                      [&](const QByteArray &id) { return !expression.match(QString::fromUtf8(id)).hasMatch(); });
    }
    const qint64 size = qint64(matching.size());
    const qint64 end = std::min({offset + limit, size, std::max(reach, offset)});
    QByteArrayList entities;
    for (qint64 i = offset; i < end; ++i)
        if (hides == 0 || i % hides != 0)
            entities << "{\"id\":\"" + matching[std::size_t(i)] + "\",\"type\":\"A\"}";
    bool more = offset + limit < size;
    if (repeatsLast && offset >= size && size > 0) {
        entities << "{\"id\":\"" + matching.back() + "\",\"type\":\"A\"}";
        more = true;
    }
    std::vector<QByteArray> headers;
    if (counts)
        headers.push_back("NGSILD-Results-Count: " + QByteArray::number(countSays.value_or(size)));
    if (next != Next::None && (more || repeatsLast))
        headers.push_back("Link: <" + nextLink(next, request, offset + limit, limit) + ">; rel=\"next\"");
    return answer(200, '[' + entities.join(',') + ']', headers);
}

WireAnswer PagedBroker::pageWithETag(const WireRequest &request) const
{
    WireAnswer page = this->page(request);
    const qsizetype headers = page.raw.indexOf("\r\n") + 2;
    const qsizetype body = page.raw.indexOf("\r\n\r\n");
    const QByteArray tag = '"' + QCryptographicHash::hash(page.raw.mid(body), QCryptographicHash::Sha1).toHex() + '"';
    if (request.header("If-None-Match") == tag)
        return answer(304, "", {"ETag: " + tag});
    page.raw.insert(headers, "ETag: " + tag + "\r\n");
    return page;
}

std::vector<QByteArray> numberedIds(const QByteArray &prefix, int count, int width)
{
    std::vector<QByteArray> ids;
    ids.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i)
        ids.push_back(prefix + QByteArray::number(i).rightJustified(width, '0'));
    return ids;
}

}  // namespace civiscope::tests
