// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/cityoftext.h"

#include <cstdio>
#include <string>
#include <string_view>

namespace civiscope::test {

// The entities of one type as a document, one after the other, with places: for what reads a table.
class TableOfText {
public:
    explicit TableOfText(std::string type)
        : m_type(std::move(type))
    {
    }

    void addPoint(double lon, double lat) { addEntity(pointMember(lon, lat)); }
    // `json`: the geometry as written, right or wrong.
    void addGeometry(std::string_view json)
    {
        addEntity(R"("location":{"type":"GeoProperty","value":)" + std::string(json) + "}");
    }
    void addNowhere() { addEntity({}); }
    // `members`: what stands in the entity beside id and type.
    void addEntity(std::string_view members)
    {
        m_text += m_count == 0 ? "[" : ",\n";
        m_text += R"({"id":"urn:ngsi-ld:)" + m_type + ":" + std::to_string(m_count++) + R"(","type":")" + m_type + '"';
        if (!members.empty())
            m_text.append(",").append(members);
        m_text += "}";
    }
    [[nodiscard]] static std::string pointMember(double lon, double lat)
    {
        char place[80];
        std::snprintf(place, sizeof place, "%.17g,%.17g", lon, lat);
        return R"("location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[)" + std::string(place) +
               "]}}";
    }

    // Read with the ordinary reader. At least one entity.
    [[nodiscard]] store::TablePtr table() const { return versionOf(m_text + "]")->tables().front(); }

private:
    std::string m_type;
    std::string m_text;
    int m_count = 0;
};

}  // namespace civiscope::test
