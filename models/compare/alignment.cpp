// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/alignment.h"

#include "base/editdistance.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <set>
#include <string>

namespace civiscope::compare {

namespace {

constexpr double leastScore = 0.55;
constexpr double leastScoreOfSameName = 0.5;
constexpr double leastLikeness = 0.6;   // of names, to count at all
constexpr double cappedLikeness = 0.5;  // of names that differ in what matters

// The words of a name, in lower case; digits are words of their own.
std::vector<std::string> wordsOf(std::string_view name)
{
    enum class Letter { None, Lower, Upper, Digit };
    std::vector<std::string> words;
    Letter before = Letter::None;
    for (const char letter : name) {
        const auto code = static_cast<unsigned char>(letter);
        const Letter now = std::isdigit(code)                    ? Letter::Digit
                           : std::isupper(code)                  ? Letter::Upper
                           : std::isalpha(code) || code >= 0x80U ? Letter::Lower
                                                                 : Letter::None;
        const bool goesOn = now == before || (before == Letter::Upper && now == Letter::Lower);
        if (now != Letter::None) {
            if (words.empty() || !goesOn)
                words.emplace_back();
            words.back() += static_cast<char>(std::tolower(code));
        }
        before = now;
    }
    return words;
}

std::string joined(const std::vector<std::string> &words)
{
    return std::accumulate(words.begin(), words.end(), std::string());
}

std::string digitsOf(const std::string &text)
{
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits;
}

// Words that turn a meaning into another one.
std::set<std::string> qualifiersOf(const std::vector<std::string> &words)
{
    static constexpr auto qualifiers =
        std::to_array<std::string_view>({"min", "minimum", "max", "maximum", "avg", "average", "mean", "start", "end",
                                         "from", "to", "in", "out", "total", "free", "available", "occupied"});
    std::set<std::string> found;
    for (const std::string &word : words) {
        if (std::ranges::contains(qualifiers, word))
            found.insert(word);
    }
    return found;
}

double dice(const std::set<std::string> &a, const std::set<std::string> &b)
{
    if (a.empty() || b.empty())
        return 0;
    const auto common = std::ranges::count_if(a, [&](const std::string &word) { return b.contains(word); });
    return 2.0 * double(common) / double(a.size() + b.size());
}

// Puts the things of two lists into rows.
struct Rules {
    std::size_t countA = 0;
    std::size_t countB = 0;
    std::function<std::string_view(Side, std::size_t)> iri;
    std::function<std::string_view(Side, std::size_t)> name;
    std::function<std::optional<bool>(std::size_t, std::size_t)> decided;  // accepted, rejected, nothing said
    std::function<Suggestion(std::size_t, std::size_t)> suggest;
};

struct Candidate {
    std::size_t a = 0;
    std::size_t b = 0;
    Suggestion suggestion;
    bool sameName = false;
};

std::vector<Candidate> candidates(const Rules &rules, const std::vector<std::optional<Aligned>> &ofA,
                                  const std::vector<bool> &takenB)
{
    std::vector<Candidate> all;
    for (std::size_t a = 0; a < rules.countA; ++a) {
        for (std::size_t b = 0; !ofA[a] && b < rules.countB; ++b) {
            if (takenB[b] || rules.decided(a, b) == false)
                continue;
            const bool sameName = rules.name(Side::A, a) == rules.name(Side::B, b);
            Suggestion suggestion = rules.suggest(a, b);
            if (suggestion.score >= (sameName ? leastScoreOfSameName : leastScore))
                all.push_back({a, b, std::move(suggestion), sameName});
        }
    }
    std::ranges::stable_sort(all, std::greater(), [](const Candidate &one) { return one.suggestion.score; });
    return all;
}

std::vector<Aligned> align(const Rules &rules)
{
    std::vector<std::optional<Aligned>> ofA(rules.countA);
    std::vector<bool> takenB(rules.countB, false);
    const auto take = [&](std::size_t a, std::size_t b, Match match) -> Aligned & {
        takenB[b] = true;
        return ofA[a].emplace(Aligned{match, {a, b}, std::nullopt, false});
    };
    // What somebody said counts before what the IRIs say.
    for (std::size_t a = 0; a < rules.countA; ++a) {
        for (std::size_t b = 0; b < rules.countB && !ofA[a]; ++b) {
            if (!takenB[b] && rules.decided(a, b) == true)
                take(a, b, rules.iri(Side::A, a) == rules.iri(Side::B, b) ? Match::Iri : Match::Mapped);
        }
    }
    for (std::size_t a = 0; a < rules.countA; ++a) {
        for (std::size_t b = 0; b < rules.countB && !ofA[a]; ++b) {
            if (!takenB[b] && rules.iri(Side::A, a) == rules.iri(Side::B, b) && rules.decided(a, b) != false)
                take(a, b, Match::Iri);
        }
    }
    for (Candidate &candidate : candidates(rules, ofA, takenB)) {
        if (ofA[candidate.a] || takenB[candidate.b])
            continue;
        Aligned &row = take(candidate.a, candidate.b, Match::Suggested);
        row.suggestion = std::move(candidate.suggestion);
        row.sameName = candidate.sameName;
    }
    std::vector<Aligned> rows;
    for (const auto &row : ofA) {
        if (row)
            rows.push_back(*row);
    }
    // One name, two meanings: so unlike that they are not even suggested, or somebody said that they differ.
    const auto sameNameLeft = [&](Side side, std::size_t place) {
        const Side other = side == Side::A ? Side::B : Side::A;
        const std::size_t count = side == Side::A ? rules.countB : rules.countA;
        for (std::size_t i = 0; i < count; ++i) {
            if (rules.name(side, place) == rules.name(other, i) && rules.iri(side, place) != rules.iri(other, i))
                return true;
        }
        return false;
    };
    for (std::size_t a = 0; a < rules.countA; ++a) {
        if (!ofA[a])
            rows.push_back({Match::OnlyA, {a, std::nullopt}, std::nullopt, sameNameLeft(Side::A, a)});
    }
    for (std::size_t b = 0; b < rules.countB; ++b) {
        if (!takenB[b])
            rows.push_back({Match::OnlyB, {std::nullopt, b}, std::nullopt, sameNameLeft(Side::B, b)});
    }
    return rows;
}

// The name's part of a score: all of `most` for the same name.
double scoreName(std::string_view a, std::string_view b, double most, Suggestion &suggestion)
{
    if (a == b) {
        suggestion.reasons.push_back(MatchReason::SameName);
        return most;
    }
    const double likeness = nameSimilarity(a, b);
    if (likeness < leastLikeness)
        return 0;
    suggestion.reasons.push_back(MatchReason::SimilarName);
    return most * 0.8 * likeness;
}

std::set<std::string> attributeNames(const TypeView &type)
{
    std::set<std::string> names;
    for (const store::AttributeSummary &attribute : type.summary->attributes)
        names.insert(attribute.name);
    return names;
}

Suggestion suggestType(const TypeView &a, const TypeView &b)
{
    Suggestion suggestion;
    suggestion.score = scoreName(a.summary->name, b.summary->name, 0.5, suggestion);
    const double shared = dice(attributeNames(a), attributeNames(b));
    suggestion.score += 0.5 * shared;
    if (shared >= 0.3)
        suggestion.reasons.push_back(MatchReason::SharedAttributes);
    return suggestion;
}

// The share of the narrower range that lies within the other, in the unit of A.
double overlap(const AttributeProfile &a, const AttributeProfile &b, const Conversion &toA)
{
    const UnitShare &ours = a.units.front();
    const UnitShare &theirs = b.units.front();
    double low = theirs.min * toA.factor + toA.offset;
    double high = theirs.max * toA.factor + toA.offset;
    if (low > high)
        std::swap(low, high);
    const double common = std::min(high, ours.max) - std::max(low, ours.min);
    const double narrow = std::min(high - low, ours.max - ours.min);
    return common < 0 ? 0 : narrow > 0 ? common / narrow : 1;
}

// What the numbers of both say for and against.
double scoreNumbers(const AttributeProfile &a, const AttributeProfile &b, const UnitConverter &units,
                    Suggestion &suggestion)
{
    if (a.numbers == 0 || b.numbers == 0)
        return 0;
    double score = 0;
    Conversion toA;
    if (a.unit() == b.unit()) {
        score = a.unit().empty() ? 0.05 : 0.15;
        if (!a.unit().empty())
            suggestion.reasons.push_back(MatchReason::SameUnit);
    } else if (!a.unit().empty() && !b.unit().empty()) {
        const auto conversion = units.conversion(b.unit(), a.unit());
        if (!conversion)
            return -0.3;
        toA = *conversion;
        score = 0.1;
        suggestion.reasons.push_back(MatchReason::ConvertibleUnit);
    }
    const double common = overlap(a, b, toA);
    if (common > 0.5)
        suggestion.reasons.push_back(MatchReason::SimilarRange);
    return score + 0.1 * common;
}

Suggestion suggestAttribute(const AttributeProfile &a, const AttributeProfile &b, const UnitConverter &units)
{
    Suggestion suggestion;
    double score = scoreName(a.summary->name, b.summary->name, 0.5, suggestion);
    // Without a name that is at least alike everything with a unit would fit everything else with it.
    if (score == 0)
        return suggestion;
    if (a.summary->kind && a.summary->kind == b.summary->kind) {
        score += 0.15;
        suggestion.reasons.push_back(MatchReason::SameKind);
    } else if (a.summary->kind && b.summary->kind) {
        score -= 0.3;
    }
    if (a.summary->datatype == b.summary->datatype) {
        score += 0.1;
        suggestion.reasons.push_back(MatchReason::SameDatatype);
    } else {
        score -= 0.2;
    }
    score += scoreNumbers(a, b, units, suggestion);
    suggestion.score = std::clamp(score, 0.0, 1.0);
    return suggestion;
}

}  // namespace

double nameSimilarity(std::string_view a, std::string_view b)
{
    if (a == b)
        return 1;
    const std::vector<std::string> wordsA = wordsOf(a);
    const std::vector<std::string> wordsB = wordsOf(b);
    const std::string lettersA = joined(wordsA);
    const std::string lettersB = joined(wordsB);
    if (lettersA.empty() || lettersB.empty())
        return 0;
    if (lettersA == lettersB)
        return 1;
    constexpr std::size_t longest = 200;  // names are short; what is longer is no name
    const double byLetters =
        std::max(lettersA.size(), lettersB.size()) > longest
            ? 0
            : 1 - double(editDistance(lettersA, lettersB)) / double(std::max(lettersA.size(), lettersB.size()));
    const double likeness = std::max(byLetters, dice({wordsA.begin(), wordsA.end()}, {wordsB.begin(), wordsB.end()}));
    const auto qualifiersA = qualifiersOf(wordsA);
    const auto qualifiersB = qualifiersOf(wordsB);
    const bool otherDigits = digitsOf(lettersA) != digitsOf(lettersB);
    const bool otherQualifiers = !qualifiersA.empty() && !qualifiersB.empty() && qualifiersA != qualifiersB;
    return otherDigits || otherQualifiers ? std::min(likeness, cappedLikeness) : likeness;
}

std::vector<Aligned> alignTypes(std::span<const TypeView> a, std::span<const TypeView> b, const Mapping &mapping)
{
    return align(
        {.countA = a.size(),
         .countB = b.size(),
         .iri = [&](Side side, std::size_t i) -> std::string_view { return (side == Side::A ? a : b)[i].summary->iri; },
         .name = [&](Side side, std::size_t i) -> std::string_view {
             return (side == Side::A ? a : b)[i].summary->name;
         },
         .decided = [&](std::size_t i, std::size_t j) -> std::optional<bool> {
             for (const Decision &decision : mapping) {
                 if (decision.attributeA.empty() && decision.typeA == a[i].summary->iri &&
                     decision.typeB == b[j].summary->iri)
                     return decision.accepted;
             }
             return std::nullopt;
         },
         .suggest = [&](std::size_t i, std::size_t j) { return suggestType(a[i], b[j]); }});
}

std::vector<Aligned> alignAttributes(std::span<const AttributeProfile> a, std::span<const AttributeProfile> b,
                                     const std::string &typeA, const std::string &typeB, const Mapping &mapping,
                                     const UnitConverter &units)
{
    return align(
        {.countA = a.size(),
         .countB = b.size(),
         .iri = [&](Side side, std::size_t i) -> std::string_view { return (side == Side::A ? a : b)[i].summary->iri; },
         .name = [&](Side side, std::size_t i) -> std::string_view {
             return (side == Side::A ? a : b)[i].summary->name;
         },
         .decided = [&](std::size_t i, std::size_t j) -> std::optional<bool> {
             for (const Decision &decision : mapping) {
                 if (decision.typeA == typeA && decision.typeB == typeB && decision.attributeA == a[i].summary->iri &&
                     decision.attributeB == b[j].summary->iri)
                     return decision.accepted;
             }
             return std::nullopt;
         },
         .suggest = [&](std::size_t i, std::size_t j) { return suggestAttribute(a[i], b[j], units); }});
}

}  // namespace civiscope::compare
