// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"

#include "base/errorreason.h"

#include <re2/re2.h>

namespace civiscope::query {

Parsed<Filter> parseFilter(const FilterText &text)
{
    Filter filter;
    if (!text.types.empty() && text.types != "*") {
        auto types = parseTypes(text.types);
        if (!types)
            return std::unexpected(types.error());
        filter.types = *std::move(types);
    }
    if (!text.idPattern.empty()) {
        const re2::RE2::Options options(re2::RE2::Quiet);
        filter.idPattern = std::make_shared<const re2::RE2>(text.idPattern, options);
        if (!filter.idPattern->ok())
            return std::unexpected(Fault{.code = FaultCode::PatternWrong,
                                         .parameter = "idPattern",
                                         .at = 0,
                                         .length = text.idPattern.size(),
                                         .found = filter.idPattern->error(),
                                         .expected = {}});
    }
    if (!text.q.empty()) {
        auto expression = parse(text.q);
        if (!expression)
            return std::unexpected(expression.error());
        filter.q = std::make_shared<const Expression>(*std::move(expression));
    }
    if (!text.geo.empty()) {
        auto geo = parseGeo(text.geo);
        if (!geo)
            return std::unexpected(geo.error());
        filter.geo = std::make_shared<const GeoQuery>(*std::move(geo));
    }
    if (!text.scopeQ.empty()) {
        auto scopes = parseScopes(text.scopeQ);
        if (!scopes)
            return std::unexpected(scopes.error());
        filter.scopes = *std::move(scopes);
    }
    return filter;
}

std::string_view writtenText(const Fault &fault, const FilterText &text)
{
    const std::string_view parameter = fault.parameter;
    if (parameter == "georel")
        return text.geo.georel;
    if (parameter == "geometry")
        return text.geo.geometry;
    if (parameter == "coordinates")
        return text.geo.coordinates;
    if (parameter == "geoproperty")
        return text.geo.geoproperty;
    if (parameter == "scopeQ")
        return text.scopeQ;
    if (parameter == "type")
        return text.types;
    return parameter == "idPattern" ? text.idPattern : text.q;
}

Error usageError(const Fault &fault, const FilterText &text)
{
    const std::string_view written = writtenText(fault, text);
    return {.code = ErrorCode::Usage,
            .what = "reading the query",
            .where = written.empty() ? fault.parameter : std::string(written),
            .detail = {},
            .reason = ErrorReason::QueryWrong,
            .args = {faultWord(fault.code), fault.parameter,
                     written.empty() ? std::string() : std::to_string(characterOf(fault, written)), fault.found,
                     fault.expected}};
}

}  // namespace civiscope::query
