// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/layout.h"

#include <map>

namespace civiscope::demo {

struct FaultKind;

// An entity with a fault in it.
struct Spoilt {
    std::string entity;     // JSON text
    std::string attribute;  // short name as it stands there, or of what is missing; empty: the fault is in none
    std::string pointer;    // JSON Pointer into the entity: the member that is wrong; "" where one is missing
};

// What is wrong on purpose: every kind of fault on a few entities that carry no oddity, found again from the seed.
// Each of them breaks one rule in one place, and nobody else's relationship. Immutable; any thread.
class Faults {
public:
    // None where options().faulty is false. The layout must outlive it.
    explicit Faults(const Layout &layout);

    // Ascending.
    [[nodiscard]] std::vector<std::size_t> entities() const;
    [[nodiscard]] bool touches(std::size_t entity) const { return m_planted.contains(entity); }

    // Stable word of the fault ("time-without-zone") and what is wrong, in neutral words. Precondition: touches().
    [[nodiscard]] const char *code(std::size_t entity) const;
    [[nodiscard]] const char *what(std::size_t entity) const;
    // True: the fault is a second entity of the same id, which comes beside the healthy one; a broker cannot hold it.
    [[nodiscard]] bool isSecondEntity(std::size_t entity) const;
    // The id that it has instead of its own; nullopt where the fault is another.
    [[nodiscard]] std::optional<std::string> id(std::size_t entity) const;
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

    // Precondition: touches().
    [[nodiscard]] Spoilt spoil(std::size_t entity, const std::string &healthy) const;

private:
    const Layout &m_layout;
    std::map<std::size_t, const FaultKind *> m_planted;
};

}  // namespace civiscope::demo
