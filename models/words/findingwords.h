// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/findings.h"

#include <QString>

// Findings in sentences for people. Plain text, never markup: parts of them come from the data.
namespace civiscope::words {

// A heading for all findings of a rule: "Value of the wrong type".
[[nodiscard]] QString ruleTitle(schema::RuleCode rule);

// What is wrong with this one: "“no2” is "12", but should be a number."
[[nodiscard]] QString sentence(const schema::Finding &finding);

// How to put it right.
[[nodiscard]] QString advice(const schema::Finding &finding);

// What would be right, for people; empty: nothing short says it.
[[nodiscard]] QString expectation(const schema::Finding &finding);

// "error", "warning", "note"; "data", "model".
[[nodiscard]] QString severity(schema::Severity severity);
[[nodiscard]] QString fault(schema::Fault fault);

}  // namespace civiscope::words
