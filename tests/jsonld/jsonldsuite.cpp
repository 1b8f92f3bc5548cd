// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/jsonldsuite.h"

#include "base/jsontext.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace civiscope::tests {

using nlohmann::json;

const OutOfScope *outOfScope(const json &options)
{
    static constexpr std::array rows{
        OutOfScope{"processingMode", "json-ld-1.0", "processing mode 1.0: NGSI-LD builds on JSON-LD 1.1 only"},
        OutOfScope{"specVersion", "json-ld-1.0", "a rule of JSON-LD 1.0 that 1.1 withdrew"},
    };
    const auto *row = std::ranges::find_if(rows, [&](const OutOfScope &candidate) {
        const auto it = options.find(candidate.option);
        return it != options.end() && *it == candidate.value;
    });
    return row == rows.end() ? nullptr : row;
}

bool sameDocument(const json &a, const json &b, bool ordered)
{
    if (a.is_object() && b.is_object()) {
        const bool isLiteral = a.value("@type", json()) == "@json";
        return a.size() == b.size() && std::ranges::all_of(a.items(), [&](const auto &item) {
                   const auto other = b.find(item.key());
                   if (other == b.end())
                       return false;
                   if (isLiteral && item.key() == "@value")
                       return item.value() == *other;
                   return sameDocument(item.value(), *other, item.key() == "@list");
               });
    }
    if (!a.is_array() || !b.is_array() || a.size() != b.size())
        return a == b;
    if (ordered)
        return std::ranges::equal(a, b, [](const json &x, const json &y) { return sameDocument(x, y); });
    std::vector<bool> taken(b.size());
    return std::ranges::all_of(a, [&](const json &item) {
        for (std::size_t i = 0; i < b.size(); ++i) {
            if (!taken[i] && sameDocument(item, b[i]))
                return bool(taken[i] = true);
        }
        return false;
    });
}

QByteArray JsonLdSuite::read(const QString &path)
{
    for (const char *place : {"/jsonld-tests/", "/_shared/jsonld-tests-support/"}) {
        QFile file(corpus() + QLatin1StringView(place) + path);
        if (file.open(QIODevice::ReadOnly))
            return file.readAll();
    }
    return {};
}

json JsonLdSuite::readJson(const std::string &path)
{
    return json::parse(read(QString::fromStdString(path)).toStdString());
}

json JsonLdSuite::tests(const char *manifest)
{
    return readJson(manifest).at("sequence");
}

const jsonld::RemoteDocument *JsonLdSuite::load(const std::string &url)
{
    if (!url.starts_with(base))
        return nullptr;
    const QByteArray bytes = read(QString::fromStdString(url.substr(std::strlen(base))));
    auto document = parseJson({bytes.data(), std::size_t(bytes.size())}, url, 100);
    if (!document)
        return nullptr;
    auto &kept = m_documents[url];
    kept = {std::make_shared<const json>(std::move(*document)), url, {}, {}};
    return &kept;
}

}  // namespace civiscope::tests
