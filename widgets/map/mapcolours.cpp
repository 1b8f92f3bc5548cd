// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapcolours.h"

#include "carto/classifier.h"
#include "gis/enginecalls.h"
#include "items/celltext.h"
#include "tasks/placingtask.h"
#include "words/numberwords.h"

#include <algorithm>
#include <utility>

namespace civiscope::widgets {

using workspace::Session;
using workspace::Source;

MapColours::MapColours(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::sourceChanged, this, [this](Source *source) {
        const bool loaded = source->state() != Source::State::Loading;
        if (std::exchange(m_loaded[source->id()], loaded) != loaded && loaded && !m_by.attribute.empty())
            make();
    });
    connect(&session, &Session::sourceClosed, this, [this](int source) {
        m_loaded.erase(source);
        if (!m_by.attribute.empty())
            make();
    });
}

MapColours::~MapColours()
{
    m_making.request_stop();
}

void MapColours::setEngine(gis::EngineClient *engine)
{
    m_engine = engine;
}

void MapColours::choose(const carto::ColourBy &by)
{
    if (by == m_by)
        return;
    m_by = by;
    make();
}

void MapColours::make()
{
    m_making.request_stop();
    m_making = {};
    m_busy = !m_by.attribute.empty();
    if (!m_busy)
        return take(nullptr, {});
    std::vector<store::TablePtr> tables;
    bool shapes = true;
    for (const auto &source : m_session.sources()) {
        const store::VersionPtr version = m_session.shownVersion(*source);
        for (const store::TablePtr &table : version->tables()) {
            tables.push_back(table);
            const bool has = std::ranges::any_of(table->columns(), [this](const store::ColumnPtr &column) {
                return column->key().path.size() == 1 && column->key().path.front() == m_by.attribute;
            });
            // Lines and areas have no shape to tell them apart by.
            if (has && table->geometry() && table->geometry()->type() != store::CellType::Point)
                shapes = false;
        }
    }
    cut(this, m_by, std::move(tables), shapes, m_making.get_token());
    Q_EMIT changed();
}

QCoro::Task<> MapColours::cut(QPointer<MapColours> self, carto::ColourBy by, std::vector<store::TablePtr> tables,
                              bool shapes, std::stop_token stop)
{
    Job job{stop, {}};
    const auto surveyed = co_await tasks::surveyValues(std::move(tables), by.attribute, std::move(job));
    if (!self || stop.stop_requested() || !surveyed)
        co_return;
    const carto::ValueSurvey &values = *surveyed;
    self->m_numeric = values.numeric();
    if (values.numbers.empty()) {
        const QString note = values.categories.empty() ? tr("Nothing that is open has this attribute.") : QString();
        self->take(std::make_shared<const carto::Colouring>(carto::Colouring::categorised(by, values, shapes)), note);
        co_return;
    }
    carto::Classifier classifier;
    if (self->m_engine)
        classifier = gis::classifierOf(*self->m_engine);
    const carto::Breaks breaks =
        co_await carto::classBreaks(std::move(classifier), values.numbers, by.method, by.classes);
    if (!self || stop.stop_requested())
        co_return;
    QStringList notes;
    if (!breaks.byMethod)
        notes << tr("These are quantiles: for other classes civiscope-gis is needed, and it does not answer.");
    if (values.otherUnits > 0)
        notes << tr("Left grey, for they are in another unit than %1: %2.")
                     .arg(words::unit(values.unit).isEmpty() ? tr("none") : words::unit(values.unit),
                          words::countOf(values.otherUnits, values.otherUnits + values.numberCount));
    self->take(std::make_shared<const carto::Colouring>(carto::Colouring::graduated(by, values, breaks.values)),
               notes.join(QLatin1Char(' ')));
}

void MapColours::take(std::shared_ptr<const carto::Colouring> colouring, const QString &note)
{
    m_busy = false;
    m_colouring = std::move(colouring);
    m_note = note;
    Q_EMIT changed();
}

}  // namespace civiscope::widgets
