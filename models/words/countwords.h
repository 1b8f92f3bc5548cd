// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Counts with their noun in the form that goes with them: "1 entity", "1,204 entities". For sentences that are made of
// several; one that counts a single thing is a tr("… %Ln …", nullptr, numerus(n)) of its own.
namespace civiscope::words {

[[nodiscard]] QString entities(qint64 count);
[[nodiscard]] QString types(qint64 count);
[[nodiscard]] QString values(qint64 count);
[[nodiscard]] QString series(qint64 count);
[[nodiscard]] QString rows(qint64 count);
[[nodiscard]] QString features(qint64 count);
[[nodiscard]] QString errors(qint64 count);
[[nodiscard]] QString warnings(qint64 count);
[[nodiscard]] QString notes(qint64 count);

// Over a whole validation: "4 entities: 1 valid, 3 invalid, 0 without a schema".
[[nodiscard]] QString validity(qint64 entities, qint64 valid, qint64 invalid, qint64 notChecked);

}  // namespace civiscope::words
