// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "ngsild/attributekind.h"

#include <string>
#include <string_view>
#include <vector>

namespace civiscope::history {

// What an attribute was at one moment.
struct Value {
    enum class Type : std::uint8_t {
        Gone,     // deleted ("urn:ngsi-ld:null"), or null: from here on there is nothing
        Number,   // finite
        Boolean,  // number holds 0 or 1
        Text,     // text; also targets of relationships and vocabulary words
        Json,     // text holds JSON: geometries, lists, language maps, objects
    };
    Type type = Type::Gone;
    double number = 0;
    std::string text = {};

    bool operator==(const Value &) const = default;
};

struct Point {
    Moment at = 0;
    Moment until = 0;  // end of the period an aggregate was taken over, excluded; equal to `at` for an instance
    Value value = {};

    bool operator==(const Point &) const = default;
};

// One attribute instance of one entity through time. Points are in order of time; several may share a moment when the
// source says so.
struct Series {
    std::string entity;
    std::string name;    // of the attribute, as the source writes it
    std::string iri;     // the same as `name` until a context said what it means
    std::string dataset = {};  // datasetId; empty: the default instance
    std::string method = {};   // "avg", "totalCount" … of an aggregate; empty: instances as they were
    std::string unit = {};     // UN/CEFACT code of the newest point that has one; empty: none
    ngsild::AttributeKind kind = ngsild::AttributeKind::Property;
    bool unitsDiffer = false;  // points were in several units: `unit` is that of the newest
    std::size_t context = 0;   // which of the document's contexts its names are written with
    std::vector<Point> points = {};
};

// Sorts the points by time (order of arrival within a moment) and takes out those that repeat another one whole.
// Answers how many it took out.
std::size_t settle(std::vector<Point> &points);

// The points with from ≤ at < to.
void clip(std::vector<Point> &points, Moment from, Moment to);

// Takes the points of another series about the same thing in; answers how many were new.
std::size_t join(Series &known, Series &&more);

// Joins `more` to `all`, series by series; repeated points are taken out. Answers how many points were new.
std::size_t merge(std::vector<Series> &all, std::vector<Series> &&more);

[[nodiscard]] std::size_t pointCount(const std::vector<Series> &all);

}  // namespace civiscope::history
