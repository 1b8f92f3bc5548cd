// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/citymodel.h"
#include "demo/jsonwriter.h"

namespace civiscope::demo {

// Instances of one attribute: the default, or a second sensor beside it, named by datasetId.
enum class Instance { Default, SecondSensor };
[[nodiscard]] const char *datasetOf(Instance instance);  // nullptr for the default

// Writes entities as normalized NGSI-LD (ETSI GS CIM 009 V1.9.1), without @context: the terms are those of the city's
// own context. Immutable; any thread.
class CityEntityWriter {
public:
    CityEntityWriter(const Layout &layout, const CityModel &model)
        : m_layout(layout)
        , m_model(model)
    {
    }

    [[nodiscard]] std::string entity(const Thing &thing, Moment at) const;

    // The live attributes alone, as one JSON object: the body of a PATCH.
    [[nodiscard]] std::string attributes(const Thing &thing, Moment observedAt) const;

    // One instance of a live attribute, as observed at that moment.
    [[nodiscard]] std::string instance(const Thing &thing, const Measure &measure, Instance which,
                                       Moment observedAt) const;

    // Which instances a live attribute has on this thing; none where it is not measured.
    [[nodiscard]] std::vector<Instance> instances(const Thing &thing, const Measure &measure) const;

private:
    void measures(JsonWriter &json, const Thing &thing, Moment observedAt) const;
    void name(JsonWriter &json, const Thing &thing) const;
    void place(JsonWriter &json, const Thing &thing) const;
    void facts(JsonWriter &json, const Thing &thing) const;
    void groundFacts(JsonWriter &json, const Thing &thing) const;
    void parkingFacts(JsonWriter &json, const Thing &thing) const;
    void event(JsonWriter &json, const Thing &thing) const;
    void relation(JsonWriter &json, std::string_view name, std::size_t target) const;
    void areaProperty(JsonWriter &json, const Area &area) const;

    const Layout &m_layout;
    const CityModel &m_model;
};

}  // namespace civiscope::demo
