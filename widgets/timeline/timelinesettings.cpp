// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinesettings.h"

#include "base/datetime.h"

#include <nlohmann/json.hpp>

namespace civiscope::widgets {

std::optional<Moment> TimelineSettings::from(Moment now) const
{
    if (range == TimelineRange::Custom)
        return customFrom;
    return rangeLength(range).transform([now](Moment length) { return now - length; });
}

std::optional<Moment> TimelineSettings::to() const
{
    return range == TimelineRange::Custom ? std::optional(customTo) : std::nullopt;
}

nlohmann::ordered_json TimelineSettings::toJson() const
{
    if (range == TimelineRange::Week && attributes.empty() && zone.isEmpty())
        return nullptr;
    nlohmann::ordered_json part{{"range", rangeWord(range)}, {"attributes", attributes}};
    if (range == TimelineRange::Custom) {
        part["from"] = formatDateTime(customFrom);
        part["to"] = formatDateTime(customTo);
    }
    if (!zone.isEmpty())
        part["zone"] = zone.toStdString();
    return part;
}

TimelineSettings TimelineSettings::fromJson(const nlohmann::ordered_json &json)
{
    TimelineSettings settings;
    if (!json.is_object())
        return settings;
    settings.range = rangeOf(json.value("range", "")).value_or(settings.range);
    settings.attributes = json.value("attributes", std::vector<std::string>());
    settings.zone = QByteArray::fromStdString(json.value("zone", ""));
    const auto begin = parseDateTime(json.value("from", ""));
    const auto end = parseDateTime(json.value("to", ""));
    if (begin && end) {
        settings.customFrom = begin->moment;
        settings.customTo = end->moment;
    }
    return settings;
}

}  // namespace civiscope::widgets
