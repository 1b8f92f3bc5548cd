// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace civiscope {

// A URL without what stands behind its first '#', and that '#' (RFC 3986, 3.5): the document itself. A view of `url`.
[[nodiscard]] constexpr std::string_view withoutFragment(std::string_view url)
{
    return url.substr(0, url.find('#'));
}

// What stands behind the first '#', still percent-encoded; empty when there is none. A view of `url`.
[[nodiscard]] constexpr std::string_view fragmentOf(std::string_view url)
{
    const auto mark = url.find('#');
    return mark == std::string_view::npos ? std::string_view() : url.substr(mark + 1);
}

}  // namespace civiscope
