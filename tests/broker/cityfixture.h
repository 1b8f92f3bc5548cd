// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/embeddedbroker.h"
#include "broker/httpprobe.h"

#include <QByteArray>

// A small invented city and a broker that serves it.

inline constexpr char contextPath[] = "/contexts/city.jsonld";
inline const std::string ns = "https://city.example/ns/";  // of all its terms

[[nodiscard]] QByteArray cityContext();

// `count` cameras with ids urn:ngsi-ld:Camera:0 …, normalized, names short, no @context.
[[nodiscard]] QByteArray cameras(int count);

// One bench of every attribute kind, in two instances where that is allowed.
[[nodiscard]] QByteArray bench();

// Loaded and listening.
struct City {
    explicit City(const QByteArray &document, const civiscope::broker::BrokerOptions &options = {});

    // The header that asks for the names of the city's context.
    [[nodiscard]] HttpProbe::Headers link() const;

    civiscope::broker::EmbeddedBroker broker;
    HttpProbe probe;

private:
    [[nodiscard]] QUrl start(const QByteArray &document);
};

// A Link header that names a context.
[[nodiscard]] std::pair<QByteArray, QByteArray> linkTo(const QByteArray &url);
