// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"

#include <QString>

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::schema {

class CompiledSchema;

// The JSON Schemas at hand, and which belongs to which type. Documents are known by where they lie: path, and every
// spelling of the URL under which Smart Data Models publish it; never by the $id they claim. Filled by one thread;
// then find() may be called from any, and compiles each schema once.
class SchemaRegistry {
public:
    static constexpr qint64 largestDocument = qint64{8} << 20;  // bytes

    SchemaRegistry();
    ~SchemaRegistry();
    SchemaRegistry(const SchemaRegistry &) = delete;
    SchemaRegistry &operator=(const SchemaRegistry &) = delete;

    // All schemas below a folder, in whatever layout: …/dataModel.Subject/Type/schema.json, …/Type.json. A folder of
    // resources (":/…") too. Files that cannot be used go among the problems. Blocks; cancellable.
    // Errors: SchemaNotAvailable (no such folder, no schema in it), Cancelled.
    [[nodiscard]] Result<void> addFolder(const QString &folder, const Job &job = {});
    // One schema that the user named: for the types it says, or for all when it says none.
    // Errors: FileNotReadable, TooLarge, and those of addDocument.
    [[nodiscard]] Result<void> addFile(const QString &file);
    // A document that was fetched. `named`: the user named it as a schema; else others refer to it.
    // Errors: NotJson, SchemaInvalid (no object), TooLarge.
    [[nodiscard]] Result<void> addDocument(const std::string &url, std::string_view bytes, bool named);

    // URLs that schemas refer to and that are not at hand.
    [[nodiscard]] std::set<std::string> missing() const;
    // What could not be read, each file once.
    [[nodiscard]] const std::vector<Error> &problems() const;

    // The schema of a type: of those for its short name the one whose subject is in the IRI, else the first by place.
    // Null: none is known. Errors: those of CompiledSchema::compile.
    [[nodiscard]] Result<std::shared_ptr<const CompiledSchema>> find(std::string_view typeIri,
                                                                     std::string_view shortName) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// The one spelling of a schema's URL: that of the site for Smart Data Models, in lower case.
[[nodiscard]] std::string canonicalSchemaUrl(std::string_view url);

// Where Smart Data Models publish the schema of a type, told by its IRI; below `base` (their site when empty). Empty:
// its IRI is none of theirs.
[[nodiscard]] std::string publishedSchemaUrl(std::string_view typeIri, std::string_view base = {});

}  // namespace civiscope::schema
