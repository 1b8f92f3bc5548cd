// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"

#include <QString>
#include <QStringList>

#include <qcoro/qcorotask.h>

#include <memory>
#include <string>
#include <vector>

namespace civiscope::net {
class DocumentFetcher;
}

namespace civiscope::schema {

class SchemaRegistry;

// Fills a registry from where a person said: folders, files, URLs. Naming a URL is agreeing that it is fetched, with
// all that it refers to: http and https only, at most 8 MiB each and 200 documents, kept for a week in `cacheDirectory`
// (empty: not at all), on private addresses only when the URL named is on one itself. Main thread; files are read in
// a worker.
class SchemaLoader {
public:
    SchemaLoader(std::shared_ptr<net::DocumentFetcher> fetcher, QString cacheDirectory);

    // `places`: folders, files, URLs of schemas, or URLs that end in "/", below which schemas lie as Smart Data Models
    // lay them out; `typeIris` tells which to fetch there. What fails besides others goes to `problems`. Answers
    // once; job progress: documents. Errors, when a place gives nothing at all: those of SchemaRegistry and of the
    // fetcher, Cancelled.
    [[nodiscard]] QCoro::Task<Result<std::shared_ptr<SchemaRegistry>>> load(
        QStringList places, std::vector<std::string> typeIris, std::shared_ptr<std::vector<Error>> problems,
        Job job) const;

private:
    std::shared_ptr<net::DocumentFetcher> m_fetcher;
    QString m_cacheDirectory;
};

}  // namespace civiscope::schema
