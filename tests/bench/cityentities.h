// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

namespace civiscope::bench {

// Normalized entities of about 1.2 kB as a broker sends them: 12 attributes, of which six are measured (observedAt,
// unitCode). The same for the same number, on every machine.
inline std::string cityEntity(std::uint32_t number)
{
    std::uint64_t state = number * 0x9E37'79B9'7F4A'7C15ULL + 1;
    const auto random = [&state](unsigned below) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return unsigned(state >> 33) % below;
    };
    char observed[32];
    std::snprintf(observed, sizeof observed, "2025-03-%02uT%02u:%02u:00Z", 1 + random(28), random(24), random(60));
    std::string text = R"({"id":"urn:ngsi-ld:AirQualityObserved:Antwerp:)";
    char buffer[512];
    std::snprintf(buffer, sizeof buffer, "%07u", number);
    text += buffer;
    text += R"(","type":"AirQualityObserved")";
    struct Measured {
        const char *name;
        const char *unit;
        unsigned most;
    };
    for (const Measured measured :
         {Measured{"no2", "GQ", 120}, Measured{"pm10", "GQ", 90}, Measured{"pm25", "GQ", 60}, Measured{"o3", "GQ", 180},
          Measured{"temperature", "CEL", 35}, Measured{"relativeHumidity", "P1", 100}}) {
        std::snprintf(buffer, sizeof buffer,
                      R"(,"%s":{"type":"Property","value":%u.%u,"observedAt":"%s","unitCode":"%s"})", measured.name,
                      random(measured.most), random(100), observed, measured.unit);
        text += buffer;
    }
    std::snprintf(buffer, sizeof buffer,
                  R"(,"location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.%06u,51.%06u]}})",
                  250'000 + random(300'000), 120'000 + random(200'000));
    text += buffer;
    std::snprintf(buffer, sizeof buffer, R"(,"name":{"type":"Property","value":"Station %u, street %u"})", number,
                  random(4000));
    text += buffer;
    static constexpr const char *states[] = {"ok", "warning", "maintenance", "unknown"};
    std::snprintf(buffer, sizeof buffer, R"(,"status":{"type":"Property","value":"%s"})", states[random(4)]);
    text += buffer;
    std::snprintf(buffer, sizeof buffer, R"(,"refDevice":{"type":"Relationship","object":"urn:ngsi-ld:Device:%u"})",
                  random(20'000));
    text += buffer;
    std::snprintf(buffer, sizeof buffer,
                  R"(,"reliability":{"type":"Property","value":0.%u},"operational":{"type":"Property","value":%s}})",
                  random(1000), random(10) ? "true" : "false");
    text += buffer;
    return text;
}

inline std::string cityEntities(std::uint32_t count)
{
    std::string text = "[";
    text.reserve(std::size_t(count) * 1250);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i > 0)
            text += ",\n";
        text += cityEntity(i);
    }
    return text + "]\n";
}

}  // namespace civiscope::bench
