// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparepage.h"

#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/comparewords.h"
#include "words/comparisonreport.h"
#include "words/countwords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace civiscope::widgets {

using compare::bothSides;
using compare::Side;
using workspace::Session;
using workspace::Source;

namespace {

// One decision on what means the same.
class Decide : public QUndoCommand {
public:
    Decide(LiveComparison &comparison, compare::Decision decision, const QString &text)
        : QUndoCommand(text)
        , m_comparison(comparison)
        , m_before(comparison.mapping())
        , m_after(comparison.mapping())
    {
        compare::decide(m_after, std::move(decision));
    }
    void undo() override { m_comparison.setMapping(m_before); }
    void redo() override { m_comparison.setMapping(m_after); }

private:
    LiveComparison &m_comparison;
    compare::Mapping m_before;
    compare::Mapping m_after;
};

bool isIn(const compare::Comparison &comparison, const items::ComparisonChoice &choice)
{
    return choice.type && *choice.type < comparison.types.size() &&
           (!choice.attribute || *choice.attribute < comparison.types[*choice.type].attributes.size());
}

}  // namespace

ComparePage::ComparePage(Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_symbology(std::move(symbology))
    , m_live(new LiveComparison(session, this))
    , m_report(new QPushButton(icon("document-save-as"), tr("Save report…")))
    , m_state(new ElidedLabel)
    , m_pages(new QStackedWidget)
    , m_work(new QSplitter(Qt::Vertical))
    , m_hint(wrappedLabel(nullptr))
    , m_maps(new ComparisonMaps)
    , m_tabs(new ComparisonTabs(m_undo))
{
    m_work->addWidget(m_maps);
    m_work->addWidget(m_tabs);
    m_work->setStretchFactor(0, 3);
    m_work->setStretchFactor(1, 2);
    m_work->setChildrenCollapsible(false);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setText(tr("Comparing needs two cities. Open another one: a broker, a file or a demo city."));
    m_pages->addWidget(m_work);
    m_pages->addWidget(m_hint);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(topLine());
    lines->addWidget(m_pages, 1);
    link();
    listSources();
}

QLayout *ComparePage::topLine()
{
    for (const Side side : bothSides) {
        m_pickers[side] = new QComboBox;
        m_pickers[side]->setAccessibleName(side == Side::A ? tr("First city") : tr("Second city"));
        keepNarrow(*m_pickers[side]);
        connect(m_pickers[side], &QComboBox::activated, this, [this, side] {
            compare::Sides<int> wanted = m_live->sources();
            wanted[side] = m_pickers[side]->currentData().toInt();
            m_live->setSources(wanted.a, wanted.b);
            showSources();
        });
    }
    auto *swap = new QPushButton(tr("Swap"));
    swap->setToolTip(tr("Put each in the other's place: values are shown in the units of the first"));
    connect(swap, &QPushButton::clicked, this,
            [this] { m_live->setSources(m_live->sources().b, m_live->sources().a); });
    connect(m_report, &QPushButton::clicked, this, &Page::askWhereToExport);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 2);
    top->addWidget(m_pickers.a);
    top->addWidget(swap);
    top->addWidget(m_pickers.b);
    top->addWidget(m_state, 1);
    top->addWidget(m_report);
    return top;
}

void ComparePage::link()
{
    connect(&m_session, &Session::sourceAdded, this, &ComparePage::listSources);
    connect(&m_session, &Session::sourceClosed, this, &ComparePage::listSources);
    connect(&m_session, &Session::sourceChanged, this, &ComparePage::showHeads);
    connect(m_live, &LiveComparison::sourcesChanged, this, [this] {
        stopLayers();
        m_choice.reset();
        m_maps->clear();
        showComparison();
        showSources();
    });
    connect(m_live, &LiveComparison::comparisonChanged, this, &ComparePage::showComparison);
    connect(m_live, &LiveComparison::stateTold, m_state, &QLabel::setText);
    connect(m_tabs, &ComparisonTabs::choiceChanged, this, [this] {
        if (const auto choice = m_tabs->chosen())
            showChoice(*choice);
    });
    connect(m_tabs, &ComparisonTabs::decided, this, &ComparePage::decide);
}

ComparePage::~ComparePage()
{
    m_layering.request_stop();
}

void ComparePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_live->setWatched(true);
}

void ComparePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (!isVisible())  // a minimised window is still watched
        m_live->setWatched(false);
}

