// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schemaregistry.h"

#include "base/errorreason.h"
#include "jsonld/contexturl.h"
#include "schema/compiledschema.h"
#include "schema/schemagraph.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <map>
#include <mutex>

namespace civiscope::schema {

namespace {

constexpr int deepestDocument = 256;
constexpr std::string_view site = "https://smart-data-models.github.io/";

bool isSubject(std::string_view component)
{
    return component.starts_with("dataModel.") || component == "data-models";
}

std::vector<std::string> components(const std::string &path)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        parts.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

// "…/dataModel.Parking/OffStreetParking/schema.json" → the URL it is published under; empty: no such path.
std::string publishedUrl(const std::string &path)
{
    const auto parts = components(path);
    const auto subject = std::ranges::find_if(parts, isSubject);
    if (subject == parts.end())
        return {};
    std::string url(site);
    for (auto part = subject; part != parts.end(); ++part)
        url += (part == subject ? "" : "/") + *part;
    return url;
}

// What a schema is for, as its place and its own words tell.
struct Purpose {
    std::string subject;  // "dataModel.Parking"
    std::string name;     // by its place
    std::set<std::string> types;  // by what it asks of `type`
};

void collectTypes(const Json &schema, std::set<std::string> &types, int depth)
{
    if (!schema.is_object() || depth > 4)
        return;
    const Json *type = atPointer(schema, "/properties/type");
    if (type && type->is_object()) {
        if (type->contains("const") && type->at("const").is_string())
            types.insert(type->at("const").as<std::string>());
        if (type->contains("enum") && type->at("enum").is_array()) {
            for (const Json &name : type->at("enum").array_range()) {
                if (name.is_string())
                    types.insert(name.as<std::string>());
            }
        }
    }
    if (schema.contains("allOf") && schema.at("allOf").is_array()) {
        for (const Json &part : schema.at("allOf").array_range())
            collectTypes(part, types, depth + 1);
    }
}

Purpose purposeOf(const std::string &path, const Json &document)
{
    Purpose purpose;
    const auto parts = components(path);
    std::string stem = parts.back().substr(0, parts.back().find('.'));
    if (stem == "schema" && parts.size() > 1)
        stem = parts[parts.size() - 2];
    purpose.name = stem;
    const auto subject = std::ranges::find_if(parts, isSubject);
    if (subject != parts.end())
        purpose.subject = *subject;
    collectTypes(document, purpose.types, 0);
    return purpose;
}

bool mayBeSchema(const QString &fileName, QByteArrayView bytes)
{
    return fileName.endsWith(QLatin1String("schema.json"), Qt::CaseInsensitive) || bytes.contains("\"$schema\"");
}

Error tooLarge(const char *what, const std::string &where)
{
    return {.code = ErrorCode::TooLarge,
            .what = what,
            .where = where,
            .detail = {},
            .reason = ErrorReason::TooManyMebibytes,
            .args = {std::to_string(SchemaRegistry::largestDocument >> 20)}};
}

std::string tail(std::string_view iri)
{
    return std::string(iri.substr(iri.find_last_of("/#") + 1));
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

}  // namespace

struct SchemaRegistry::Private {
    struct Document {
        std::string url;
        Json json;
    };
    struct Schema {
        const Document *document = nullptr;
        Purpose purpose;
        bool forAll = false;
        std::once_flag once;
        Result<std::shared_ptr<const CompiledSchema>> compiled;
    };

    std::map<std::string, std::unique_ptr<Document>> documents;  // by canonical URL
    std::vector<std::unique_ptr<Schema>> schemas;
    std::vector<Error> problems;

    // The document, kept under all names it is known by; the one that was there first stays.
    Result<const Document *> add(const std::string &url, const std::string &path, std::string_view bytes)
    {
        const auto error = [&](ErrorCode code, std::string detail, ErrorReason reason = ErrorReason::None) {
            return std::unexpected(Error{
                .code = code, .what = "reading a schema", .where = url, .detail = std::move(detail), .reason = reason});
        };
        if (qint64(bytes.size()) > largestDocument)
            return std::unexpected(tooLarge("reading a schema", url));
        std::string problem;
        auto json = parseJson(bytes, deepestDocument, problem);
        if (!json)
            return error(ErrorCode::NotJson, problem);
        if (!json->is_object() && !json->is_bool())
            return error(ErrorCode::SchemaInvalid, {}, ErrorReason::SchemaNotObject);
        // Of a URL the canonical spelling says where it is published, of a file only its path can.
        const std::string published = url.starts_with("http") ? std::string() : publishedUrl(path);
        const std::string own = published.empty() ? url : published;
        auto &slot = documents[canonicalSchemaUrl(own)];
        if (!slot)
            slot = std::make_unique<Document>(Document{own, plainDocument(*json)});
        return slot.get();
    }

    void addSchema(const Document *document, Purpose purpose, bool forAll)
    {
        const bool known = std::ranges::any_of(schemas, [&](const auto &one) { return one->document == document; });
        if (known)
            return;
        auto schema = std::make_unique<Schema>();
        schema->document = document;
        schema->purpose = std::move(purpose);
        schema->forAll = forAll;
        schemas.push_back(std::move(schema));
    }

