// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/livecity.h"
#include "base/wakeup.h"
#include "tasks/sourcespec.h"

#include <QCoroTask>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace civiscope::app {

// The demo cities of this run, each made in the pool when it is first asked for. Main thread.
class DemoCities {
public:
    // `rate`: entities that change a second.
    explicit DemoCities(double rate)
        : m_rate(rate)
    {
    }

    // Where the city's broker answers: "http://127.0.0.1:41234". Precondition: spec.kind is Demo.
    [[nodiscard]] QCoro::Task<Result<QString>> url(tasks::SourceSpec spec);

private:
    struct City {
        std::optional<Result<std::shared_ptr<LiveCity>>> made;  // nullopt: under way
        std::vector<std::shared_ptr<Wakeup>> waiting;
    };
    static QCoro::Task<> make(std::shared_ptr<City> city, LiveCityOptions options);

    std::map<QString, std::shared_ptr<City>> m_cities;  // by spelling
    double m_rate;
};

// "antwerp", "brisbane".
[[nodiscard]] demo::CityName cityName(const QString &city);

}  // namespace civiscope::app
