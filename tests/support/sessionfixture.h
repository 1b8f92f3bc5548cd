// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/contextstore.h"
#include "net/httptransport.h"
#include "workspace/session.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

namespace civiscope::test {

// A session whose sources are files in a folder of its own, with a clock that stands still at 2026-01-14T12:00:00Z.
class SessionFixture {
public:
    static constexpr Moment now = 1'768'392'000'000'000;

    // Writes the file and gives its path.
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.write(content);
        return file.fileName();
    }

    workspace::Source *open(const QString &path)
    {
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::File, path};
        return session.open(std::move(request));
    }

    // Polls until `source` has ended its load.
    static void waitFor(const workspace::Source *source)
    {
        QTRY_VERIFY(source->state() != workspace::Source::State::Loading);
    }

    // What a source says of its history; at first that it has none.
    decltype(tasks::SourceServices::askHistory) askHistory =
        [](const tasks::SourceRequest &request, const auto &, const auto &,
           const auto &) -> QCoro::Task<Result<history::Timelines>> {
        co_return std::unexpected(
            Error{ErrorCode::HttpStatus, "asking for the history", request.spec.text.toStdString(), "404 Not Found"});
    };

private:
    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    std::shared_ptr<net::HttpTransport> m_transport = net::HttpTransport::create(&m_network);

    std::shared_ptr<tasks::SourceServices> makeServices()
    {
        auto made = std::make_shared<tasks::SourceServices>();
        made->transport = m_transport;
        made->contexts = jsonld::ContextStore::create({}, std::make_shared<net::NetworkFetcher>(m_transport));
        made->connect = [](tasks::SourceRequest request) -> QCoro::Task<Result<client::Connection>> {
            auto connection = client::connectionFromText(request.spec.text.toStdString());
            if (!connection)
                co_return connection;
            connection->tenant = request.tenant;
            connection->authorization = request.authorization;
            connection->headers = request.headers;
            if (request.options.context.startsWith(QLatin1String("http")))
                connection->context = QUrl(request.options.context);
            co_return connection;
        };
        made->now = [] { return now; };
        made->pollInterval = std::chrono::milliseconds(50);
        made->askHistory = [this](tasks::SourceRequest request, std::shared_ptr<const tasks::SourceServices> all,
                                  history::TemporalQuery query, Job job) {
            return askHistory(std::move(request), std::move(all), std::move(query), std::move(job));
        };
        return made;
    }

public:
    const std::shared_ptr<const tasks::SourceServices> services = makeServices();
    workspace::Session session{services};
};

}  // namespace civiscope::test
