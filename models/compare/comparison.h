// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "compare/mapping.h"
#include "ngsild/attributekind.h"
#include "store/summary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Two sources laid side by side: values, made once by compare() and never changed. Codes only; words/comparewords.h has
// the sentences.
namespace civiscope::compare {

enum class Side : std::uint8_t { A, B };
inline constexpr std::array bothSides{Side::A, Side::B};

// The same of both sources.
template<typename T>
struct Sides {
    T a{};
    T b{};

    T &operator[](Side side) { return side == Side::A ? a : b; }
    const T &operator[](Side side) const { return side == Side::A ? a : b; }
};

// Why two things stand in one row.
enum class Match : std::uint8_t {
    Iri,  // the same expanded IRI
    Mapped,  // other IRIs, but somebody said that they mean the same
    Suggested,  // other IRIs; a guess, to be accepted or rejected
    OnlyA,
    OnlyB,
};
[[nodiscard]] std::string_view matchWord(Match match);  // "iri", "only-a", as `compare --json` prints it

// What speaks for a suggestion.
enum class MatchReason : std::uint8_t {
    SameName,  // the short names are equal
    SimilarName,
    SameKind,  // both Property, both Relationship …
    SameDatatype,  // both numbers, both texts …
    SameUnit,
    ConvertibleUnit,  // °F and °C
    SimilarRange,  // the numbers overlap, in the common unit
    SharedAttributes,  // of types: attributes of the same name
};
[[nodiscard]] std::string_view matchReasonWord(MatchReason reason);
struct Suggestion {
    double score = 0;  // 0 … 1
    std::vector<MatchReason> reasons = {};
};

// Why the two sides of a row cannot be taken for the same without a second look.
enum class Conflict : std::uint8_t {
    Meaning,  // one short name, two IRIs
    Kind,  // Property and Relationship
    Datatype,  // number and text
    Unit,  // units that cannot be converted into each other
};
[[nodiscard]] std::string_view conflictWord(Conflict conflict);

// Why a comparison is not quite fair.
enum class NoteCode : std::uint8_t {
    SmallN,  // fewer than 30 values or entities; number: how many
    UnequalN,  // five times as many on one side; numbers: both
    PartialLoad,  // not everything the source has was loaded; number, other: loaded, total (0: unknown)
    Stale,  // the newest observation is over a day old; number: seconds
    OtherPeriod,  // the observations of the two sides lie over an hour apart; number: seconds between them
    MissingUnit,  // no unit, or one that is in no table, where the other side has one; number: values without
    SuggestedMatch,  // compared although nobody said that they mean the same; number: score
    ScaleSuspect,  // one side is 10, 100 or 1000 times the other (a fraction and a percentage?); number: factor
    NoLocation,  // entities are not on the map; numbers: without a place, all
    UndefinedTerm,  // equal by spelling only: no context says what the name means
};
[[nodiscard]] std::string_view noteWord(NoteCode code);
struct Note {
    NoteCode code = NoteCode::SmallN;
    std::optional<Side> side = {};  // nullopt: both together
    double number = 0;  // see the codes
    double other = 0;
};

// A value in unit `to` is the value in unit `from` × factor + offset. UN/CEFACT codes.
struct Conversion {
    std::string from = {};
    std::string to = {};
    double factor = 1;
    double offset = 0;
};

// Of the numbers of one side, all instances (datasetId) of all entities. Quantiles by linear interpolation between the
// two nearest ranks: position q × (n − 1) in the sorted values (type 7 of Hyndman and Fan).
struct Statistics {
    std::int64_t n = 0;  // over 0
    double min = 0;
    double q1 = 0;
    double median = 0;
    double q3 = 0;
    double max = 0;
    double mean = 0;
};

// Bins of one width over the values of both sides; the last one holds its upper edge too.
struct Histogram {
    double low = 0;
    double width = 0;  // over 0
    Sides<std::vector<std::int64_t>> counts = {};  // equally long
};

// A text, truth value or word of a vocabulary, and how many instances have it.
struct Category {
    std::string text = {};
    Sides<std::int64_t> counts = {};
};

struct AttributeSide {
    std::string iri = {};
    std::string name = {};  // short, as the source writes it
    bool defined = true;  // false: the name is in no context in use
    std::optional<ngsild::AttributeKind> kind = {};  // nullopt: mixed
    store::Datatype datatype = store::Datatype::Json;
    std::int64_t count = 0;  // entities that have it
    double coverage = 0;  // of the type's entities, 0 … 1
    std::string unit = {};  // the unit code most numbers carry; empty: most carry none
    std::vector<std::string> units = {};  // all codes seen on numbers, most frequent first
    std::optional<Moment> oldest = {};  // observedAt
    std::optional<Moment> newest = {};
    std::int64_t numbers = 0;  // numbers seen, whatever their unit
    std::int64_t excluded = 0;  // of these, left out of the statistics: their unit does not fit the common one
    std::optional<Statistics> statistics = {};  // in the row's common unit
    std::vector<std::string> languages = {};  // of language maps, ascending
    std::int64_t distinct = 0;  // texts that differ
};

struct AttributeRow {
    Match match = Match::Iri;
    Sides<std::optional<AttributeSide>> sides = {};  // one is missing for OnlyA and OnlyB
    std::optional<Suggestion> suggestion = {};  // for Suggested
    std::vector<Conflict> conflicts = {};
    std::string unit = {};  // of the statistics; empty: none, or the sides differ
    std::optional<Conversion> conversion = {};  // how values of B were brought to the unit of A
    std::optional<Histogram> histogram = {};  // when both sides have numbers in the common unit
    std::vector<Category> categories = {};  // most frequent first; empty when texts are too many to be categories
    std::vector<Note> notes = {};

