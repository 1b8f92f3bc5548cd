// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace civiscope::demo {

// Chance as pure functions: no state, so any value of any entity at any time is found on its own. Only IEEE-exact
// operations (+ − × ÷, floor), so that every platform gives the same bytes; the folder is built without fused
// multiply-add for the same reason.

// The finalizer of SplitMix64: every bit of the input moves about half of the output.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

template<typename... More>
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x, std::uint64_t y, More... more)
{
    return mix(mix(x) ^ y, more...);
}

// 0 ≤ result < 1.
[[nodiscard]] constexpr double unit(std::uint64_t chance)
{
    return double(chance >> 11) * 0x1p-53;
}

[[nodiscard]] constexpr double between(std::uint64_t chance, double low, double high)
{
    return low + (high - low) * unit(chance);
}

// 0 ≤ result < count; count > 0.
[[nodiscard]] constexpr std::uint64_t below(std::uint64_t chance, std::uint64_t count)
{
    return std::uint64_t(unit(chance) * double(count));
}

// Cosine of an angle in whole turns, to about 1e-10.
[[nodiscard]] inline double cosTurns(double turns)
{
    double x = turns - std::floor(turns + 0.5);
    x = x < 0 ? -x : x;
    const bool flip = x > 0.25;
    const double angle = (flip ? 0.5 - x : x) * 6.283185307179586;
    const double z = angle * angle;
    const double value =
        1 -
        z / 2 *
            (1 - z / 12 * (1 - z / 30 * (1 - z / 56 * (1 - z / 90 * (1 - z / 132 * (1 - z / 182 * (1 - z / 240)))))));
    return flip ? -value : value;
}

[[nodiscard]] inline double sinTurns(double turns)
{
    return cosTurns(turns - 0.25);
}

// Smooth noise, −1 … 1: a fresh random value at every whole x, eased between them.
[[nodiscard]] inline double noise(std::uint64_t key, double x)
{
    const double whole = std::floor(x);
    const double f = x - whole;
    const auto knot = std::uint64_t(std::int64_t(whole));
    const double a = unit(mix(key, knot)) * 2 - 1;
    const double b = unit(mix(key, knot + 1)) * 2 - 1;
    return a + (b - a) * f * f * (3 - 2 * f);
}

}  // namespace civiscope::demo
