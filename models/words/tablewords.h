// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <QString>

#include <optional>
#include <string_view>

// What tables and trees say beside the data itself: heads of columns, lines of tool tips. Plain text.
namespace civiscope::words {

enum class ColumnHead {
    Id,
    Observed,
    Attribute,
    Value,
    Source,
    Entities,
    Newest,
    TypeAndAttribute,
    Match,
    FilledIn,  // in, of: of the city given
    UnitIn,
    NewestIn,
    ValidIn,
    WhatToKnow,
    Where,
    Why,
    Detail,
    WhatCame,
    What,
    HowOftenWhere,
};
inline constexpr int columnHeadCount = int(ColumnHead::HowOftenWhere) + 1;

// "Newest"; with a city "Newest, Antwerp".
[[nodiscard]] QString head(ColumnHead head, const QString &city = {});
// What stands in the columns Id and Observed; empty for the others.
[[nodiscard]] QString headToolTip(ColumnHead head);

// Names of lines of the inspector that the standard gives: "id", "type", "scope", "kind".
enum class EntityMember { Id, Type, Scope, Kind };
[[nodiscard]] QString memberName(EntityMember member);

[[nodiscard]] QString yesOrNo(bool value);
[[nodiscard]] QString noValue();  // "(no value)"

// "Unit: µg/m³ (GQ)", "Observed: 2026-01-14 12:00:00 UTC", "Kind: Property", "Dataset: urn:d".
[[nodiscard]] QString unitLine(std::string_view code);
[[nodiscard]] QString observedLine(Moment moment);
[[nodiscard]] QString kindLine(std::string_view kind);
[[nodiscard]] QString datasetLine(const QString &id);
// "In 1 of 7 entities"
[[nodiscard]] QString presentLine(qint64 present, qint64 entities);
// "Newest observation: …"; of nothing that tells its time, that.
[[nodiscard]] QString newestLine(std::optional<Moment> newest);
[[nodiscard]] QString askedLine(Moment moment);  // "Asked last: …"
[[nodiscard]] QString undefinedName();
[[nodiscard]] QString undefinedType();

// "found 3 times"
[[nodiscard]] QString foundTimes(qint64 times);

}  // namespace civiscope::words