    // Of the side that has it, A first.
    [[nodiscard]] const AttributeSide &either() const { return sides.a ? *sides.a : *sides.b; }
};

struct TypeSide {
    std::string iri = {};
    std::string name = {};
    bool defined = true;
    std::int64_t count = 0;  // entities
    std::int64_t located = 0;  // of these, with a place on earth
    std::string geometry = {};  // the most frequent: "Point", "Polygon" …; empty: none
    std::optional<Moment> oldest = {};  // observedAt of any attribute, else dateObserved
    std::optional<Moment> newest = {};
    // How often an entity is observed, seconds, when all are observed at one step but not together: their newest times
    // then lie evenly over one step, of which the middle four fifths are looked at. An estimate. Nullopt: under ten
    // entities with a time, or most of one moment.
    std::optional<double> interval = {};
    std::optional<double> validity = {};  // share that follows its schema; nullopt: not checked
};

struct TypeRow {
    Match match = Match::Iri;
    Sides<std::optional<TypeSide>> sides = {};
    std::optional<Suggestion> suggestion = {};
    bool conflict = false;  // one short name, two IRIs
    std::vector<AttributeRow> attributes = {};  // in both first, then only A, then only B; each in order of appearance
    std::vector<Note> notes = {};

    [[nodiscard]] const TypeSide &either() const { return sides.a ? *sides.a : *sides.b; }
};

// What differs between two sources that publish the same thing.
enum class DifferenceCode : std::uint8_t {
    Unit,  // the same attribute in another unit
    Scale,  // a fraction here, a percentage there
    ShortName,  // the same attribute under another short name
    TypeName,  // the same type under another short name
    SameNameOtherIri,  // one short name, two meanings
    Cadence,  // observed at least 1.5 times as often
    Coverage,  // a quarter more of the entities have the attribute; values: the shares, 0 … 1
    Geometry,  // points here, areas there
    Languages,  // texts in other languages
    TypeOfOneCity,
    AttributeOfOneCity,
    Kind,  // Property here, Relationship there
    Datatype,  // number here, text there
};
[[nodiscard]] std::string_view differenceWord(DifferenceCode code);
struct Difference {
    DifferenceCode code = DifferenceCode::Unit;
    std::size_t type = 0;  // in Comparison::types
    std::optional<std::size_t> attribute = {};  // in its attributes
    Sides<std::string> values = {};  // what each side has: a unit code, a name, seconds, languages; may be empty
};

struct SourceSide {
    std::string name = {};
    std::int64_t entities = 0;
    bool complete = true;
    std::optional<std::int64_t> total = {};
};

struct Comparison {
    Sides<SourceSide> sources = {};
    std::vector<TypeRow> types = {};  // in both first (most entities first), then only A, then only B
    std::vector<Note> notes = {};  // about a source as a whole
    std::vector<Difference> differences = {};
    bool nothingInCommon = false;  // no type is in both, not even by suggestion
};

}  // namespace civiscope::compare
