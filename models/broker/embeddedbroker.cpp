// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/embeddedbroker.h"

#include "broker/httpserver.h"
#include "broker/router.h"

#include <QThread>

namespace civiscope::broker {

namespace {

const Profile &profileNamed(const std::string &name)
{
    const Profile *profile = findProfile(name);
    return profile ? *profile : profiles().front();
}

}  // namespace

struct EmbeddedBroker::Private {
    explicit Private(const BrokerOptions &options)
        : store(contexts)
        , router(profileNamed(options.profile), store, contexts, options.tenant)
        , server(new HttpServer(router))
    {
        thread.setObjectName(QStringLiteral("broker"));
        server->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, server, &QObject::deleteLater);
        thread.start();
    }
    ~Private()
    {
        thread.quit();
        thread.wait();
    }

    ContextBook contexts;
    EntityStore store;
    Router router;
    HttpServer *server;  // deleted on its thread
    QThread thread;
    std::atomic<quint16> port = 0;
};

EmbeddedBroker::EmbeddedBroker(const BrokerOptions &options)
    : d(std::make_unique<Private>(options))
{
}

EmbeddedBroker::~EmbeddedBroker() = default;

void EmbeddedBroker::publish(const std::string &path, const QByteArray &mediaType, const QByteArray &bytes)
{
    d->contexts.publish({.path = path, .mediaType = mediaType, .bytes = bytes});
}

void EmbeddedBroker::publishContext(const std::string &path, const QByteArray &bytes)
{
    d->contexts.publish({.path = path, .mediaType = "application/ld+json", .bytes = bytes, .isContext = true});
}

void EmbeddedBroker::setOwnContext(const std::string &place)
{
    d->store.setOwnContext(place);
}

void EmbeddedBroker::setHistory(std::shared_ptr<const HistoryProvider> provider)
{
    d->store.setHistoryProvider(std::move(provider));
}

Result<LoadReport> EmbeddedBroker::load(std::string_view document, std::string_view origin)
{
    return d->store.load(document, origin);
}

Result<std::size_t> EmbeddedBroker::apply(std::span<const EntityUpdate> updates)
{
    return d->store.apply(updates, Patch::Replace);
}

std::size_t EmbeddedBroker::entityCount() const
{
    return d->store.current()->entityCount();
}

Result<quint16> EmbeddedBroker::listen(quint16 port)
{
    Result<quint16> opened;
    QMetaObject::invokeMethod(d->server, [&] { opened = d->server->open(port); }, Qt::BlockingQueuedConnection);
    if (opened)
        d->port = *opened;
    return opened;
}

QUrl EmbeddedBroker::url() const
{
    const quint16 port = d->port;
    return port == 0 ? QUrl() : QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
}

}  // namespace civiscope::broker