    [[nodiscard]] CompiledSchema::Lookup lookup() const
    {
        return [this](const std::string &url) -> const Json * {
            const auto found = documents.find(canonicalSchemaUrl(url));
            return found == documents.end() ? nullptr : &found->second->json;
        };
    }
};

SchemaRegistry::SchemaRegistry()
    : d(std::make_unique<Private>())
{
}
SchemaRegistry::~SchemaRegistry() = default;

Result<void> SchemaRegistry::addFolder(const QString &folder, const Job &job)
{
    const auto error = [&](ErrorCode code, ErrorReason reason = ErrorReason::None) {
        return std::unexpected(Error{
            .code = code, .what = "reading schemas", .where = folder.toStdString(), .detail = {}, .reason = reason});
    };
    if (!QFileInfo(folder).isDir())
        return error(ErrorCode::SchemaNotAvailable, ErrorReason::NoSuchFolder);
    QStringList files;
    for (QDirIterator walk(folder, {QStringLiteral("*.json"), QStringLiteral("*.jsonschema")}, QDir::Files,
                           QDirIterator::Subdirectories);
         walk.hasNext();) {
        if (job.cancelled())
            return error(ErrorCode::Cancelled);
        files << walk.next();
    }
    files.sort();
    const std::size_t before = d->schemas.size();
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (job.cancelled())
            return error(ErrorCode::Cancelled);
        job.progress(i, files.size());
        const QString &name = files[i];
        const bool byName = mayBeSchema(name, {});
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            if (byName)
                d->problems.push_back({ErrorCode::FileNotReadable, "reading schemas", name.toStdString(),
                                       file.errorString().toStdString()});
            continue;
        }
        if (file.size() > largestDocument) {
            if (mayBeSchema(name, file.read(64 * 1024)))
                d->problems.push_back(tooLarge("reading schemas", name.toStdString()));
            continue;
        }
        const QByteArray bytes = file.readAll();
        if (!mayBeSchema(name, bytes))
            continue;
        const std::string path = name.toStdString();
        const std::string url = name.startsWith(QLatin1Char(':'))
                                    ? "qrc" + path
                                    : QUrl::fromLocalFile(QFileInfo(name).absoluteFilePath()).toEncoded().toStdString();
        const auto document = d->add(url, path, {bytes.data(), std::size_t(bytes.size())});
        if (!document) {
            d->problems.push_back(document.error());
            continue;
        }
        if ((*document)->json.is_object() && !QFileInfo(name).fileName().endsWith(QLatin1String("-schema.json")))
            d->addSchema(*document, purposeOf(path, (*document)->json), false);
    }
    if (d->schemas.size() == before && d->problems.empty())
        return error(ErrorCode::SchemaNotAvailable, ErrorReason::NoSchemaInFolder);
    return {};
}

Result<void> SchemaRegistry::addFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorCode::FileNotReadable, "reading a schema", name.toStdString(),
                                     file.errorString().toStdString()});
    if (file.size() > largestDocument)
        return std::unexpected(tooLarge("reading a schema", name.toStdString()));
    const QByteArray bytes = file.readAll();
    return addDocument(QUrl::fromLocalFile(QFileInfo(name).absoluteFilePath()).toEncoded().toStdString(),
                       {bytes.data(), std::size_t(bytes.size())}, true);
}

Result<void> SchemaRegistry::addDocument(const std::string &url, std::string_view bytes, bool named)
{
    const std::string path = QUrl(QString::fromStdString(url)).path().toStdString();
    const auto document = d->add(url, path, bytes);
    if (!document)
        return std::unexpected(document.error());
    if (named) {
        Purpose purpose = purposeOf(path, (*document)->json);
        const bool forAll = purpose.types.empty() && purpose.subject.empty();
        d->addSchema(*document, std::move(purpose), forAll);
    }
    return {};
}

std::set<std::string> SchemaRegistry::missing() const
{
    std::set<std::string> all;
    const auto lookup = d->lookup();
    for (const auto &schema : d->schemas) {
        const SchemaGraph graph(schema->document->json, schema->document->url, lookup);
        all.insert(graph.missing().begin(), graph.missing().end());
    }
    return all;
}

const std::vector<Error> &SchemaRegistry::problems() const
{
    return d->problems;
}

Result<std::shared_ptr<const CompiledSchema>> SchemaRegistry::find(std::string_view typeIri,
                                                                   std::string_view shortName) const
{
    const std::string byIri = tail(typeIri);
    Private::Schema *best = nullptr;
    int bestScore = 0;
    for (const auto &schema : d->schemas) {
        const Purpose &purpose = schema->purpose;
        const auto isName = [&](const std::string &name) { return name == shortName || name == byIri; };
        int score = schema->forAll ? 1 : 0;
        if (std::ranges::any_of(purpose.types, isName))
            score = 2;
        if (isName(purpose.name))
            score = 3;
        if (score > 1 && !purpose.subject.empty() && typeIri.contains("/" + purpose.subject + "/"))
            score += 3;
        if (score > bestScore) {
            best = schema.get();
            bestScore = score;
        }
    }
    if (!best)
        return nullptr;
    std::call_once(best->once, [&] {
        best->compiled = CompiledSchema::compile(best->document->json, best->document->url, d->lookup(), {});
    });
    return best->compiled;
}

std::string canonicalSchemaUrl(std::string_view url)
{
    std::string canonical = jsonld::canonicalContextUrl(url);
    for (const std::string_view other :
         {"https://www.smartdatamodels.org/", "https://smartdatamodels.org/", "https://fiware.github.io/"}) {
        const std::string rest = canonical.starts_with(other) ? canonical.substr(other.size()) : std::string();
        if (isSubject(rest.substr(0, rest.find('/'))))
            canonical = std::string(site) + rest;
    }
    return lower(std::move(canonical));
}

std::string publishedSchemaUrl(std::string_view typeIri, std::string_view base)
{
    const auto parts = components(std::string(typeIri));
    const auto subject = std::ranges::find_if(parts, isSubject);
    if (subject == parts.end() || parts.end() - subject != 2 || !subject->starts_with("dataModel."))
        return {};
    return std::string(base.empty() ? site : base) + *subject + "/" + *(subject + 1) + "/schema.json";
}

}  // namespace civiscope::schema
