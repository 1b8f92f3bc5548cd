// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audit/findingspage.h"

#include "widgets/audit/findingdetail.h"
#include "items/findingsmodel.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/findingwords.h"
#include "words/mapwords.h"
#include "words/numberwords.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace civiscope::widgets {

using items::FindingsModel;
using workspace::FindingsBook;
using workspace::Source;

namespace {

// A bar behind the count of a rule, as long as its share of the largest count.
class CountDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QVariant share = index.data(FindingsModel::ShareRole);
        if (share.isValid() && !(option.state & QStyle::State_Selected)) {
            QRect bar = option.rect.adjusted(2, 3, -2, -3);
            bar.setWidth(std::max(2, int(bar.width() * share.toDouble())));
            QColor colour = option.palette.color(QPalette::Highlight);
            colour.setAlphaF(0.28F);
            painter->fillRect(bar, colour);
        }
        QStyledItemDelegate::paint(painter, option, index);
    }
};

QString marked(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Error: return QStringLiteral("✕");
    case schema::Severity::Warning: return QStringLiteral("!");
    case schema::Severity::Note: return QStringLiteral("i");
    }
    return {};
}

// The mark of a rule's severity before its title, in a sign and not only in a colour.
class TitleDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant severity = index.data(FindingsModel::SeverityRole);
        if (!severity.isValid())
            return;
        option->text.prepend(marked(schema::Severity(severity.toInt())) + QStringLiteral("  "));
        option->font.setBold(true);
    }
};

QLabel *stateLabel(QWidget *parent)
{
    QLabel *label = wrappedLabel(parent);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    return label;
}

}  // namespace

FindingsPage::FindingsPage(workspace::Session &session, FindingsBook &book, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_book(book)
    , m_model(new FindingsModel(this))
    , m_sources(new QComboBox(this))
    , m_severities(new QComboBox(this))
    , m_types(new QComboBox(this))
    , m_schemas(new QPushButton(icon("document-properties"), tr("Schemas"), this))
    , m_state(stateLabel(this))
    , m_problems(stateLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QPushButton(icon("dialog-cancel"), tr("Stop"), this))
    , m_tree(new QTreeView(this))
    , m_empty(stateLabel(this))
    , m_detail(new FindingDetail(this))
{
    makeControls();
    makeTree();
    auto *top = new QHBoxLayout;
    top->addWidget(m_sources);
    top->addWidget(m_severities);
    top->addWidget(m_types);
    top->addWidget(m_schemas);
    top->addStretch();
    top->addWidget(m_bar);
    top->addWidget(m_stop);
    auto *list = new QWidget(this);
    auto *stack = new QVBoxLayout(list);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_empty);
    stack->addWidget(m_tree, 1);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(list);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    split->setSizes({340, 260});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->addLayout(top);
    all->addWidget(m_state);
    all->addWidget(m_problems);
    all->addWidget(split, 1);

    connect(m_sources, &QComboBox::activated, this, [this] { showSource(m_sources->currentData().toInt()); });
    connect(m_severities, &QComboBox::currentIndexChanged, this, &FindingsPage::showFindings);
    connect(m_types, &QComboBox::activated, this, &FindingsPage::showFindings);
    connect(m_stop, &QPushButton::clicked, &book, &FindingsBook::cancel);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPage::chosen);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (m_model->finding(index))
            Q_EMIT zoomRequested();
    });
    connect(&book, &FindingsBook::changed, this, &FindingsPage::refresh);
    connect(&session, &workspace::Session::sourceAdded, this, &FindingsPage::listSources);
    connect(&session, &workspace::Session::sourceClosed, this, &FindingsPage::listSources);
    m_detail->clear(tr("Choose a finding to read what is wrong, and how to put it right."));
    listSources();
}

void FindingsPage::makeControls()
{
    m_sources->setAccessibleName(tr("Source"));
    m_severities->setAccessibleName(tr("Severity"));
    m_severities->addItem(tr("All severities"), int(schema::Severity::Note));
    m_severities->addItem(tr("Errors and warnings"), int(schema::Severity::Warning));
    m_severities->addItem(tr("Errors only"), int(schema::Severity::Error));
    m_types->setAccessibleName(tr("Type"));
    keepNarrow(*m_severities);
    keepNarrow(*m_types);
    keepNarrow(*m_sources);
    auto *menu = new QMenu(m_schemas);
    menu->addAction(tr("From a folder …"), this, &FindingsPage::askSchemas);
    menu->addAction(tr("From a URL …"), this, [this] {
        const QString url =
            QInputDialog::getText(this, tr("Schemas from a URL"),
                                  tr("URL of a JSON Schema, or one that ends in “/” and has them laid out as Smart "
                                     "Data Models.\nIt is fetched "
                                     "now, with the documents it refers to."),
                                  QLineEdit::Normal, QStringLiteral("https://smart-data-models.github.io/"));
        if (!url.isEmpty())
            m_book.setSchemas({url});
    });
    menu->addAction(tr("The source's own"), this, [this] { m_book.setSchemas({}); });
    m_schemas->setMenu(menu);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(60);
    m_bar->setMaximumHeight(fontMetrics().height());
    m_state->setObjectName(QStringLiteral("findingsState"));
    m_problems->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignTop);
    m_empty->setMargin(12);
}

void FindingsPage::makeTree()
{
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("Findings by rule"));
    m_tree->setItemDelegateForColumn(FindingsModel::What, new TitleDelegate(m_tree));
    m_tree->setItemDelegateForColumn(FindingsModel::Count, new CountDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(FindingsModel::What, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FindingsModel::Count, QHeaderView::Interactive);
    m_tree->header()->resizeSection(FindingsModel::Count, 130);
    m_tree->setFrameShape(QFrame::NoFrame);
}

