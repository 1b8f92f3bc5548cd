// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/city.h"

#include <QFile>

namespace civiscope::demo {

namespace {

Result<std::string> readAll(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(
            Error{ErrorCode::FileNotReadable, "reading a demo city", path, file.errorString().toStdString()});
    return file.readAll().toStdString();
}

}  // namespace

Result<City> City::load(const CityOptions &options, const std::string &resources)
{
    if (!(options.size > 0 && options.size <= 1000))
        return std::unexpected(Error{ErrorCode::Usage, "making a demo city", "size", "over 0, at most 1000"});
    const std::string stem = resources + '/' + std::string(wordOf(options.city));
    auto drawing = readAll(stem + "-sketch.geojson");
    if (!drawing)
        return std::unexpected(drawing.error());
    auto sketch = Sketch::read(*drawing, stem + "-sketch.geojson");
    if (!sketch)
        return std::unexpected(sketch.error());
    auto context = readAll(stem + "-context.jsonld");
    if (!context)
        return std::unexpected(context.error());
    return City(std::make_unique<const Parts>(options, std::move(*sketch), std::move(*context)));
}

std::string City::entity(std::size_t index) const
{
    std::string healthy = writer().entity(layout().thing(index), options().now);
    const bool spoilt = faults().touches(index) && !faults().isSecondEntity(index);
    return spoilt ? faults().spoil(index, healthy).entity : healthy;
}

std::string City::id(std::size_t index) const
{
    return faults().id(index).value_or(layout().id(index));
}

std::optional<std::size_t> City::find(std::string_view id) const
{
    if (const auto spoilt = faults().find(id))
        return spoilt;
    const auto index = layout().find(id);
    return index && faults().id(*index) ? std::nullopt : index;
}

std::string_view City::type(std::size_t index) const
{
    return layout().spec(layout().kindOf(index)).type;
}

void City::generate(const std::function<bool(std::string_view, std::string &&)> &take) const
{
    for (std::size_t index = 0; index < count(); ++index) {
        if (!take(type(index), entity(index)))
            return;
    }
    for (const std::size_t index : faults().entities()) {
        if (faults().isSecondEntity(index) && !take(type(index), faults().spoil(index, entity(index)).entity))
            return;
    }
}

const char *City::timeZone() const
{
    return timeZoneOf(options().city);
}

}  // namespace civiscope::demo
