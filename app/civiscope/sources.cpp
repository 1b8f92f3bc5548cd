// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/sources.h"

#include "ngsild/contextstore.h"
#include "ngsild/httptransport.h"

#include <QDir>
#include <QStandardPaths>

namespace civiscope::app {

namespace {

QString contextDirectory()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return cache.isEmpty() ? QString() : cache + QStringLiteral("/contexts");
}

std::unexpected<Error> usage(const QString &what, std::string detail)
{
    return std::unexpected(Error{ErrorCode::Usage, "reading the options", what.toStdString(), std::move(detail)});
}

// Adds what the options say of headers, tenant, token and time-outs.
Result<ngsild::Connection> withOptions(ngsild::Connection connection, const SourceOptions &options)
{
    connection.tenant = options.tenant.toStdString();
    if (!options.context.isEmpty() && options.context.startsWith(QLatin1String("http")))
        connection.context = QUrl(options.context);
    for (const QString &header : options.headers) {
        const auto colon = header.indexOf(QLatin1Char(':'));
        connection.headers.push_back({header.left(colon).trimmed().toUtf8(), header.mid(colon + 1).trimmed().toUtf8()});
    }
    if (!options.tokenVariable.isEmpty()) {
        const QByteArray token = qgetenv(options.tokenVariable.toUtf8().constData());
        if (token.isEmpty())
            return usage(options.tokenVariable, "this environment variable is not set");
        connection.authorization = "Bearer " + token;
    }
    if (options.timeout) {
        connection.connectTimeout = *options.timeout;
        connection.idleTimeout = *options.timeout;
    }
    return connection;
}

}  // namespace

workspace::LoadOptions loadOptions(const SourceOptions &options)
{
    QString context = options.context;
    if (!context.isEmpty() && !context.contains(QLatin1String("://")))
        context = QDir::current().absoluteFilePath(context);
    return {options.types, options.limit, context};
}

Sources::Sources()
    : m_transport(ngsild::HttpTransport::create(&m_network))
    , m_loader(m_transport, ngsild::ContextStore::create(contextDirectory(),
                                                         std::make_shared<ngsild::NetworkFetcher>(m_transport)))
{
}

Result<ngsild::Connection> Sources::connection(const workspace::SourceSpec &spec, const SourceOptions &options)
{
    const Result<QString> url =
        spec.kind == workspace::SourceSpec::Kind::Demo ? m_demo.url(spec.text) : Result<QString>(spec.text);
    return url.and_then([](const QString &text) { return ngsild::connectionFromText(text.toStdString()); })
        .and_then([&](ngsild::Connection connection) { return withOptions(std::move(connection), options); });
}

QCoro::Task<Result<workspace::LoadReport>> Sources::load(QString words, SourceOptions options,
                                                         std::shared_ptr<store::Dataset> dataset, Job job)
{
    const auto spec = workspace::parseSource(words, QDir::currentPath());
    if (!spec)
        co_return std::unexpected(spec.error());
    if (spec->kind == workspace::SourceSpec::Kind::File)
        co_return co_await m_loader.loadFile(spec->text, std::move(dataset), loadOptions(options), std::move(job));
    const auto reached = connection(*spec, options);
    if (!reached)
        co_return std::unexpected(reached.error());
    co_return co_await m_loader.loadBroker(*reached, std::move(dataset), loadOptions(options), std::move(job));
}

}  // namespace civiscope::app
