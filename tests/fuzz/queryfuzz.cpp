// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parsers of q, scopeQ, type selections and geo-queries: any bytes are taken; what is read prints back to the same,
// a fault lies inside the text.
#include "query/filter.h"

#include <cstdlib>
#include <string_view>

using namespace civiscope::query;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto expression = parse(text)) {
        const auto again = parse(print(*expression));
        check(again && *again == *expression);
        check(print(*again) == print(*expression));
    } else {
        check(expression.error().at + expression.error().length <= std::max<std::size_t>(size, 64 << 10));
    }
    if (const auto scopes = parseScopes(text)) {
        constexpr std::string_view some[] = {"/a/b", "c"};
        std::ignore = scopes->accepts(some);
    }
    std::ignore = parseTypes(text);
    // The four parameters, a line each.
    GeoText geo;
    std::size_t at = 0;
    for (std::string *part : {&geo.georel, &geo.geometry, &geo.coordinates, &geo.geoproperty}) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        *part = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
    }
    std::ignore = parseGeo(geo);
    return 0;
}
