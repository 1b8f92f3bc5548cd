// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/democities.h"

namespace civiscope::app {

demo::CityName cityName(const QString &city)
{
    return city == QLatin1String("brisbane") ? demo::CityName::Brisbane : demo::CityName::Antwerp;
}

Result<QString> DemoCities::url(const workspace::SourceSpec &spec)
{
    auto &live = m_cities[spec.spelling()];
    if (!live) {
        auto created = LiveCity::create({.city = cityName(spec.text), .faulty = !spec.faultless});
        if (!created)
            return std::unexpected(std::move(created.error()));
        if (const auto port = (*created)->broker().listen(); !port)
            return std::unexpected(port.error());
        live = std::move(*created);
    }
    return live->broker().url().toString();
}

}  // namespace civiscope::app
