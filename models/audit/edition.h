// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>

#include <memory>
#include <string>
#include <vector>

namespace civiscope::audit {

enum class Level : std::uint8_t { Shall, Should, May, None };
[[nodiscard]] const char *levelWord(Level level);  // "shall"

// How far a machine can tell.
enum class Automatic : std::uint8_t {
    Yes,
    Partly,  // strong hints; a person confirms
    No,      // organisational: a person gives evidence
};

struct Requirement {
    std::string id = {};       // "C1.R1.1"; with the MIM's slug and the edition it names the requirement for good
    Level level = Level::None;
    Automatic automatic = Automatic::No;
    std::string reading = {};  // what we take it to ask for; not the original's words
    std::vector<std::string> checks = {};  // "A1"; may name checks the program does not have yet
    bool anyCheck = false;  // one of them met is enough
};

struct Mim {
    std::string slug;   // "accessing-data": the key; the number in the label changes with editions
    std::string label;
    std::string layer;  // "foundational" or "application"
    std::string objective;
    std::string link;   // to the original's site
    std::vector<Requirement> requirements;
};

// One edition of the Minimal Interoperability Mechanisms, in our reading.
struct Edition {
    std::string number;  // "9.0"
    std::string name;    // "MIMs Plus 9.0"
    std::string link;
    std::vector<Mim> mims;
};
using EditionPtr = std::shared_ptr<const Edition>;

// Reads the data file of an edition (resources/audit). Errors: NotJson, NotNgsiLd with the place in `detail`.
[[nodiscard]] Result<EditionPtr> readEdition(const QByteArray &bytes);

// The edition that comes with the program; never null.
[[nodiscard]] EditionPtr currentEdition();

}  // namespace civiscope::audit
