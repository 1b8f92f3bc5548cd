// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <random>
#include <string>
#include <vector>

namespace civiscope::test {

// Entities and queries as odd as the standard allows, the same for the same seed. Small pools of names and values, so
// that queries hit.
class RandomCity {
public:
    explicit RandomCity(std::uint32_t seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] std::vector<nlohmann::json> entities(int count);
    [[nodiscard]] std::string query() { return expression(3); }

private:
    [[nodiscard]] int below(int end) { return int(m_random() % std::uint32_t(end)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template<typename T>
    [[nodiscard]] const T &any(const std::vector<T> &pool)
    {
        return pool[std::size_t(below(int(pool.size())))];
    }

    [[nodiscard]] nlohmann::json value(int depth);
    [[nodiscard]] nlohmann::json instance(int depth);
    [[nodiscard]] std::string expression(int depth);
    [[nodiscard]] std::string term();
    [[nodiscard]] std::string path(int depth);
    [[nodiscard]] std::string literal();

    std::mt19937 m_random;
};

}  // namespace civiscope::test
