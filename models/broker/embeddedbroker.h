// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "broker/entitystore.h"
#include "broker/historyprovider.h"
#include "broker/profile.h"

#include <QByteArray>
#include <QUrl>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace civiscope::broker {

struct BrokerOptions {
    std::string profile = "plain";  // one of profiles()
    std::string tenant = {};  // a name under which the data is reached besides the default tenant; may be empty
};

// A real NGSI-LD broker in this process: entities in memory, HTTP on the loopback address only, on a thread of its
// own. All calls may come from any thread.
class EmbeddedBroker {
public:
    // An unknown profile is taken as "plain"; check with findProfile() before.
    explicit EmbeddedBroker(const BrokerOptions &options = {});
    ~EmbeddedBroker();
    EmbeddedBroker(const EmbeddedBroker &) = delete;
    EmbeddedBroker &operator=(const EmbeddedBroker &) = delete;

    // Serves a document at a path of this broker ("/schemas/Camera.json"); to be done before data refers to it.
    void publish(const std::string &path, const QByteArray &mediaType, const QByteArray &bytes);
    // The same for an @context, which then also stands in /jsonldContexts.
    void publishContext(const std::string &path, const QByteArray &bytes);
    // The context for clients that name none: a URL, or the path of a published one. Without this call it is the first
    // context that comes with data.
    void setOwnContext(const std::string &place);

    // Who tells the past of the entities, for the temporal API; to be given before the first request. Without one the
    // past begins with what stands in the entities and goes on with what apply() and clients change.
    void setHistory(std::shared_ptr<const HistoryProvider> provider);

    // Takes in entities in any form and document that ngsild::EntityReader reads; blocks until they are all there.
    // `origin`: a name for messages. May be called again; ids that are there already are kept as they are.
    [[nodiscard]] Result<LoadReport> load(std::string_view document, std::string_view origin);
    // Sets attributes, as live data does; entities that are not there are passed over. Gives how many were there. A
    // call costs a few milliseconds however few the updates, so gather them.
    [[nodiscard]] Result<std::size_t> apply(std::span<const EntityUpdate> updates);
    [[nodiscard]] std::size_t entityCount() const;

    // 0: any free port; answers the port. Error: Usage (the port is taken or not allowed).
    [[nodiscard]] Result<quint16> listen(quint16 port = 0);
    // "http://127.0.0.1:1026"; empty before listen().
    [[nodiscard]] QUrl url() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace civiscope::broker
