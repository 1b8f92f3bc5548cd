// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/contextprocessor.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <string>

namespace civiscope::tests {

// What of JSON-LD is left out, and why. Closed: a test of the official suite counts as "out of scope" only when one of
// these rows claims it by the options it declares; nothing is excluded by its number.
struct OutOfScope {
    const char *option;
    const char *value;
    const char *reason;
};

// The row that claims a test with these options; null: it has to pass.
[[nodiscard]] const OutOfScope *outOfScope(const nlohmann::json &options);

// Equal as JSON-LD has it: the order in an array counts in lists and JSON literals only.
[[nodiscard]] bool sameDocument(const nlohmann::json &a, const nlohmann::json &b, bool ordered = false);

// The official JSON-LD suite in the corpus, in place of the site it was written for.
class JsonLdSuite {
public:
    static constexpr const char *base = "https://w3c.github.io/json-ld-api/tests/";

    // The corpus named by CIVISCOPE_CORPUS; empty: not given.
    static QString corpus() { return qEnvironmentVariable("CIVISCOPE_CORPUS"); }

    [[nodiscard]] static QByteArray read(const QString &path);
    [[nodiscard]] static nlohmann::json readJson(const std::string &path);
    [[nodiscard]] static nlohmann::json tests(const char *manifest);

    // For jsonld::DocumentLookup.
    [[nodiscard]] const jsonld::RemoteDocument *load(const std::string &url);

private:
    std::map<std::string, jsonld::RemoteDocument> m_documents;
};

}  // namespace civiscope::tests
