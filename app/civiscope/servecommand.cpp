// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/democities.h"
#include "app/civiscope/exitstatus.h"
#include "app/civiscope/interrupt.h"
#include "app/civiscope/output.h"
#include "broker/faultproxy.h"
#include "tasks/filebytes.h"
#include "words/countwords.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <optional>

namespace civiscope::app {

namespace {

Result<void> loadFile(broker::EmbeddedBroker &broker, const QString &path)
{
    const auto content = tasks::readFile(path);
    if (!content)
        return std::unexpected(content.error());
    const auto report =
        broker.load({content->constData(), std::size_t(content->size())}, QFileInfo(path).fileName().toStdString());
    if (!report) {
        Error error = report.error();
        error.where = path.toStdString();
        return std::unexpected(std::move(error));
    }
    if (report->quarantined > 0)
        Output::note(QStringLiteral("%1: %2 could not be read; \"civiscope inspect\" says why")
                         .arg(path, words::entities(report->quarantined)));
    for (const std::string &context : report->missingContexts)
        Output::note(QStringLiteral("%1: the broker does not fetch contexts; names of %2 have no meaning here")
                         .arg(path, QString::fromStdString(context)));
    return {};
}

Result<broker::BrokerOptions> brokerOptions(const ServeCommand &command)
{
    if (broker::findProfile(command.profile.toStdString()))
        return broker::BrokerOptions{.profile = command.profile.toStdString()};
    std::string names;
    for (const broker::Profile &profile : broker::profiles())
        names += (names.empty() ? "" : ", ") + std::string(profile.name);
    return std::unexpected(
        Error{ErrorCode::Usage, "choosing a profile", command.profile.toStdString(), "the profiles are " + names});
}

}  // namespace

int serve(const ServeCommand &command)
{
    const Output output(false);
    const auto options = brokerOptions(command);
    if (!options)
        return output.failure(options.error());
    std::optional<broker::Fault> fault;
    if (!command.fault.isEmpty()) {
        const auto read = broker::faultFromText(command.fault.toStdString());
        if (!read)
            return output.failure(read.error());
        fault = *read;
    }

    std::unique_ptr<LiveCity> city;
    std::optional<broker::EmbeddedBroker> files;
    if (!command.city.isEmpty()) {
        auto created = LiveCity::create({.city = cityName(command.city),
                                         .entities = command.size,
                                         .seed = command.seed,
                                         .rate = command.rate,
                                         .faulty = !command.faultless},
                                        *options);
        if (!created)
            return output.failure(created.error());
        city = std::move(*created);
        city->begin();
    } else {
        files.emplace(*options);
        for (const QString &path : command.files) {
            if (const auto loaded = loadFile(*files, path); !loaded)
                return output.failure(loaded.error());
        }
    }
    broker::EmbeddedBroker &broker = city ? city->broker() : *files;

    // With a fault, the port asked for is the proxy's.
    const auto port = broker.listen(fault ? 0 : command.port);
    if (!port)
        return output.failure(port.error());
    std::optional<broker::FaultProxy> proxy;
    if (fault) {
        proxy.emplace(broker.url(), *fault);
        if (const auto listening = proxy->listen(command.port); !listening)
            return output.failure(listening.error());
    }
    const QUrl url = proxy ? proxy->url() : broker.url();
    Output::document(
        {{"url", url.toString().toStdString()}, {"profile", options->profile}, {"entities", broker.entityCount()}});
    const Interrupt interrupt;
    const std::stop_callback quit(
        interrupt.token(), [] { QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection); });
    QCoreApplication::exec();
    return Done;
}

}  // namespace civiscope::app
