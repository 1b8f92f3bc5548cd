// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/profile.h"

#include <QByteArray>
#include <QHttpHeaders>

#include <nlohmann/json.hpp>

#include <expected>
#include <string>

namespace civiscope::broker {

struct BrokerRequest;

// What goes back to the client, before it is compressed or shortened to a 304.
struct Answer {
    int status = 200;
    QHttpHeaders headers;
    QByteArray body;
};

// Why a request was not carried out; the profile gives it its name and status.
struct Problem {
    ProblemKind kind = ProblemKind::InternalError;
    std::string detail;
};

// What a handler gives.
using Outcome = std::expected<Answer, Problem>;

[[nodiscard]] inline std::unexpected<Problem> refuse(ProblemKind kind, std::string detail)
{
    return std::unexpected(Problem{kind, std::move(detail)});
}

// Invalid UTF-8 in texts becomes U+FFFD.
[[nodiscard]] QByteArray jsonBytes(const nlohmann::ordered_json &json);

[[nodiscard]] Answer jsonAnswer(const nlohmann::ordered_json &json, int status = 200);

// Problem details (ETSI GS CIM 009 V1.9.1, clause 5.5.3), as this broker words them.
[[nodiscard]] Answer problemAnswer(const Profile &profile, const Problem &problem);

// An answer without a body, for the errors HTTP has no NGSI-LD name for.
[[nodiscard]] Answer emptyAnswer(int status);

// Gives a successful GET its ETag, makes it a 304 when the client has it, and compresses a large body for a client
// that reads gzip. To be called last.
void finishAnswer(Answer &answer, const BrokerRequest &request);

}  // namespace civiscope::broker
