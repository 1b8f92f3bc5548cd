// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparepage.h"

#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/comparewords.h"
#include "words/comparisonreport.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/timewords.h"
#include "workspace/sourcesubject.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QStringListModel>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace civiscope::widgets {

using compare::bothSides;
using compare::Side;
using workspace::Session;
using workspace::Source;

namespace {

constexpr std::chrono::milliseconds gathering = std::chrono::seconds(3);  // between two comparisons of live sources
constexpr int restFactor = 5;  // what took long is not begun again at once

// One decision on what means the same.
class Decide : public QUndoCommand {
public:
    Decide(ComparePage &page, compare::Decision decision, const QString &text)
        : QUndoCommand(text)
        , m_page(page)
        , m_before(page.mapping())
        , m_after(page.mapping())
    {
        compare::decide(m_after, std::move(decision));
    }
    void undo() override { m_page.setMapping(m_before); }
    void redo() override { m_page.setMapping(m_after); }

private:
    ComparePage &m_page;
    compare::Mapping m_before;
    compare::Mapping m_after;
};

}  // namespace

ComparePage::ComparePage(Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_symbology(std::move(symbology))
{
    makeControls();
    m_later.setSingleShot(true);
    m_later.setInterval(gathering);
    connect(&m_later, &QTimer::timeout, this, &ComparePage::start);
    connect(&session, &Session::sourceAdded, this, &ComparePage::listSources);
    connect(&session, &Session::sourceClosed, this, &ComparePage::listSources);
    connect(&session, &Session::sourceChanged, this, [this](const Source *source) {
        if (source->id() != m_sources.a && source->id() != m_sources.b)
            return;
        if (!m_comparison || std::exchange(m_loaded, false))
            start();
        else
            compareLater();
    });
    connect(&session, &Session::versionChanged, this, [this](const Source *source, const store::Delta &delta) {
        if (source->id() != m_sources.a && source->id() != m_sources.b)
            return;
        m_loaded |= delta.reset;
        compareLater();
    });
    listSources();
}

ComparePage::~ComparePage()
{
    m_stop.request_stop();
    m_layering.stop();
}

void ComparePage::makeControls()
{
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 2);
    for (const Side side : bothSides) {
        m_pickers[side] = new QComboBox;
        m_pickers[side]->setAccessibleName(side == Side::A ? tr("First city") : tr("Second city"));
        keepNarrow(*m_pickers[side]);
        connect(m_pickers[side], &QComboBox::activated, this, [this, side] {
            compare::Sides<int> wanted = m_sources;
            wanted[side] = m_pickers[side]->currentData().toInt();
            setSources(wanted.a, wanted.b);
        });
    }
    auto *swap = new QPushButton(tr("Swap"));
    swap->setToolTip(tr("Put each in the other's place: values are shown in the units of the first"));
    connect(swap, &QPushButton::clicked, this, [this] { setSources(m_sources.b, m_sources.a); });
    m_report = new QPushButton(icon("document-save-as"), tr("Save report…"));
    connect(m_report, &QPushButton::clicked, this, &Page::askWhereToExport);
    m_state = new ElidedLabel;
    top->addWidget(m_pickers.a);
    top->addWidget(swap);
    top->addWidget(m_pickers.b);
    top->addWidget(m_state, 1);
    top->addWidget(m_report);

    m_maps = {new CityMap, new CityMap};
    m_links = new LinkedMaps(m_maps.a->controller(), m_maps.b->controller(), this);
    m_strip = new ComparisonStrip(m_maps.a->controller());
    for (const Side side : bothSides) {
        connect(&m_maps[side]->controller(), &MapController::movedByHand, this, [this] { m_fitted = true; });
        connect(&m_maps[side]->controller(), &MapController::settledChanged, this, &ComparePage::layersChanged);
    }
    auto *maps = new QSplitter(Qt::Horizontal);
    maps->addWidget(m_maps.a);
    maps->addWidget(m_maps.b);
    maps->setChildrenCollapsible(false);
    auto *upper = new QWidget;
    auto *upperLines = new QVBoxLayout(upper);
    upperLines->setContentsMargins(0, 0, 0, 0);
    upperLines->setSpacing(2);
    upperLines->addWidget(maps, 1);
    upperLines->addWidget(m_strip);
    makeTabs();
    auto *work = new QSplitter(Qt::Vertical);
    work->addWidget(upper);
    work->addWidget(m_tabs);
    work->setStretchFactor(0, 3);
    work->setStretchFactor(1, 2);
    work->setChildrenCollapsible(false);
    m_work = work;

    m_hint = wrappedLabel(nullptr);
    m_hint->setAlignment(Qt::AlignCenter);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_work);
    m_pages->addWidget(m_hint);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(top);
    lines->addWidget(m_pages, 1);
    for (const Side side : bothSides)
        m_maps[side]->view().setTheme(themeOf(palette()));
}

