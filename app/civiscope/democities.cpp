// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/democities.h"

#include "base/inworker.h"

#include <utility>

namespace civiscope::app {

namespace {

// A city that answers.
Result<std::shared_ptr<LiveCity>> answering(const LiveCityOptions &options)
{
    auto created = LiveCity::create(options);
    if (!created)
        return std::unexpected(std::move(created.error()));
    if (const auto port = (*created)->broker().listen(); !port)
        return std::unexpected(port.error());
    return std::shared_ptr(std::move(*created));
}

}  // namespace

demo::CityName cityName(const QString &city)
{
    return city == QLatin1String("brisbane") ? demo::CityName::Brisbane : demo::CityName::Antwerp;
}

QCoro::Task<> DemoCities::make(std::shared_ptr<City> city, LiveCityOptions options)
{
    city->made = co_await inWorker([options] { return answering(options); });
    for (const auto &wakeup : std::exchange(city->waiting, {}))
        wakeup->wake();
}

QCoro::Task<Result<QString>> DemoCities::url(tasks::SourceSpec spec)
{
    std::shared_ptr<City> &known = m_cities[spec.spelling()];
    if (!known) {
        known = std::make_shared<City>();
        make(known, LiveCityOptions{.city = cityName(spec.text), .rate = m_rate, .faulty = !spec.faultless});
    }
    const std::shared_ptr<City> city = known;
    if (!city->made) {
        const auto wakeup = std::make_shared<Wakeup>();
        city->waiting.push_back(wakeup);
        co_await *wakeup;
    }
    const auto &made = *city->made;
    if (!made)
        co_return std::unexpected(made.error());
    (*made)->begin();
    co_return (*made)->broker().url().toString();
}

}  // namespace civiscope::app
