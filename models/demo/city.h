// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cityentitywriter.h"
#include "demo/faults.h"

#include <functional>
#include <memory>

namespace civiscope::demo {

// A demo city: its entities one by one, from a seed. The same options give the same bytes on every platform. Holds
// the sketch and nothing an entity, so a million of them cost time only. Immutable; any thread.
class City {
public:
    // `resources` is a folder like resources/demo; ":/demo" is the copy inside the program.
    // Errors: FileNotReadable, NotJson, NotFound (the sketch lacks something), Usage (size not over 0, or over 1000).
    [[nodiscard]] static Result<City> load(const CityOptions &options, const std::string &resources = ":/demo");

    [[nodiscard]] const CityOptions &options() const { return layout().options(); }
    [[nodiscard]] std::size_t count() const { return layout().count(); }

    // Normalized NGSI-LD without @context, as of options().now. index < count(); types come in blocks.
    [[nodiscard]] std::string entity(std::size_t index) const;
    [[nodiscard]] std::string id(std::size_t index) const;
    [[nodiscard]] std::string_view type(std::size_t index) const;  // short name; the first, where there are several
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

    // Every entity in order, then those that have the id of an earlier one, until `take` answers false.
    void generate(const std::function<bool(std::string_view type, std::string &&entity)> &take) const;

    // The city's @context document, JSON-LD text.
    [[nodiscard]] const std::string &context() const { return m_parts->context; }
    [[nodiscard]] const char *timeZone() const;  // its IANA name

    [[nodiscard]] const Layout &layout() const { return m_parts->layout; }
    [[nodiscard]] const CityModel &model() const { return m_parts->model; }
    [[nodiscard]] const CityEntityWriter &writer() const { return m_parts->writer; }
    [[nodiscard]] const Faults &faults() const { return m_parts->faults; }

private:
    struct Parts {
        Parts(const CityOptions &options, Sketch sketch, std::string contextText)
            : layout(options, std::move(sketch))
            , context(std::move(contextText))
        {
        }
        Layout layout;
        CityModel model{layout};
        CityEntityWriter writer{layout, model};
        Faults faults{layout};
        std::string context;
    };
    explicit City(std::unique_ptr<const Parts> parts)
        : m_parts(std::move(parts))
    {
    }

    std::unique_ptr<const Parts> m_parts;  // the parts refer to one another, so they stay where they are
};

}  // namespace civiscope::demo