void ComparePage::makeTabs()
{
    m_published = new PublishedTree;
    connect(m_published, &PublishedTree::choiceChanged, this, &ComparePage::chosenInTree);
    m_accept = new QPushButton(icon("dialog-ok-apply"), tr("Accept"));
    m_accept->setToolTip(tr("These two mean the same"));
    m_reject = new QPushButton(icon("dialog-cancel"), tr("Reject"));
    m_reject->setToolTip(tr("These two do not mean the same"));
    connect(m_accept, &QPushButton::clicked, this, [this] { decide(true); });
    connect(m_reject, &QPushButton::clicked, this, [this] { decide(false); });
    auto *undo = new QPushButton(icon("edit-undo"), tr("Undo"));
    undo->setEnabled(false);
    connect(undo, &QPushButton::clicked, &m_undo, &QUndoStack::undo);
    connect(&m_undo, &QUndoStack::canUndoChanged, undo, &QWidget::setEnabled);
    connect(&m_undo, &QUndoStack::undoTextChanged, undo, &QWidget::setToolTip);
    m_overview = wrappedLabel(nullptr);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_overview, 1);
    row->addWidget(m_accept);
    row->addWidget(m_reject);
    row->addWidget(undo);
    auto *published = new QWidget;
    auto *lines = new QVBoxLayout(published);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(row);
    lines->addWidget(m_published, 1);

    m_distributions = new DistributionView;
    m_differences = new QStringListModel(this);
    auto *differences = new QListView;
    differences->setModel(m_differences);
    differences->setWordWrap(true);
    differences->setEditTriggers(QAbstractItemView::NoEditTriggers);
    differences->setAlternatingRowColors(true);
    differences->setAccessibleName(tr("Differences"));

    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(published, tr("Published"));
    m_tabs->addTab(m_distributions, tr("Distributions"));
    m_tabs->addTab(differences, tr("Differences"));
    m_tabs->setMinimumHeight(140);
}

void ComparePage::setTiles(const QString &host, const QString &cache)
{
    for (const Side side : bothSides)
        m_maps[side]->view().setTiles(host, cache);
}

void ComparePage::setFindings(const workspace::FindingsBook &book)
{
    m_book = &book;
    connect(&book, &workspace::FindingsBook::changed, this, &ComparePage::compareLater);
}

// Live changes are gathered.
void ComparePage::compareLater()
{
    m_again |= m_running;
    if (!m_running && !m_later.isActive())
        m_later.start();
}

void ComparePage::listSources()
{
    const auto &sources = m_session.sources();
    const auto isOpen = [&](int id) { return id != 0 && m_session.source(id) != nullptr; };
    compare::Sides<int> wanted = m_sources;
    for (const Side side : bothSides) {
        const int other = wanted[side == Side::A ? Side::B : Side::A];
        if (isOpen(wanted[side]))
            continue;
        const auto found = std::ranges::find_if(sources, [&](const auto &source) { return source->id() != other; });
        wanted[side] = found == sources.end() ? 0 : (*found)->id();
    }
    for (const Side side : bothSides) {
        m_pickers[side]->clear();
        for (const auto &source : sources)
            m_pickers[side]->addItem(source->name(), source->id());
    }
    setSources(wanted.a, wanted.b);
}

