// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "query/expression.h"
#include "query/geoquery.h"
#include "query/scopequery.h"
#include "query/selection.h"
#include "query/typeselection.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace civiscope::query {

// What people and requests write: all texts decoded, empty ones say nothing.
struct FilterText {
    std::string q = {};
    GeoText geo = {};
    std::string scopeQ = {};
    std::string types = {};
    std::string idPattern = {};

    [[nodiscard]] bool empty() const { return *this == FilterText{}; }
    bool operator==(const FilterText &) const = default;
};

// Which entities are wanted: all of its parts have to hold. A plain value, cheap to copy.
struct Filter {
    std::optional<TypeSelection> types;
    std::vector<std::string> ids;              // empty: any
    std::shared_ptr<const re2::RE2> idPattern;  // found anywhere in the id; null: any
    std::shared_ptr<const Expression> q;
    std::shared_ptr<const GeoQuery> geo;
    std::optional<ScopeQuery> scopes;
    std::optional<GeoBox> box;  // what Table::geometry() places in or across it: "in map"
    std::vector<std::string> anyOf;  // IRIs: at least one of these attributes; empty: any

    [[nodiscard]] bool empty() const
    {
        return !types && ids.empty() && !idPattern && !q && !geo && !scopes && !box && anyOf.empty();
    }
};

// The first fault is told.
[[nodiscard]] Parsed<Filter> parseFilter(const FilterText &text);

// The text that a fault stands in; empty where a parameter is missing.
[[nodiscard]] std::string_view writtenText(const Fault &fault, const FilterText &text);
// The fault as the error of whoever called with this text: Usage, with ErrorReason::QueryWrong and its facts.
[[nodiscard]] Error usageError(const Fault &fault, const FilterText &text);

// The entities of a version that a filter wants. `context`: what names in the filter mean; null: what they mean to the
// source itself (see TableNames). Work for a worker: about 2 ns a row and number compared, 30 ns a text or place; rows
// that columns cannot answer for (texts of times, arrays …) are read from the log, about 10 µs each.
// Errors: Cancelled, FileNotReadable. Job progress: rows.
[[nodiscard]] Result<Selection> select(const store::Version &version, const Filter &filter,
                                       const jsonld::Context *context = nullptr, const Job &job = {});

}  // namespace civiscope::query
