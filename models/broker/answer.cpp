// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/answer.h"

#include "broker/brokerrequest.h"

#include <xxhash.h>
#include <zlib.h>

namespace civiscope::broker {

using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

constexpr qsizetype compressFrom = 1400;  // less fits into one packet anyhow

QByteArray gzip(const QByteArray &body)
{
    z_stream stream{};
    // 16 asks for the gzip format. The fastest level: the client is on this machine.
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(body.size()))),
                      Qt::Uninitialized);
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(body.constData()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return whole ? packed : QByteArray();
}

bool readsGzip(const BrokerRequest &request)
{
    for (const WeightedValue &coding : weightedValues(request.headers.combinedValue(WellKnown::AcceptEncoding))) {
        if (coding.value == "gzip" || coding.value == "*")
            return coding.weight > 0;
    }
    return false;
}

bool hasTag(const BrokerRequest &request, QByteArrayView tag)
{
    for (const auto tags = request.headers.combinedValue(WellKnown::IfNoneMatch).split(',');
         const QByteArray &known : tags) {
        const QByteArray one = known.trimmed();
        if (one == "*" || one == tag || (tag.startsWith("W/") && one == tag.sliced(2)))
            return true;
    }
    return false;
}

}  // namespace

QByteArray jsonBytes(const nlohmann::ordered_json &json)
{
    const std::string text = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

Answer jsonAnswer(const nlohmann::ordered_json &json, int status)
{
    Answer answer{.status = status, .headers = {}, .body = jsonBytes(json)};
    answer.headers.append(WellKnown::ContentType, "application/json");
    return answer;
}

Answer problemAnswer(const Profile &profile, const Problem &problem)
{
    const ProblemManner manner = mannerOf(profile, problem.kind);
    nlohmann::ordered_json details{
        {"type", "https://uri.etsi.org/ngsi-ld/errors/" + std::string(manner.name)},
        {"title", manner.name},
        {"detail", problem.detail},
    };
    if (profile.sendsProblemStatus)
        details["status"] = manner.status;
    return jsonAnswer(details, manner.status);
}

Answer emptyAnswer(int status)
{
    return {.status = status, .headers = {}, .body = {}};
}

void finishAnswer(Answer &answer, const BrokerRequest &request)
{
    if (answer.status != 200 || !request.reads())
        return;
    answer.headers.append(WellKnown::Vary, "Accept, Accept-Encoding, Link, NGSILD-Tenant, Prefer");
    // Weak: one body goes out compressed and not.
    const quint64 hash = XXH3_64bits(answer.body.constData(), static_cast<std::size_t>(answer.body.size()));
    const QByteArray tag = "W/\"" + QByteArray::number(hash, 16) + '"';
    answer.headers.append(WellKnown::ETag, tag);
    if (hasTag(request, tag)) {
        answer.status = 304;
        answer.body.clear();
        answer.headers.removeAll(WellKnown::ContentType);
        return;
    }
    if (answer.body.size() < compressFrom || !readsGzip(request))
        return;
    if (const QByteArray packed = gzip(answer.body); !packed.isEmpty()) {
        answer.body = packed;
        answer.headers.append(WellKnown::ContentEncoding, "gzip");
    }
}

}  // namespace civiscope::broker