void ComparePage::listSources()
{
    for (const Side side : bothSides) {
        m_pickers[side]->clear();
        for (const auto &source : m_session.sources())
            m_pickers[side]->addItem(source->name(), source->id());
    }
    showSources();
}

void ComparePage::showSources()
{
    for (const Side side : bothSides)
        m_pickers[side]->setCurrentIndex(m_pickers[side]->findData(m_live->sources()[side]));
    showHeads();
}

// Over the maps, or that there are none.
void ComparePage::showHeads()
{
    const auto &comparison = m_live->comparison();
    bool two = true;
    for (const Side side : bothSides) {
        const Source *source = m_session.source(m_live->sources()[side]);
        two = two && source;
        if (!source)
            continue;
        QString fact;
        if (comparison && comparison->sources[side].entities > 0)
            fact = words::entities(comparison->sources[side].entities);
        m_maps->map(side).setCity(source->name(), fact);
    }
    m_pages->setCurrentWidget(two ? static_cast<QWidget *>(m_work) : m_hint);
    m_report->setEnabled(two && comparison);
}

// The tree keeps what was open and chosen over a new comparison.
void ComparePage::showComparison()
{
    const auto &comparison = m_live->comparison();
    const std::optional<items::ComparisonChoice> before = m_choice;
    m_tabs->setComparison(comparison, m_session.now());
    showHeads();
    if (!comparison)
        return;
    const words::CityNames names = words::cityNames(*comparison);
    for (const Side side : bothSides) {
        QStringList notes;
        for (const compare::Note &note : comparison->notes) {
            if (note.side == side)
                notes << words::note(note, names);
        }
        m_maps->map(side).setNotes(notes);
    }
    m_choice.reset();
    choose(before && isIn(*comparison, *before) ? *before : items::sensibleChoice(*comparison));
}

void ComparePage::choose(const items::ComparisonChoice &choice)
{
    m_tabs->choose(choice);
    if (const auto chosen = choice.type ? m_tabs->chosen() : std::optional(choice))
        showChoice(*chosen);
}

void ComparePage::showChoice(const items::ComparisonChoice &choice)
{
    if (m_choice == choice)
        return;
    const bool otherType = !m_choice || m_choice->type != choice.type;
    m_choice = choice;
    m_tabs->showDistribution(choice, otherType);
    showLayers();
}

void ComparePage::showLayers()
{
    stopLayers();
    m_laying = true;
    lay(this, m_live->comparison(), *m_choice, m_live->compared()->versions, *m_symbology, m_layering.get_token());
}

void ComparePage::stopLayers()
{
    m_layering.request_stop();
    m_layering = {};
    m_laying = false;
}

QCoro::Task<> ComparePage::lay(QPointer<ComparePage> self, std::shared_ptr<const compare::Comparison> comparison,
                               items::ComparisonChoice choice, compare::Sides<store::VersionPtr> versions,
                               carto::Symbology symbology, std::stop_token stop)
{
    const items::ComparisonLayers layers =
        co_await items::layComparison(std::move(comparison), choice, std::move(versions), std::move(symbology), stop);
    if (!self || stop.stop_requested())
        co_return;
    self->m_laying = false;
    self->m_maps->setLayers(layers);
}

void ComparePage::decide(bool accepted)
{
    const auto choice = m_tabs->chosen();
    if (!choice)
        return;
    const compare::TypeRow &type = m_live->comparison()->types[*choice->type];
    if (!type.sides.a || !type.sides.b)
        return;
    compare::Decision decision{type.sides.a->iri, type.sides.b->iri, {}, {}, accepted};
    QString name = QString::fromStdString(type.either().name);
    if (choice->attribute) {
        const compare::AttributeRow &attribute = type.attributes[*choice->attribute];
        decision.attributeA = attribute.sides.a->iri;
        decision.attributeB = attribute.sides.b->iri;
        name = QString::fromStdString(attribute.either().name);
    }
    m_undo.push(new Decide(*m_live, std::move(decision), (accepted ? tr("accept %1") : tr("reject %1")).arg(name)));
}

std::optional<Page::ExportOffer> ComparePage::exportOffer() const
{
    if (!m_live->comparison())
        return std::nullopt;
    return ExportOffer{tr("Save the report"), tr("comparison.html"), tr("HTML pages (*.html)")};
}

Result<void> ComparePage::exportTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray page = words::comparisonReport(*m_live->comparison(), m_session.now()).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size() || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the report", path.toStdString(),
                                     file.errorString().toStdString()});
    m_state->setText(tr("saved %1").arg(path));
    return {};
}

}  // namespace civiscope::widgets
