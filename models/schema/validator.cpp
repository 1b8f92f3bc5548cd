// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/validator.h"

#include "base/inworker.h"
#include "base/parallelfor.h"
#include "schema/compiledschema.h"
#include "schema/entitychecker.h"
#include "schema/schemaregistry.h"
#include "schema/sourcefacts.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace civiscope::schema {

namespace {

constexpr std::uint32_t partRows = 1024;

// Rows of one table that are checked in one go.
struct Part {
    std::uint32_t table = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    Findings findings;
    std::int64_t invalid = 0;
};

struct Plan {
    std::vector<TableSchemas> tables;
    std::vector<std::vector<std::size_t>> types;  // of each table, in Validation::types
};

std::string shortTypeName(const store::Version &version, std::uint32_t table, const std::string &iri)
{
    std::string name = version.context({table, 0})->compact(iri);
    return name.contains(':') ? name.substr(name.find_last_of("/#:") + 1) : name;
}

Plan makePlan(const store::Version &version, const SchemaRegistry *registry, Validation &validation)
{
    Plan plan;
    for (std::uint32_t t = 0; t < version.tables().size(); ++t) {
        const store::Table &table = *version.tables()[t];
        TableSchemas &schemas = plan.tables.emplace_back();
        std::vector<std::size_t> &types = plan.types.emplace_back();
        schemas.name = table.name();
        if (table.rowCount() == 0)
            continue;
        for (const std::string &iri : table.typeIris()) {
            auto type = std::ranges::find(validation.types, iri, &TypeValidity::iri);
            if (type == validation.types.end()) {
                type = validation.types.insert(validation.types.end(), TypeValidity{});
                type->iri = iri;
                type->name = shortTypeName(version, t, iri);
            }
            types.push_back(std::size_t(type - validation.types.begin()));
            const auto found =
                registry ? registry->find(iri, type->name) : Result<std::shared_ptr<const CompiledSchema>>(nullptr);
            if (!found) {
                const bool isNew = std::ranges::none_of(
                    validation.problems, [&](const Error &error) { return error.where == found.error().where; });
                if (isNew)
                    validation.problems.push_back(found.error());
            } else if (*found) {
                type->schema = (*found)->url();
                schemas.schemas.push_back(*found);
                schemas.names.push_back(type->name);
            }
        }
    }
    return plan;
}

class Work {
public:
    Work(const store::Version &version, const SourceFacts &facts, const Plan &plan, const Job &job)
        : m_version(version)
        , m_facts(facts)
        , m_plan(plan)
        , m_job(job)
    {
        for (std::uint32_t t = 0; t < version.tables().size(); ++t) {
            const std::uint32_t rows = version.tables()[t]->rowCount();
            for (std::uint32_t first = 0; first < rows; first += partRows)
                parts.push_back({t, first, std::min(partRows, rows - first), {}, 0});
        }
    }

    // By several threads at once.
    void run()
    {
        EntityChecker checker(m_facts);
        for (std::size_t mine = m_next++; mine < parts.size() && !m_job.cancelled() && !failed; mine = m_next++) {
            Part &part = parts[mine];
            for (std::uint32_t row = part.first; row < part.first + part.count && !m_job.cancelled(); ++row) {
                const store::EntityRef entity{part.table, row};
                const auto raw = m_version.raw(entity);
                if (!raw) {
                    const std::scoped_lock lock(m_mutex);
                    error = raw.error();
                    failed = true;
                    return;
                }
                part.invalid += checker.check(*raw, part.table, m_plan.tables[part.table], *m_version.context(entity),
                                              part.findings);
            }
            const std::scoped_lock lock(m_mutex);
            m_done += part.count;
            m_job.progress(m_done, std::int64_t(m_version.entityCount()));
        }
    }

    std::vector<Part> parts;
    std::atomic<bool> failed = false;
    Error error;

private:
    const store::Version &m_version;
    const SourceFacts &m_facts;
    const Plan &m_plan;
    const Job &m_job;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex;
    std::int64_t m_done = 0;
};

// In a worker: the schema library's patterns and recursive schemas need its deep stack.
Result<Validation> validateHere(const store::VersionPtr &version, const std::shared_ptr<const SchemaRegistry> &registry,
                                const ValidationOptions &options, const Job &job)
{
    Validation validation;
    validation.version = version->number();
    validation.entities = std::int64_t(version->entityCount());
    if (registry)
        validation.problems = registry->problems();
    const Plan plan = makePlan(*version, registry.get(), validation);
    const SourceFacts facts = sourceFacts(*version, options);
    Work work(*version, facts, plan, job);
    // A run takes parts until none is left: one checker does for all of them.
    const std::size_t runs = std::min(WorkerPool::ofThisThread().size(), work.parts.size());
    parallelFor(runs, [&work](std::size_t) { work.run(); });
    if (work.failed)
        return std::unexpected(work.error);
    if (job.cancelled())
        return std::unexpected(Error{ErrorCode::Cancelled, "validating", {}, {}});
    job.progress(validation.entities, validation.entities);

    for (const Part &part : work.parts) {
        const bool checked = !plan.tables[part.table].schemas.empty();
        const std::int64_t good = part.count - part.invalid;
        validation.invalid += part.invalid;
        (checked ? validation.valid : validation.notChecked) += good;
        for (const std::size_t type : plan.types[part.table]) {
            TypeValidity &of = validation.types[type];
            of.entities += part.count;
            of.invalid += part.invalid;
            of.valid += checked ? good : 0;
        }
        validation.findings.merge(part.findings);
    }
    reportQuarantine(*version, validation.findings);
    return validation;
}

}  // namespace

std::map<std::string, double> validShares(const Validation &validation)
{
    std::map<std::string, double> shares;
    for (const TypeValidity &type : validation.types) {
        if (!type.schema.empty() && type.entities > 0)
            shares[type.iri] = double(type.valid) / double(type.entities);
    }
    return shares;
}

Result<Validation> validate(const store::VersionPtr &version, const std::shared_ptr<const SchemaRegistry> &registry,
                            const ValidationOptions &options, const Job &job)
{
    return runInWorker([&] { return validateHere(version, registry, options, job); });
}

}  // namespace civiscope::schema
