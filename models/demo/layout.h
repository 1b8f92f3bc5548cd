// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/kinds.h"
#include "demo/sketch.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::demo {

constexpr Moment day = 86'400'000'000;  // its length, UTC

struct CityOptions {
    CityName city = CityName::Antwerp;
    std::uint64_t seed = 1;
    double size = 1;  // 1: about 3,000 entities; 330: about a million. Places that the sketch names do not multiply.
    Moment now = 0;   // the moment that the entities show
    bool faulty = true;  // with the faults of demo/faults.h in it; false: a city without a fault
};

// Odd but legal things that a reader must live with; each is planted once and listed in the manifest.
enum class Oddity {
    None,
    IdWithEscapedSlash,
    IdOfHttpWithFragment,
    IdWithEscapedAccents,
    PointWithHeight,
    OnlyNamedDatasets,
    SeveralTargets,
    LanguageNone,
    FractionOfSecond,
    MarkupInText,
    RightToLeftText,
    PolygonWithHole,
    NestedSubAttributes,
    SamePlace
};

// One entity's fixed facts.
struct Thing {
    std::size_t index = 0;                // over the whole city
    Kind kind = Kind::Organization;
    std::size_t number = 0;               // within its kind
    std::uint64_t key = 0;                // all chance about it starts here
    Oddity oddity = Oddity::None;
    std::optional<LonLat> at;             // nullopt: has no place (organizations, devices)
    std::optional<std::size_t> district;  // where it is, if in one
    std::optional<std::size_t> park;      // where it is, if in one of the city
    std::size_t segment = 0;              // the road it stands by (traffic, lights, some bins)
    double metresToMotorway = 5000;       // told for air quality only; at most 5000
    double metresToCentre = 0;
};

// A stretch of road inside the city, dry on both sides.
struct Segment {
    std::size_t road = 0;
    Line line;
    double metres = 0;
};

// Which entities a city has, what they are called, where they stand and what belongs to what. Nothing is stored for
// an entity: every answer is found again from the seed, so a million cost no memory. Immutable; any thread.
class Layout {
public:
    Layout(const CityOptions &options, Sketch sketch);

    [[nodiscard]] const CityOptions &options() const { return m_options; }
    [[nodiscard]] const Sketch &sketch() const { return m_sketch; }
    [[nodiscard]] const KindSpec &spec(Kind kind) const { return kindsOf(m_options.city)[std::size_t(kind)]; }

    [[nodiscard]] std::size_t count() const { return m_first.back(); }
    [[nodiscard]] std::size_t count(Kind kind) const;
    [[nodiscard]] std::size_t first(Kind kind) const { return m_first[std::size_t(kind)]; }
    [[nodiscard]] Kind kindOf(std::size_t index) const;

    [[nodiscard]] Thing thing(std::size_t index) const;
    [[nodiscard]] std::string id(std::size_t index) const;
    [[nodiscard]] std::string id(Kind kind, std::size_t number) const { return id(first(kind) + number); }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
    // The entity that carries this oddity.
    [[nodiscard]] std::optional<std::size_t> find(Oddity oddity) const;

    [[nodiscard]] const std::vector<Segment> &segments() const { return m_segments; }
    // The host of a device (index over the city), and the device of a host.
    [[nodiscard]] std::size_t hostOf(std::size_t device) const;
    [[nodiscard]] std::size_t deviceOf(const Thing &host) const;
    // A stretch's line `metres` to the right of its middle; reversed: the other way, on its own right.
    [[nodiscard]] Line lane(const Segment &segment, bool reversed, double metres) const;

private:
    void findSegments();
    void findQuays();
    void place(Thing &thing) const;
    [[nodiscard]] std::optional<LonLat> inside(const Area &area, std::uint64_t chance) const;
    [[nodiscard]] LonLat nearCentre(std::uint64_t chance, double metres) const;
    [[nodiscard]] LonLat inSomeDistrict(std::uint64_t chance) const;
    [[nodiscard]] LonLat besideRoad(Thing &thing, bool main, double near, double far) const;

    CityOptions m_options;
    Sketch m_sketch;
    std::array<std::size_t, kindCount + 1> m_first{};
    std::vector<Segment> m_segments;
    std::vector<std::size_t> m_mainSegments;   // indices of segments that are no motorway
    std::vector<std::size_t> m_livedIn;        // districts with people
    std::vector<std::size_t> m_cityParks;      // parks that lie in a district
    std::vector<LonLat> m_quays;               // dry points by the river, in a district, along the bank
};

}  // namespace civiscope::demo