void ComparePage::setSources(int a, int b)
{
    const compare::Sides<int> wanted{m_session.source(a) ? a : 0, m_session.source(b) ? b : 0};
    const bool changed = wanted.a != m_sources.a || wanted.b != m_sources.b;
    m_sources = wanted;
    for (const Side side : bothSides)
        m_pickers[side]->setCurrentIndex(m_pickers[side]->findData(m_sources[side]));
    if (changed)
        sourcesChanged();
}

void ComparePage::sourcesChanged()
{
    stop();
    m_layering.stop();
    m_compared.reset();
    m_comparison.reset();
    m_choice.reset();
    m_fitted = false;
    for (const Side side : bothSides)
        m_maps[side]->controller().setLayers({});
    showComparison();
    start();
}

void ComparePage::setMapping(compare::Mapping mapping)
{
    if (mapping == m_mapping)
        return;
    m_mapping = std::move(mapping);
    stop();
    Q_EMIT mappingChanged();
    start();
}

void ComparePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    start();
}

void ComparePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_maps.a) {
        for (const Side side : bothSides)
            m_maps[side]->view().setTheme(themeOf(palette()));
        m_strip->update();
    }
}

// Whoever does not look at the page does not pay for it.
void ComparePage::start()
{
    showHeads();
    const Source *a = m_session.source(m_sources.a);
    const Source *b = m_session.source(m_sources.b);
    const bool two = a && b;
    m_pages->setCurrentWidget(two ? m_work : static_cast<QWidget *>(m_hint));
    m_report->setEnabled(two && m_comparison);
    if (!two) {
        m_hint->setText(tr("Comparing needs two cities. Open another one: a broker, a file or a demo city."));
        setState({});
        return;
    }
    if (!isVisible() || m_running)
        return;
    for (const Source *source : {a, b}) {
        if (source->state() == Source::State::Loading && !source->report()) {
            setState(tr("%1 is loading").arg(source->name()));
            return;
        }
    }
    tasks::CompareTask task = question(*a, *b);
    if (m_asked && m_asked->asksTheSame(task))
        return;
    m_asked = task;
    m_running = true;
    m_again = false;
    m_stop = {};
    m_time.start();
    setState(tr("comparing…"));
    run(this, std::move(task), m_compared, {m_stop.get_token(), {}});
}

// What runs is void.
void ComparePage::stop()
{
    m_stop.request_stop();
    m_running = false;
    m_asked.reset();
}

tasks::CompareTask ComparePage::question(const Source &a, const Source &b) const
{
    tasks::CompareTask task{.subjects = {workspace::subjectOf(a), workspace::subjectOf(b)}, .mapping = m_mapping, .now = m_session.now()};
    if (m_book)
        task.schemas = {m_book->schemasOf(a.request().spec), m_book->schemasOf(b.request().spec)};
    return task;
}

QCoro::Task<> ComparePage::run(QPointer<ComparePage> self, tasks::CompareTask task,
                               std::shared_ptr<const tasks::Compared> before, Job job)
{
    auto result = co_await tasks::compareSources(std::move(task), std::move(before), job);
    if (self && !job.cancelled())
        self->setCompared(std::move(result));
}

void ComparePage::setCompared(Result<tasks::Compared> result)
{
    m_running = false;
    m_later.setInterval(std::max(gathering, std::chrono::milliseconds(restFactor * m_time.elapsed())));
    if (m_again)
        m_later.start();
    if (!result) {
        setState(words::sentence(result.error()));
        return;
    }
    m_compared = std::make_shared<const tasks::Compared>(*std::move(result));
    m_comparison = {m_compared, &m_compared->comparison};
    setState({});
    showComparison();
    showHeads();
    Q_EMIT comparisonChanged();
}

void ComparePage::setState(const QString &text)
{
    m_state->setText(text);
}

void ComparePage::showHeads()
{
    for (const Side side : bothSides) {
        const Source *source = m_session.source(m_sources[side]);
        if (!source)
            continue;
        QString age;
        if (m_comparison && m_comparison->sources[side].entities > 0)
            age = words::entities(m_comparison->sources[side].entities);
        m_maps[side]->setCity(source->name(), age);
    }
}

