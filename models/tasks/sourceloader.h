// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "client/connection.h"
#include "client/sourcefetch.h"
#include "query/filter.h"
#include "store/dataset.h"

#include <QString>
#include <QStringList>

#include <qcoro/qcorotask.h>

#include <memory>
#include <optional>
#include <vector>

namespace civiscope::jsonld {
class ContextStore;
}

namespace civiscope::net {
class HttpTransport;
}

namespace civiscope::tasks {

// What to load of a source.
struct LoadOptions {
    QStringList types;            // names, IRIs or selections of them ("A|B"), each a wish; empty: all
    std::optional<qint64> limit;  // at most so many entities in all
    QString context;  // URL or absolute path of an @context that stands in for the source's own; empty: none
    query::FilterText filter = {};  // which entities; `types` in it is left to the list above
};

// Where a filter was evaluated.
enum class FilterRan { Nowhere, Broker, Here };

// The JSON text of an @context that is just this URL or file; empty for none.
[[nodiscard]] std::string contextText(const QString &context);

// What a broker was asked, for whoever looks for changes of what came.
struct BrokerQueries {
    client::BrokerClient client;  // at the base that works, with the manners found
    std::vector<client::SourceReport::OfType> types;  // those that were not reached too, without a report
};

// How a load ended. `complete` is true only when everything the source has (or everything asked for) is in the dataset.
struct LoadReport {
    qint64 loaded = 0;  // entities taken into the dataset
    std::optional<qint64> total;  // entities the source has; nullopt: it did not say
    bool complete = false;
    bool limitReached = false;  // more was there, but not asked for
    QUrl asked = {};  // address of the broker as it was given
    QUrl found = {};  // where it answers instead; empty: there
    int requests = 0;  // HTTP requests, repeated ones included; 0 for a file
    qint64 bytes = 0;  // read
    double seconds = 0;
    std::vector<client::PagingRemark> notes;  // what was odd about the broker's paging
    std::vector<Error> problems;  // why data is missing
    FilterRan filterRan = FilterRan::Nowhere;
    std::optional<Error> filterRefused;  // why the broker did not evaluate it, when it did not
    qint64 filteredOut = 0;  // entities that came, but do not match
    std::vector<std::string> unknown;  // when nothing matches what was evaluated here: names that nothing bears
    std::vector<Error> contextProblems;  // contexts that could not be had: names stay IRIs, no data is missing
    std::shared_ptr<const BrokerQueries> queries = {};  // null: a file
};

// Loads a broker or a file into a dataset: fetches, reads in workers, resolves contexts, takes in. Lives on the main
// thread; coroutines go on until done when the loader is destroyed, so what it is given is shared. All calls answer
// exactly once. A load that is stopped keeps what came and answers Cancelled; the caller clears the dataset if it wants
// the state before.
class SourceLoader {
public:
    SourceLoader(std::shared_ptr<net::HttpTransport> transport, std::shared_ptr<jsonld::ContextStore> contexts);

    // Everything below the broker's base, type by type. A filter is sent to the broker, with the context its own
    // entities come with when none was given; one that the broker refuses, or that the standard does not have, is
    // evaluated here over everything. What comes is always looked at again here: brokers may ignore parameters.
    // Job progress: entities taken in, of the total when known. Errors, when nothing at all could be had: those of
    // BrokerClient::detect, and Usage for a filter that cannot be read.
    [[nodiscard]] QCoro::Task<Result<LoadReport>> loadBroker(client::Connection connection,
                                                             std::shared_ptr<store::Dataset> dataset,
                                                             LoadOptions options, Job job) const;

    // A file in any form splitDocument takes, gzip excepted. Job progress: bytes, of the file's size.
    // Errors: FileNotReadable, and those of splitDocument.
    [[nodiscard]] QCoro::Task<Result<LoadReport>> loadFile(QString path, std::shared_ptr<store::Dataset> dataset,
                                                           LoadOptions options, Job job) const;

private:
    struct Shared;
    static QCoro::Task<Result<LoadReport>> fromBroker(std::shared_ptr<Shared> shared, client::Connection connection,
                                                      std::shared_ptr<store::Dataset> dataset, LoadOptions options,
                                                      Job job);
    static QCoro::Task<Result<LoadReport>> fromFile(std::shared_ptr<Shared> shared, QString path,
                                                    std::shared_ptr<store::Dataset> dataset, LoadOptions options,
                                                    Job job);

    std::shared_ptr<Shared> m_shared;
};

}  // namespace civiscope::tasks
