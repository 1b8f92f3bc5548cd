// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/source.h"

#include "base/idkey.h"
#include "client/entitypager.h"
#include "jsonld/contextstore.h"
#include "net/httptransport.h"
#include "tasks/intake.h"
#include "tasks/loadtask.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace civiscope::workspace {

namespace {
// How often a view sees what has come so far.
constexpr std::chrono::milliseconds showInterval(400);

store::Delta everything()
{
    store::Delta delta;
    delta.reset = true;
    return delta;
}

Source::State stateOf(const tasks::LoadReport &report)
{
    return report.complete || report.limitReached ? Source::State::Ready : Source::State::Incomplete;
}

QCoro::Task<Result<void>> takePage(std::shared_ptr<tasks::Intake> intake, client::FetchedPage page,
                                   std::stop_token stop)
{
    const auto bytes = std::make_shared<const QByteArray>(std::move(page.bytes));
    // Called as it was when it was loaded, so that what is said of it now stands instead.
    co_return co_await intake->take({bytes->constData(), static_cast<std::size_t>(bytes->size())}, bytes,
                                    client::pageName(page.type, page.number), page.context, {stop, {}});
}
}  // namespace

Source::Source(int id, tasks::SourceRequest request, std::shared_ptr<const tasks::SourceServices> services,
               QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_request(std::move(request))
    , m_loaded(m_request)
    , m_services(std::move(services))
    , m_dataset(std::make_shared<store::Dataset>())
    , m_version(m_dataset->current())
{
    m_tick.setInterval(showInterval);
    connect(&m_tick, &QTimer::timeout, this, &Source::showLoading);
}

Source::~Source()
{
    m_stop.request_stop();
    m_feedStop.request_stop();
}

void Source::loadAs(tasks::SourceRequest request)
{
    m_request = std::move(request);
    load();
}

void Source::load()
{
    m_stop.request_stop();
    m_stop = {};
    if (m_feed)
        m_feed->pause();
    m_loading = std::make_shared<store::Dataset>();
    m_state = State::Loading;
    m_progress = {};
    m_error.reset();
    m_tick.start();
    Q_EMIT changed();
    const Job job{m_stop.get_token(), [self = QPointer(this), stop = m_stop.get_token()](const Progress &progress) {
                      if (self && !stop.stop_requested())
                          self->m_progress = progress;  // shown by the next tick
                  }};
    run(this, m_request, m_services, m_loading, job);
}

// The arguments live in the coroutine, for it may outlast the source.
QCoro::Task<> Source::run(QPointer<Source> self, tasks::SourceRequest request,
                          std::shared_ptr<const tasks::SourceServices> services,
                          std::shared_ptr<store::Dataset> dataset, Job job)
{
    tasks::LoadTask task{std::move(request), dataset};
    auto result = co_await tasks::loadSource(std::move(task), std::move(services), job);
    if (self && !job.cancelled())
        self->finish(std::move(result), dataset);
}

void Source::finish(Result<tasks::LoadReport> result, const std::shared_ptr<store::Dataset> &dataset)
{
    m_tick.stop();
    m_loading.reset();
    if (result) {
        m_dataset = dataset;
        m_loaded = m_request;
        m_report = std::move(*result);
        m_state = stateOf(*m_report);
        m_updated = m_services->now();
        follow();
    } else {
        m_error = std::move(result.error());
        m_state = State::Failed;
        if (m_feed)
            m_feed->resume();
    }
    if (m_version != m_dataset->current()) {
        m_version = m_dataset->current();
        Q_EMIT versionChanged(everything());
    }
    Q_EMIT changed();
}

void Source::cancel()
{
    if (m_state != State::Loading)
        return;
    m_stop.request_stop();
    m_stop = {};
    const QString spelling = m_request.spec.spelling();
    if (m_report)
        m_request = m_loaded;
    finish(std::unexpected(Error{ErrorCode::Cancelled, "loading", spelling.toStdString(), {}}), nullptr);
}

void Source::showLoading()
{
    // A first load shows what has come; a later one keeps the old state until the new one is whole.
    if (m_loading && !m_report) {
        if (const store::VersionPtr now = m_loading->current(); now->number() != m_version->number()) {
            m_version = now;
            Q_EMIT versionChanged(everything());
        }
    }
    Q_EMIT changed();
}

// Of what a filter left over here, a broker cannot tell the changes.
void Source::follow()
{
    m_feedStop.request_stop();
    m_feedStop = {};
    m_feed.reset();
    // Only the feed goes on with it: a key for each entity is much to keep.
    const auto asked = std::exchange(m_report->queries, nullptr);
    if (!asked || m_report->filterRan == tasks::FilterRan::Here)
        return;
    const client::BrokerClient &client = asked->client;
    const auto intake =
        std::make_shared<tasks::Intake>(m_services->contexts, m_dataset, client.connection().base,
                                        tasks::contextText(m_request.options.context), store::Merge::Refresh);
    intake->onChange(
        [self = QPointer(this), dataset = m_dataset](const store::Delta &delta, const store::VersionPtr &version) {
            if (self && self->m_dataset == dataset)
                self->show(delta, version);
        });
    live::WatchRequest request{.client = client,
                               .queries = {},
                               .limit = m_request.options.limit,
                               .interval = m_services->pollInterval,
                               .sink = [intake, stop = m_feedStop.get_token()](client::FetchedPage page) {
                                   return takePage(intake, std::move(page), stop);
                               }};
    for (const client::SourceReport::OfType &type : asked->types)
        request.queries.push_back({type.query, type.paging.ids, type.paging.pages});
    m_feed = live::watchChanges(std::move(request));
    connect(m_feed.get(), &live::ChangeFeed::gone, this, &Source::takeGone);
    connect(m_feed.get(), &live::ChangeFeed::updated, this, &Source::readFeed);
    m_feed->resume();
}

void Source::readFeed()
{
    m_error = m_feed->error();
    if (m_feed->lastSuccess())
        m_updated = m_feed->lastSuccess();
    // What could not be loaded anew is up to date all the same.
    if (!m_error && m_state == State::Failed)
        m_state = stateOf(*m_report);
    Q_EMIT changed();
}

void Source::takeGone(const live::Gone &gone)
{
    const store::Delta unsaid = m_dataset->forgetDocuments(gone.documents);
    show(unsaid, m_dataset->current());
    std::vector<std::string> ids;
    const store::VersionPtr now = m_dataset->current();
    for (const store::TablePtr &table : now->tables()) {
        for (std::uint32_t row = 0; row < table->rowCount(); ++row) {
            if (std::ranges::binary_search(gone.ids, idKey(table->id(row))))
                ids.emplace_back(table->id(row));
        }
    }
    const store::Delta delta = m_dataset->remove(ids);
    show(delta, m_dataset->current());
}

void Source::show(const store::Delta &delta, const store::VersionPtr &version)
{
    if (delta.empty() || m_loading || version->number() <= m_version->number())
        return;
    m_version = version;
    Q_EMIT versionChanged(delta);
}

}  // namespace civiscope::workspace