void FindingsPage::listSources()
{
    m_sources->clear();
    for (const auto &source : m_session.sources())
        m_sources->addItem(source->name(), source->id());
    const int at = m_sources->findData(m_source);
    showSource(at >= 0 ? m_source : m_sources->count() > 0 ? m_sources->itemData(0).toInt() : 0);
}

void FindingsPage::showSource(int source)
{
    if (m_source != source) {
        m_shown.reset();
        m_model->show(nullptr, schema::Severity::Note, {});
        m_types->clear();
    }
    m_source = source;
    m_sources->setCurrentIndex(m_sources->findData(source));
    if (isVisible())
        m_book.watch(source);
    refresh(source);
}

void FindingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_book.watch(m_source);
}

void FindingsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_book.watch(0);
}

void FindingsPage::refresh(int source)
{
    if (source != m_source)
        return;
    const FindingsBook::State &state = m_book.state(m_source);
    m_bar->setVisible(state.running);
    m_stop->setVisible(state.running);
    if (state.running && state.progress.total) {
        m_bar->setRange(0, 1000);
        m_bar->setValue(*state.progress.total > 0 ? int(state.progress.done * 1000 / *state.progress.total) : 0);
    }
    if (state.validation != m_shown) {
        m_shown = state.validation;
        listTypes();
        showFindings();
    }
    tellState();
}

void FindingsPage::listTypes()
{
    const QString before = m_types->currentData().toString();
    m_types->clear();
    m_types->addItem(tr("All types"), QString());
    QStringList names;
    if (m_shown) {
        for (const auto &group : m_shown->findings.groups()) {
            for (const auto &type : group.types)
                names << QString::fromStdString(type.type);
        }
    }
    names.removeDuplicates();
    names.removeAll(QString());
    names.sort();
    for (const QString &name : std::as_const(names))
        m_types->addItem(name, name);
    m_types->setCurrentIndex(std::max(0, m_types->findData(before)));
}

void FindingsPage::showFindings()
{
    // What was unfolded and chosen stays so, if it is still there.
    const auto keyOf = [](const QModelIndex &group) {
        return group.data(Qt::ToolTipRole).toString() + group.data(FindingsModel::SeverityRole).toString();
    };
    QSet<QString> unfolded;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_tree->isExpanded(m_model->index(row, 0)))
            unfolded << keyOf(m_model->index(row, 0));
    }
    const auto chosenBefore = m_model->finding(m_tree->currentIndex());
    m_model->show(m_shown, schema::Severity(m_severities->currentData().toInt()), m_types->currentData().toString());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        m_tree->setExpanded(index, unfolded.contains(keyOf(index)) || m_model->rowCount() == 1);
        for (int line = 0; chosenBefore && line < m_model->rowCount(index); ++line) {
            if (m_model->finding(m_model->index(line, 0, index)) == chosenBefore)
                m_tree->setCurrentIndex(m_model->index(line, 0, index));
        }
    }
    tellState();
}

void FindingsPage::tellState()
{
    const FindingsBook::State &state = m_book.state(m_source);
    QStringList problems;
    if (state.error && state.error->code != ErrorCode::Cancelled)
        problems << words::sentence(*state.error);
    QString text;
    QString empty;
    if (m_source == 0) {
        empty = tr("No source is open. Open a broker, a file or a demo city, and what is wrong with its data is listed "
                   "here.");
    } else if (!m_shown) {
        empty = state.running ? tr("Checking …") : tr("Not checked yet.");
    } else {
        const schema::Validation &validation = *m_shown;
        text = words::validity(validation.entities, validation.valid, validation.invalid, validation.notChecked) +
               QStringLiteral(" · ") +
               QStringList{words::errors(validation.findings.count(schema::Severity::Error)),
                           words::warnings(validation.findings.count(schema::Severity::Warning)),
                           words::notes(validation.findings.count(schema::Severity::Note))}
                   .join(QStringLiteral(", "));
        if (state.stale && !state.running)
            text += tr(" · the data has changed since");
        for (const Error &problem : validation.problems)
            problems << words::sentence(problem);
        if (validation.notChecked > 0 && m_book.schemas().isEmpty())
            problems << tr("Some types have no schema here: name a folder of schemas for them.");
        if (m_model->rowCount() == 0)
            empty = validation.findings.empty() ? tr("Nothing was found.")
                                                : tr("Nothing of this severity and type. Choose others above.");
    }
    constexpr qsizetype most = 3;
    if (problems.size() > most)
        problems = problems.first(most) << QStringLiteral("… ") + words::andMore(problems.size() - most);
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());
    m_tree->setVisible(empty.isEmpty());
}

void FindingsPage::chosen()
{
    const auto finding = m_model->finding(m_tree->currentIndex());
    const Source *source = m_session.source(m_source);
    if (!finding || !source) {
        m_detail->clear(tr("Choose a finding to read what is wrong, and how to put it right."));
        return;
    }
    const auto entity = source->version()->find(finding->entity);
    std::string raw;
    if (entity) {
        raw = source->version()->raw(*entity).value_or(std::string());
        m_session.selection().select({{m_source, finding->entity}});
    }
    m_detail->show(*finding, raw);
}

bool FindingsPage::copyToClipboard()
{
    const QModelIndex line = m_tree->currentIndex();
    if (line.isValid())
        QApplication::clipboard()->setText(line.siblingAtColumn(FindingsModel::What).data().toString());
    return line.isValid();
}

void FindingsPage::askSchemas()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of JSON Schemas"));
    if (!folder.isEmpty())
        m_book.setSchemas({folder});
}

}  // namespace civiscope::widgets
