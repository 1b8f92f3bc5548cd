// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace civiscope::broker {

// An instance of an attribute with all its times, whatever the representation it came in.
struct TimedInstance {
    std::string attribute;     // as the entity writes it
    std::string dataset = {};  // datasetId; empty: the default instance
    std::optional<Moment> observedAt = {};
    std::optional<Moment> createdAt = {};
    std::optional<Moment> modifiedAt = {};
    std::optional<Moment> deletedAt = {};
    std::string json = {};  // normalized NGSI-LD, without the system times
};

// The instances of one attribute as it stands in an entity: alone, in an array, or as lists of the simplified temporal
// form. What is no instance is passed over.
[[nodiscard]] std::vector<TimedInstance> instancesOf(const std::string &name, const nlohmann::ordered_json &attribute);

// What attributes were before they were changed while the broker ran. Keeps the newest million instances. Any thread.
class HistoryBook {
public:
    // What attributes of an entity were until now.
    void addInstances(const std::string &entity, std::vector<TimedInstance> instances);
    [[nodiscard]] std::vector<TimedInstance> of(std::string_view entity) const;

private:
    struct Record {
        std::string entity;
        TimedInstance instance;
    };
    void forgetOldest();

    mutable std::mutex m_mutex;
    std::deque<Record> m_records;   // in the order of arrival
    std::uint64_t m_forgotten = 0;  // the number of the first record
    std::unordered_map<std::string, std::deque<std::uint64_t>> m_places;  // numbers of an entity's records
};

}  // namespace civiscope::broker
