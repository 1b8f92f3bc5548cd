// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/democities.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace civiscope::app {

namespace {

// A city that answers.
Result<std::shared_ptr<LiveCity>> make(const LiveCityOptions &options)
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

QCoro::Task<Result<QString>> DemoCities::url(tasks::SourceSpec spec)
{
    auto &city = m_cities[spec.spelling()];
    if (!city.isValid())
        city = QtConcurrent::run(make, LiveCityOptions{.city = cityName(spec.text), .faulty = !spec.faultless});
    const Result<std::shared_ptr<LiveCity>> made = co_await QFuture(city);
    if (!made)
        co_return std::unexpected(made.error());
    (*made)->begin();
    co_return (*made)->broker().url().toString();
}

}  // namespace civiscope::app
