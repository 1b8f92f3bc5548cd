// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "base/threadinbox.h"
#include "jsonld/contextstore.h"
#include "store/dataset.h"

#include <QByteArray>
#include <QUrl>

#include <qcoro/qcorotask.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace civiscope::tasks {

// Takes documents (pages, files) into a dataset: reads them in a worker, has the contexts they name resolved on the
// main thread, where the network is, and goes on in the worker. One for each load; a document given while another is
// read waits for it.
class Intake : public std::enable_shared_from_this<Intake> {
public:
    // `source`: the broker or file all documents come from. `override`: an @context (JSON text) of the user's that
    // stands in for those the documents name; empty: none.
    Intake(std::shared_ptr<jsonld::ContextStore> contexts, std::shared_ptr<store::Dataset> dataset, QUrl source,
           std::string override, store::Merge merge);

    // `bytes` is kept alive by `keep` until the answer. `link`: the context that came in a header. Main thread; answers
    // on the main thread, as does job.report (bytes read, of bytes.size()). Errors: those of store::readDocument.
    [[nodiscard]] QCoro::Task<Result<void>> take(std::string_view bytes, std::shared_ptr<const void> keep,
                                                 std::string origin, std::optional<QUrl> link, Job job);

    // To be told of each step the dataset makes, in order, on the main thread. Set before the first document.
    using Changed = std::function<void(const store::Delta &delta, const store::VersionPtr &version)>;
    void onChange(Changed changed) { m_changed = std::move(changed); }

    // Contexts that could not be had, and what is wrong in those that were (ContextInvalid); each fault of each once.
    [[nodiscard]] const std::vector<Error> &problems() const { return m_problems; }

private:
    Result<void> work(std::string_view bytes, const std::string &origin, const std::string &link, const Job &job);
    Result<jsonld::ContextPtr> context(const std::string &raw, const std::string &link, const Job &job);

    std::shared_ptr<ThreadInbox> m_home = ThreadInbox::ofThisThread();  // of the main thread
    std::shared_ptr<jsonld::ContextStore> m_contexts;
    std::shared_ptr<store::Dataset> m_dataset;
    QUrl m_source;
    std::string m_override;
    store::Merge m_merge;
    Changed m_changed;
    std::mutex m_reading;  // one document at a time; for m_known
    std::map<std::pair<std::string, std::string>, jsonld::ContextPtr> m_known;
    std::vector<Error> m_problems;  // main thread only
};

}  // namespace civiscope::tasks
