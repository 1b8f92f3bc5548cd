// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/livecity.h"

#include "demo/history.h"
#include "demo/manifest.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>

namespace civiscope::app {

namespace {

constexpr int beat = 250;  // milliseconds between two looks at what changed
constexpr double usualEntities = 3000;
constexpr std::size_t allSamples = 1'000'000;  // more than a series has
constexpr const char *contextPath = "/contexts/city.jsonld";

// What the city's sensors said before the broker began. What they say since then comes as changes, at other moments.
class CityPast : public broker::HistoryProvider {
public:
    explicit CityPast(std::shared_ptr<const demo::City> city)
        : m_city(std::move(city))
        , m_history(*m_city)
    {
    }

    std::vector<broker::PastAttribute> past(std::string_view entity, broker::PastRange range,
                                            const std::function<bool(std::string_view)> &wanted,
                                            broker::PastPortion portion) const override
    {
        std::vector<broker::PastAttribute> all;
        const auto index = m_city->find(entity);
        const Moment end = std::min(range.to, m_city->options().now + 1);
        if (!index || end <= range.from)
            return all;
        for (const demo::Series &series : m_history.series(*index)) {
            if (!wanted(series.attribute))
                continue;
            const char *dataset = demo::datasetOf(series.instance);
            broker::PastAttribute attribute{.name = series.attribute, .instances = {}};
            for (demo::Sample &sample : samples(*index, series, {range.from, end}, portion))
                attribute.instances.push_back({sample.observedAt, dataset ? dataset : "", std::move(sample.instance)});
            if (!attribute.instances.empty())
                all.push_back(std::move(attribute));
        }
        return all;
    }

private:
    // Of the oldest a few more may come than were asked for.
    [[nodiscard]] std::vector<demo::Sample> samples(std::size_t entity, const demo::Series &series,
                                                    broker::PastRange range, broker::PastPortion portion) const
    {
        if (portion.from == broker::PastPortion::End::Newest)
            return m_history.between(entity, series, range.from, range.to, portion.most);
        const auto steps = Moment(std::min(portion.most, allSamples)) + 1;
        const Moment end = std::max(range.from, m_history.begin()) + steps * series.stepSeconds * 1'000'000;
        return m_history.between(entity, series, range.from, std::min(range.to, end), allSamples);
    }

    std::shared_ptr<const demo::City> m_city;
    demo::History m_history;
};

}  // namespace

LiveCity::LiveCity(demo::City city, const LiveCityOptions &options, const broker::BrokerOptions &brokerOptions)
    : m_city(std::make_shared<const demo::City>(std::move(city)))
    , m_changes(*m_city, options.rate)
    , m_broker(brokerOptions)
    , m_rate(options.rate)
{
}

void LiveCity::begin()
{
    if (m_timer || m_rate <= 0)
        return;
    m_timer.emplace();
    QObject::connect(&*m_timer, &QTimer::timeout, &*m_timer, [this] { live(); });
    m_timer->start(beat);
}

Result<std::unique_ptr<LiveCity>> LiveCity::create(const LiveCityOptions &options,
                                                   const broker::BrokerOptions &brokerOptions)
{
    demo::CityOptions cityOptions;
    cityOptions.city = options.city;
    cityOptions.seed = options.seed;
    cityOptions.size = options.entities / usualEntities;
    cityOptions.now = currentMoment();
    cityOptions.faulty = options.faulty;
    auto city = demo::City::load(cityOptions);
    if (!city)
        return std::unexpected(std::move(city.error()));
    std::unique_ptr<LiveCity> live(new LiveCity(std::move(*city), options, brokerOptions));
    if (const auto filled = live->fill(); !filled)
        return std::unexpected(filled.error());
    return live;
}

Result<void> LiveCity::fill()
{
    m_broker.publishContext(contextPath, QByteArray::fromStdString(m_city->context()));
    m_broker.setOwnContext(contextPath);
    m_broker.setHistory(std::make_shared<CityPast>(m_city));
    m_broker.publish("/manifest.json", "application/json", QByteArray::fromStdString(demo::manifest(*m_city).dump(1)));
    const std::string_view name = demo::wordOf(m_city->options().city);
    QDirIterator schemas(QStringLiteral(":/demo/schemas/") + QLatin1String(name.data(), qsizetype(name.size())),
                         QDir::Files);
    while (schemas.hasNext()) {
        QFile schema(schemas.next());
        if (schema.open(QIODevice::ReadOnly))
            m_broker.publish("/schemas/" + schemas.fileName().toStdString(), "application/schema+json",
                             schema.readAll());
    }
    std::string document = "[";
    m_city->generate([&](std::string_view, std::string &&entity) {
        if (document.size() > 1)
            document += ',';
        document += entity;
        return true;
    });
    document += ']';
    return m_broker.load(document, "demo").transform([](const broker::LoadReport &) {});
}

void LiveCity::live()
{
    std::vector<broker::EntityUpdate> updates;
    for (const demo::Change &change : m_changes.until(currentMoment()))
        updates.push_back({change.id, nlohmann::ordered_json::parse(change.attributes)});
    if (updates.empty())
        return;
    if (const auto applied = m_broker.apply(updates); !applied)
        qWarning("the demo city cannot change: %s", applied.error().detail.c_str());
}

}  // namespace civiscope::app
