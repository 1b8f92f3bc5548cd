// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/sources.h"

#include "jsonld/contextstore.h"
#include "net/httptransport.h"
#include "tasks/historyloader.h"
#include "tasks/loadtask.h"

#include <QDir>
#include <QStandardPaths>

namespace civiscope::app {

namespace {

// A folder of that name in the user's cache.
QString cacheDirectory(const char *name)
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return cache.isEmpty() ? QString() : cache + QLatin1Char('/') + QLatin1String(name);
}

// Where a demo city is; of others nobody says.
QByteArray zoneOf(const tasks::SourceRequest &request)
{
    if (request.spec.kind != tasks::SourceSpec::Kind::Demo)
        return {};
    return demo::timeZoneOf(cityName(request.spec.text));
}

tasks::LoadOptions loadOptions(const SourceOptions &options)
{
    QString context = options.context;
    if (!context.isEmpty() && !context.contains(QLatin1String("://")))
        context = QDir::current().absoluteFilePath(context);
    return {options.types, options.limit, context, options.filter};
}

// Contexts and schemas get a transport of their own, with less patience: data shows without them.
std::shared_ptr<net::DocumentFetcher> makeFetcher(QNetworkAccessManager &network)
{
    const net::RetryPolicy twice{.tries = 2};
    return std::make_shared<net::NetworkFetcher>(net::HttpTransport::create(&network, twice));
}

}  // namespace

Sources::Sources(SourcesOptions options)
    : m_services(std::make_shared<const tasks::SourceServices>(tasks::SourceServices{
          .transport = net::HttpTransport::create(&m_network),
          .contexts = jsonld::ContextStore::create(cacheDirectory("contexts"), makeFetcher(m_network)),
          .connect = [this](tasks::SourceRequest request) { return connect(std::move(request)); },
          .now = std::move(options.now),
          .askHistory = tasks::loadHistory,
          .zone = zoneOf}))
    , m_schemas(std::make_shared<const schema::SchemaLoader>(makeFetcher(m_network), cacheDirectory("schemas")))
    , m_demo(options.demoRate)
{
}

QStringList Sources::ownSchemas(const tasks::SourceSpec &spec)
{
    if (spec.kind != tasks::SourceSpec::Kind::Demo)
        return {};
    return {QStringLiteral(":/demo/schemas/") + spec.text};
}

Result<tasks::SourceRequest> Sources::request(const QString &words, const SourceOptions &options)
{
    auto spec = tasks::parseSource(words, QDir::currentPath());
    if (!spec)
        return std::unexpected(std::move(spec.error()));
    tasks::SourceRequest request;
    request.spec = std::move(*spec);
    request.spec.faultless |= request.spec.kind == tasks::SourceSpec::Kind::Demo && options.faultless;
    request.options = loadOptions(options);
    request.tenant = options.tenant.toStdString();
    request.timeout = options.timeout;
    for (const QString &header : options.headers) {
        const auto colon = header.indexOf(QLatin1Char(':'));
        request.headers.push_back({header.left(colon).trimmed().toUtf8(), header.mid(colon + 1).trimmed().toUtf8()});
    }
    if (!options.tokenVariable.isEmpty()) {
        const QByteArray token = qgetenv(options.tokenVariable.toUtf8().constData());
        if (token.isEmpty())
            return std::unexpected(Error{ErrorCode::Usage, "reading the options", options.tokenVariable.toStdString(),
                                         "this environment variable is not set"});
        request.authorization = "Bearer " + token;
    }
    return request;
}

QCoro::Task<Result<client::Connection>> Sources::connect(tasks::SourceRequest request)
{
    Result<QString> url = request.spec.text;
    if (request.spec.kind == tasks::SourceSpec::Kind::Demo)
        url = co_await m_demo.url(request.spec);
    if (!url)
        co_return std::unexpected(url.error());
    auto connection = client::connectionFromText(url->toStdString());
    if (!connection)
        co_return connection;
    connection->tenant = request.tenant;
    if (!request.authorization.isEmpty())
        connection->authorization = request.authorization;
    connection->headers = request.headers;
    if (request.timeout) {
        connection->connectTimeout = *request.timeout;
        connection->idleTimeout = *request.timeout;
    }
    if (request.options.context.startsWith(QLatin1String("http")))
        connection->context = QUrl(request.options.context);
    co_return connection;
}

QCoro::Task<Result<tasks::LoadReport>> Sources::load(QString words, SourceOptions options,
                                                     std::shared_ptr<store::Dataset> dataset, Job job)
{
    const auto asked = request(words, options);
    if (!asked)
        co_return std::unexpected(asked.error());
    tasks::LoadTask task{*asked, std::move(dataset)};
    co_return co_await tasks::loadSource(std::move(task), m_services, std::move(job));
}

}  // namespace civiscope::app