// The tree keeps what was open and chosen over a new comparison.
void ComparePage::showComparison()
{
    const std::optional<items::ComparisonChoice> chosen = m_choice;
    m_published->setComparison(m_comparison, m_session.now());
    QStringList differences;
    m_report->setEnabled(m_comparison != nullptr);
    m_overview->setText(m_comparison ? words::overview(*m_comparison) : QString());
    if (!m_comparison) {
        m_differences->setStringList({});
        m_distributions->setType(nullptr, std::nullopt);
        m_strip->setLegend({}, {});
        return;
    }
    for (const compare::Difference &one : m_comparison->differences)
        differences << words::difference(*m_comparison, one);
    if (differences.isEmpty())
        differences << tr("None: both publish the same in the same way.");
    m_differences->setStringList(differences);
    m_tabs->setTabText(2, tr("Differences (%1)").arg(QLocale().toString(m_comparison->differences.size())));

    const words::CityNames names = words::cityNames(*m_comparison);
    for (const Side side : bothSides) {
        QStringList notes;
        for (const compare::Note &note : m_comparison->notes) {
            if (note.side == side)
                notes << words::note(note, names);
        }
        m_maps[side]->setNotes(notes);
    }
    const bool still =
        chosen && chosen->type && *chosen->type < m_comparison->types.size() &&
        (!chosen->attribute || *chosen->attribute < m_comparison->types[*chosen->type].attributes.size());
    m_choice.reset();
    choose(still ? *chosen : items::sensibleChoice(*m_comparison));
}

void ComparePage::choose(const items::ComparisonChoice &choice)
{
    m_published->choose(choice);
    chosenInTree();
    if (!choice.type)
        showChoice(choice);
}

void ComparePage::chosenInTree()
{
    const auto choice = m_comparison ? m_published->chosen() : std::nullopt;
    bool open = false;
    if (choice) {
        const compare::TypeRow &type = m_comparison->types[*choice->type];
        open =
            (choice->attribute ? type.attributes[*choice->attribute].match : type.match) == compare::Match::Suggested;
    }
    m_accept->setEnabled(open);
    m_reject->setEnabled(open);
    if (choice)
        showChoice(*choice);
}

void ComparePage::showChoice(const items::ComparisonChoice &choice)
{
    if (m_choice == choice)
        return;
    const bool otherType = !m_choice || m_choice->type != choice.type;
    m_choice = choice;
    if (otherType)
        m_distributions->setType(m_comparison, choice.type);
    if (choice.attribute)
        m_distributions->showAttribute(*choice.attribute);
    showLayers();
}

void ComparePage::decide(bool accepted)
{
    const auto choice = m_comparison ? m_published->chosen() : std::nullopt;
    if (!choice)
        return;
    const compare::TypeRow &type = m_comparison->types[*choice->type];
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
    m_undo.push(new Decide(*this, std::move(decision), (accepted ? tr("accept %1") : tr("reject %1")).arg(name)));
}

void ComparePage::showLayers()
{
    const auto work = [comparison = m_comparison, choice = *m_choice, versions = m_compared->versions,
                       symbology = *m_symbology](const Job &job) {
        return items::comparisonLayers(*comparison, choice, versions, symbology, job.stop);
    };
    m_layering.ask(work, [this](const items::ComparisonLayers &layers) { takeLayers(layers); });
}

void ComparePage::takeLayers(const items::ComparisonLayers &layers)
{
    for (const Side side : bothSides)
        m_maps[side]->controller().setLayers(layers.layers[side]);
    m_strip->setLegend(layers.title, layers.legend);
    if (!m_fitted && (!layers.extents.a.empty() || !layers.extents.b.empty())) {
        m_links->fit(layers.extents.a, layers.extents.b);
        m_fitted = true;
    }
    Q_EMIT layersChanged();
}

std::optional<Page::ExportOffer> ComparePage::exportOffer() const
{
    if (!m_comparison)
        return std::nullopt;
    return ExportOffer{tr("Save the report"), tr("comparison.html"), tr("HTML pages (*.html)")};
}

Result<void> ComparePage::exportTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray page = words::comparisonReport(*m_comparison, m_session.now()).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size() || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the report", path.toStdString(),
                                     file.errorString().toStdString()});
    setState(tr("saved %1").arg(path));
    return {};
}

}  // namespace civiscope::widgets
