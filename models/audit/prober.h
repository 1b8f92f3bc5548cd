// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/verdict.h"
#include "client/brokerclient.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace civiscope::audit {

// An answer, or why there is none, and what goes into the report of it.
struct Probe {
    Result<net::HttpAnswer> outcome = std::unexpected(Error{});
    Evidence evidence;

    [[nodiscard]] int status() const { return outcome ? outcome->status : 0; }
    [[nodiscard]] std::string_view body() const
    {
        return outcome ? std::string_view(outcome->body.data(), std::size_t(outcome->body.size())) : std::string_view();
    }
};

// Whether a status says that the broker is busy or away now, and nothing of what was asked (RFC 9110, section 15.6; RFC
// 6585, section 4).
[[nodiscard]] constexpr bool unavailable(int status)
{
    return status == 429 || (status >= 502 && status <= 504);
}

// Asks a broker by GET only, over the ordinary transport, and keeps what a report needs of each answer. Once nothing
// answers there any more, later calls fail at once with the same error. Main thread; held by shared_ptr.
class Prober : public std::enable_shared_from_this<Prober> {
public:
    Prober(std::shared_ptr<net::HttpTransport> transport, client::Connection connection, client::BrokerManners manners,
           std::function<Moment()> now);

    [[nodiscard]] const client::Connection &connection() const { return m_connection; }
    [[nodiscard]] const client::BrokerManners &manners() const { return m_manners; }
    [[nodiscard]] Moment now() const { return m_now(); }
    [[nodiscard]] int requests() const { return m_requests; }  // repetitions by the transport not counted
    // Why the broker is given up; nullopt: it answers.
    [[nodiscard]] const std::optional<Error> &gone() const { return m_gone; }
    void giveUp(Error why) { m_gone = std::move(why); }

    // Any status, any body. `url` may lie at any path of the broker. Errors: those of HttpTransport::get.
    [[nodiscard]] QCoro::Task<Probe> get(QUrl url, std::stop_token stop, QByteArray accept = "application/json");
    // The entities of a query, counted.
    [[nodiscard]] QCoro::Task<Probe> entities(const client::EntityQuery &query, const client::PageWindow &window,
                                              std::stop_token stop, QByteArray accept = "application/json");
    [[nodiscard]] QCoro::Task<Probe> entity(const std::string &id, std::stop_token stop);

private:
    static QCoro::Task<Result<net::HttpAnswer>> send(std::shared_ptr<Prober> self, QUrl url, QByteArray accept,
                                                     std::stop_token stop);
    static QCoro::Task<Probe> ask(std::shared_ptr<Prober> self, QUrl url, QByteArray accept, std::stop_token stop);
    [[nodiscard]] Evidence evidenceOf(const QUrl &url, const QByteArray &accept, const Result<net::HttpAnswer> &outcome,
                                      Moment at) const;

    std::shared_ptr<net::HttpTransport> m_transport;
    client::Connection m_connection;
    client::BrokerManners m_manners;
    std::function<Moment()> m_now;
    int m_requests = 0;
    std::optional<Error> m_gone;
};

// The beginning of some bytes for a report: at most 400 bytes, valid UTF-8, blanks in a row as one. `secrets`: texts
// that must not be seen; each becomes "***".
[[nodiscard]] std::string excerptOf(std::string_view bytes, const std::vector<QByteArray> &secrets = {});
[[nodiscard]] std::string sha256Of(std::string_view bytes);  // lower-case hex

}  // namespace civiscope::audit
