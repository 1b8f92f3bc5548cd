// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "schema/findings.h"
#include "store/dataset.h"

#include <functional>
#include <memory>
#include <map>
#include <string>
#include <vector>

namespace civiscope::schema {

class SchemaRegistry;

struct ValidationOptions {
    Moment now = 0;         // what lies later is in the future
    bool partial = false;   // the source has more than the version holds: nothing is said of relationships' targets
    std::function<bool(std::string_view id)> elsewhere;  // whether another source has it; any thread; empty: none has
};

// How the entities of a type stand. One that has several types counts under each.
struct TypeValidity {
    std::string iri;
    std::string name;  // short
    std::string schema;  // URL or file; empty: none is known, or it cannot be used
    std::int64_t entities = 0;
    std::int64_t valid = 0;
    std::int64_t invalid = 0;  // at least one finding that is an error
};

struct Validation {
    std::uint64_t version = 0;  // number of the version that was checked
    std::int64_t entities = 0;
    std::int64_t valid = 0;  // a schema was there, and no error was found
    std::int64_t invalid = 0;  // at least one finding that is an error, by a schema or a rule
    std::int64_t notChecked = 0;  // the rest: no schema is known for any of its types, and no rule found an error
    std::vector<TypeValidity> types;  // in order of first appearance
    Findings findings;
    std::vector<Error> problems;  // schemas that cannot be used, each once
};

// What share of a type's entities follows its schema, by the type's IRI; types without a schema are missing.
[[nodiscard]] std::map<std::string, double> validShares(const Validation &validation);

// Checks each entity's bytes against the schemas of its types, and by the rules beside schemas. In all workers; blocks.
// `registry` may be null: rules only. Job progress: entities, told by the workers, one at a time.
// Errors: Cancelled, FileNotReadable (the raw log).
[[nodiscard]] Result<Validation> validate(const store::VersionPtr &version,
                                          const std::shared_ptr<const SchemaRegistry> &registry,
                                          const ValidationOptions &options, const Job &job = {});

}  // namespace civiscope::schema
