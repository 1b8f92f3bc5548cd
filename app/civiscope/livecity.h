// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/embeddedbroker.h"
#include "demo/changes.h"
#include "demo/city.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace civiscope::app {

struct LiveCityOptions {
    demo::CityName city = demo::CityName::Antwerp;
    int entities = 3000;     // about; places that really exist do not multiply
    std::uint64_t seed = 1;
    double rate = 2;         // entities that change a second; 0: nothing changes
    bool faulty = true;      // with planted faults
};

// A demo city in an embedded broker, going on living on a timer.
class LiveCity {
public:
    // Generates the city and takes it into the broker, which then has still to listen(). Blocks for as long; any
    // thread.
    [[nodiscard]] static Result<std::unique_ptr<LiveCity>> create(const LiveCityOptions &options,
                                                                  const broker::BrokerOptions &brokerOptions = {});

    // From now on its entities change, on the thread of this call. Does nothing when they do already.
    void begin();

    [[nodiscard]] broker::EmbeddedBroker &broker() { return m_broker; }

private:
    LiveCity(demo::City city, const LiveCityOptions &options, const broker::BrokerOptions &brokerOptions);
    Result<void> fill();
    void live();

    std::shared_ptr<const demo::City> m_city;
    demo::Changes m_changes;
    broker::EmbeddedBroker m_broker;
    double m_rate;
    std::optional<QTimer> m_timer;
};

}  // namespace civiscope::app
