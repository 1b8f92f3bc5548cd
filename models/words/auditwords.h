// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scorecard.h"
#include "words/htmlpage.h"

#include <QString>

// The scorecard in people's words.
namespace civiscope::words {

// "met", "met with remarks", "not met", "could not be tested", "needs human evidence", "not applicable".
[[nodiscard]] QString verdict(audit::Verdict verdict);
// For narrow places: "met", "remarks", "not met", "not tested", "needs a human", "n/a".
[[nodiscard]] QString shortVerdict(audit::Verdict verdict);
// A mark that goes with the word: ✓ ! ✕ ? ☺ –.
[[nodiscard]] QString verdictMark(audit::Verdict verdict);
[[nodiscard]] Tone verdictTone(audit::Verdict verdict);

// "shall", "should", "may", and for none "no level".
[[nodiscard]] QString level(audit::Level level);
// "a machine can tell", "a machine gives hints, a person confirms", "a person gives evidence".
[[nodiscard]] QString automatic(audit::Automatic automatic);

// What a check looks at, in a few words: "Formats and content negotiation". Of one the program does not have: its id.
[[nodiscard]] QString checkTitle(std::string_view id);

// One sentence.
[[nodiscard]] QString sentence(const audit::Reason &reason);
// Why a row is judged as it is: its own reasons, and of its checks those that decide, each with its id.
[[nodiscard]] QStringList reasons(const audit::Row &row, const audit::Scorecard &card);

// What the whole is and is not: "Self-check, MIMs Plus 9.0, our reading. …"
[[nodiscard]] QString auditScope(const audit::Scorecard &card);
// "200 entities a type at most, seed 1: 12 of …", and what was loaded.
[[nodiscard]] QString sampleWords(const audit::Scorecard &card);
// The thresholds that are ours, a sentence each.
[[nodiscard]] QStringList thresholds();

}  // namespace civiscope::words
