// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scorecard.h"
#include "broker/embeddedbroker.h"
#include "net/scriptedserver.h"
#include "store/dataset.h"

#include <nlohmann/json.hpp>

#include <functional>

// A small invented city that meets all that can be met, as JSON to be changed by a test before it is served.
[[nodiscard]] nlohmann::json soundCity();
[[nodiscard]] QByteArray cityTerms();  // its @context
[[nodiscard]] civiscope::Moment cityTime();  // the time that it is there

// A reply on its way.
struct Reply {
    int status = 200;
    QByteArray mediaType;
    std::vector<QByteArray> headers;  // "Name: value"
    QByteArray body;

    void drop(const QByteArray &header);
};

// The embedded broker, with whatever a test changes in requests and replies on their way.
class BentBroker {
public:
    explicit BentBroker(const nlohmann::json &entities, const std::string &profile = "plain");

    // Both may be left empty. `target`: path and query as they go to the broker.
    std::function<void(QByteArray &target)> request;
    std::function<void(const civiscope::tests::WireRequest &request, Reply &reply)> reply;
    bool dead = false;  // hangs up without a word

    [[nodiscard]] QUrl url(const QByteArray &path = "/ngsi-ld/v1") const { return m_server.url(path); }
    [[nodiscard]] const std::vector<civiscope::tests::WireRequest> &requests() const { return m_server.requests; }

private:
    civiscope::tests::WireAnswer pass(const civiscope::tests::WireRequest &asked);

    civiscope::broker::EmbeddedBroker m_broker;
    civiscope::tests::ScriptedServer m_server;
};

// Loads the source and audits it. `options.version` is filled in.
[[nodiscard]] civiscope::audit::Scorecard auditOf(const QUrl &base, civiscope::Job job = {},
                                                  const std::function<void()> &loaded = {},
                                                  const QByteArray &authorization = {});
[[nodiscard]] civiscope::audit::Scorecard auditOf(const nlohmann::json &document,
                                                  bool schemasOfAll = true);  // as a file
[[nodiscard]] civiscope::audit::Scorecard auditOfFile(const QByteArray &bytes, bool schemasOfAll = true);
