// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/source.h"

#include "jsonld/contextstore.h"
#include "net/httptransport.h"
#include "client/pageids.h"
#include "tasks/intake.h"

#include <algorithm>

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

QCoro::Task<> takePage(std::shared_ptr<tasks::Intake> intake, client::FetchedPage page, std::stop_token stop)
{
    const auto bytes = std::make_shared<const QByteArray>(std::move(page.bytes));
    std::ignore = co_await intake->take({bytes->constData(), static_cast<std::size_t>(bytes->size())}, bytes,
                                        page.url.toString().toStdString(), page.context, {stop, {}});
}
}  // namespace

Source::Source(int id, tasks::SourceRequest request, std::shared_ptr<const tasks::SourceServices> services, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_request(std::move(request))
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
}

void Source::load()
{
    m_stop.request_stop();
    m_stop = {};
    m_poller.reset();
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
QCoro::Task<> Source::run(QPointer<Source> self, tasks::SourceRequest request, std::shared_ptr<const tasks::SourceServices> services,
                          std::shared_ptr<store::Dataset> dataset, Job job)
{
    const tasks::SourceLoader loader(services->transport, services->contexts);
    Result<tasks::LoadReport> result = std::unexpected(Error{});
    std::optional<client::Connection> broker;
    if (request.spec.kind == tasks::SourceSpec::Kind::File) {
        result = co_await loader.loadFile(request.spec.text, dataset, request.options, job);
    } else if (auto connection = co_await services->connect(request); connection) {
        broker = *connection;
        result = co_await loader.loadBroker(std::move(*connection), dataset, request.options, job);
    } else {
        result = std::unexpected(connection.error());
    }
    if (!self || job.cancelled())
        co_return;
    const bool loaded = result.has_value();
    self->finish(std::move(result), dataset);
    if (self && loaded && broker)
        watch(self, std::move(*broker), services, job.stop);
}

void Source::finish(Result<tasks::LoadReport> result, const std::shared_ptr<store::Dataset> &dataset)
{
    m_tick.stop();
    m_loading.reset();
    if (result) {
        m_dataset = dataset;
        m_report = std::move(*result);
        m_state = m_report->complete || m_report->limitReached ? State::Ready : State::Incomplete;
        m_updated = m_services->now();
    } else {
        m_error = std::move(result.error());
        m_state = State::Failed;
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
    finish(std::unexpected(Error{ErrorCode::Cancelled, "loading", m_request.spec.spelling().toStdString(), {}}),
           nullptr);
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

QCoro::Task<> Source::watch(QPointer<Source> self, client::Connection connection,
                            std::shared_ptr<const tasks::SourceServices> services, std::stop_token stop)
{
    const auto client = co_await client::BrokerClient(services->transport, std::move(connection)).detect(stop);
    if (!client || stop.stop_requested())
        co_return;
    const auto types = co_await client->types(stop);
    if (!self || stop.stop_requested())
        co_return;
    std::vector<client::EntityQuery> queries;
    for (const QString &type : std::as_const(self->m_request.options.types))
        queries.push_back({.type = type.toStdString()});
    if (queries.empty() && types) {
        for (const client::TypeInfo &type : *types)
            queries.push_back({.type = type.name.empty() ? type.iri : type.name});
    }
    if (queries.empty())
        queries.push_back({});
    self->startPolling(*client, std::move(queries));
}

void Source::startPolling(const client::BrokerClient &client, std::vector<client::EntityQuery> queries)
{
    const auto changes = [self = QPointer(this)](const store::Delta &delta, const store::VersionPtr &version) {
        if (self)
            self->show(delta, version);
    };
    const auto intake = std::make_shared<tasks::Intake>(m_services->contexts, m_dataset, client.connection().base,
                                                 tasks::contextText(m_request.options.context), store::Merge::Update);
    intake->onChange(changes);
    const auto sink = [intake, stop = m_stop.get_token()](client::FetchedPage page) {
        return takePage(intake, std::move(page), stop);
    };
    m_poller = std::make_unique<live::Poller>(client, std::move(queries), m_services->pollInterval, sink);
    connect(m_poller.get(), &live::Poller::polled, this, &Source::takePoll);
    connect(m_poller.get(), &live::Poller::roundEnded, this, [this] {
        m_error = m_poller->error();
        if (m_poller->lastSuccess())
            m_updated = m_poller->lastSuccess();
        Q_EMIT changed();
    });
    m_poller->resume();
}

// What a complete answer no longer holds is gone.
void Source::takePoll(const live::Poll &poll)
{
    if (!poll.changed || !poll.report.complete || poll.query.type.empty())
        return;
    std::vector<std::string> gone;
    for (const store::TablePtr &table : m_version->tables()) {
        if (table->name() != poll.query.type && !std::ranges::contains(table->typeIris(), poll.query.type))
            continue;
        for (std::uint32_t row = 0; row < table->rowCount(); ++row) {
            if (!std::ranges::binary_search(poll.report.ids, client::idKey(table->id(row))))
                gone.emplace_back(table->id(row));
        }
    }
    if (!gone.empty())
        show(m_dataset->remove(gone), m_dataset->current());
}

void Source::show(const store::Delta &delta, const store::VersionPtr &version)
{
    if (delta.empty() || m_loading || version->number() <= m_version->number())
        return;
    m_version = version;
    Q_EMIT versionChanged(delta);
}

}  // namespace civiscope::workspace
