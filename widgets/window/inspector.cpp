// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/inspector.h"

#include "items/celltext.h"
#include "widgets/audit/findingdetail.h"
#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/errorwords.h"
#include "words/findingwords.h"
#include "workspace/finder.h"
#include "workspace/findingsbook.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace civiscope::widgets {

using workspace::EntityKey;
using workspace::Session;
using workspace::Source;

namespace {

QToolButton *toolButton(QWidget *parent, const char *iconName, const QString &text)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

Inspector::Inspector(Session &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_model(new items::EntityDetailModel(this))
    , m_title(wrappedLabel(this))
    , m_subtitle(wrappedLabel(this))
    , m_note(wrappedLabel(this))
    , m_back(toolButton(this, "go-previous", tr("Back to the entity before")))
    , m_zoom(toolButton(this, "zoom-fit-selection", tr("Show on the map")))
    , m_tabs(new QTabWidget(this))
    , m_tree(new QTreeView(this))
    , m_raw(new QPlainTextEdit(this))
{
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.25);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setMargin(8);

    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Attributes of the entity"));
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setSectionResizeMode(items::EntityDetailModel::Name, QHeaderView::Interactive);
    m_tree->header()->setStretchLastSection(true);
    m_raw->setObjectName(QStringLiteral("rawJson"));
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setAccessibleName(tr("Raw JSON of the entity"));
    m_raw->setReadOnly(true);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setTabChangesFocus(true);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_tree, tr("Readable"));
    m_tabs->addTab(m_raw, tr("Raw"));

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_back);
    head->addWidget(m_zoom);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 4);
    top->addLayout(head);
    top->addWidget(m_subtitle);
    all->addLayout(top);
    all->addWidget(m_note);
    all->addWidget(m_tabs, 1);
    all->addStretch();
    setMinimumWidth(200);

    connect(m_back, &QToolButton::clicked, this, &Inspector::goBack);
    connect(m_zoom, &QToolButton::clicked, this, &Page::zoomRequested);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = index.data(items::LinkRole).toString(); !id.isEmpty())
            follow(id);
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &Inspector::showTreeMenu);
    connect(&session.selection(), &workspace::EntitySelection::changed, this, &Inspector::refresh);
    connect(&session, &Session::shownChanged, this, [this](Source *source) {
        // What was not there may be there now.
        if (const auto key = m_session.selection().current(); key && key->source == source->id())
            refresh();
    });
    connect(&session, &Session::sourceClosed, this, [this](int source) {
        std::erase_if(m_trail, [source](const EntityKey &key) { return key.source == source; });
        refresh();
    });
    refresh();
}

void Inspector::showNothing(const QString &why)
{
    m_shown.reset();
    m_shownVersion.reset();
    m_shownRaw.clear();
    m_model->clear();
    m_raw->clear();
    m_title->clear();
    m_subtitle->clear();
    m_note->setText(why);
    m_note->show();
    m_tabs->hide();
    m_zoom->hide();
    m_back->setVisible(!m_trail.empty());
}

void Inspector::refresh()
{
    const auto key = m_session.selection().current();
    if (!key) {
        m_trail.clear();
        showNothing(tr("Nothing is selected. Click an entity on the map or in the table and read here what it says."));
        return;
    }
    const Source *source = m_session.source(key->source);
    const store::VersionPtr shown = source ? m_session.shownVersion(*source) : nullptr;
    const auto found = shown ? shown->find(key->id) : std::nullopt;
    if (!found) {
        const bool past = source && shown != source->version();
        showNothing((past ? tr("%1 had no values then.") : tr("%1 is no longer there.")).arg(items::shortId(key->id)));
        return;
    }
    const store::Version &version = *shown;
    auto raw = version.raw(*found);
    if (!raw) {
        showNothing(words::sentence(raw.error()));
        return;
    }
    const QString name = workspace::nameOf(version, *found);
    m_title->setText(name.isEmpty() ? items::shortId(key->id) : name);
    m_subtitle->setText(QString::fromStdString(version.tables()[found->table]->name()) + QStringLiteral("  ·  ") +
                        source->name());
    m_zoom->show();
    m_back->setVisible(!m_trail.empty());
    showFindings();
    // What has not changed is not shown anew: the reader keeps place and unfolded lines.
    if (m_shown == key && *raw == m_shownRaw)
        return;
    m_shown = key;
    m_shownVersion = shown;
    m_shownRaw = std::move(*raw);
    lightPlace(*m_raw, prettyJson(m_shownRaw), {});
    const auto entity = ngsild::readEntity(m_shownRaw);
    if (entity) {
        m_model->setEntity(*entity, version.context(*found), m_session.now());
        m_note->hide();
    } else {
        m_model->clear();
        m_note->setText(words::sentence(entity.error()));
        m_note->show();
    }
    m_tabs->show();
    m_tree->resizeColumnToContents(items::EntityDetailModel::Name);
    const int half = std::max(80, m_tree->viewport()->width() / 2);
    if (m_tree->columnWidth(items::EntityDetailModel::Name) > half)
        m_tree->setColumnWidth(items::EntityDetailModel::Name, half);
}

void Inspector::setFindings(workspace::FindingsBook &book)
{
    m_book = &book;
    m_findings = new QListWidget(this);
    m_findings->setFrameShape(QFrame::NoFrame);
    m_findings->setWordWrap(true);
    m_findings->setAccessibleName(tr("Findings about the entity"));
    m_tabs->addTab(m_findings, tr("Findings"));
    connect(&book, &workspace::FindingsBook::changed, this, &Inspector::showFindings);
    connect(m_findings, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        m_tabs->setCurrentIndex(Raw);
        lightPlace(*m_raw, prettyJson(m_shownRaw), item->data(Qt::UserRole).toString().toStdString());
    });
    showFindings();
}

void Inspector::showFindings()
{
    const auto key = m_session.selection().current();
    if (!m_findings || !key)
        return;
    const auto &validation = m_book->state(key->source).validation;
    // Told several times a second while data changes or is checked: the reader keeps place and choice.
    if (m_listed == key && m_listedOf == validation)
        return;
    m_listed = key;
    m_listedOf = validation;
    m_findings->clear();
    const auto numbers = validation ? validation->findings.of(key->id) : std::vector<std::uint32_t>{};
    for (const std::uint32_t number : numbers) {
        const schema::Finding finding = validation->findings.at(number);
        auto *item = new QListWidgetItem(
            QStringLiteral("%1: %2\n%3")
                .arg(words::severity(finding.severity), words::sentence(finding), words::advice(finding)),
            m_findings);
        item->setData(Qt::UserRole, QString::fromStdString(finding.pointer));
    }
    if (numbers.empty()) {
        auto *item = new QListWidgetItem(validation ? tr("Nothing was found.")
                                                    : tr("Not checked yet: look at Findings in the Audit mode."),
                                         m_findings);
        item->setFlags(Qt::NoItemFlags);
    }
    m_tabs->setTabText(Findings, numbers.empty() ? tr("Findings") : tr("Findings (%1)").arg(numbers.size()));
}

void Inspector::follow(const QString &id)
{
    const auto target = m_session.locate(id.toStdString(), m_shown ? m_shown->source : 0);
    if (!target) {
        m_note->setText(tr("%1 is in no open source, so there is nothing to show of it.").arg(id));
        m_note->show();
        return;
    }
    if (m_shown)
        m_trail.push_back(*m_shown);
    m_session.selection().select({*target});
    Q_EMIT followed();
}

void Inspector::goBack()
{
    if (m_trail.empty())
        return;
    const EntityKey before = m_trail.back();
    m_trail.pop_back();
    m_session.selection().select({before});
    Q_EMIT followed();
}

void Inspector::showTreeMenu(QPoint at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid())
        return;
    QMenu menu;
    menu.addAction(icon("edit-copy"), tr("Copy value"), this, &Inspector::copyToClipboard);
    if (const QString id = index.data(items::LinkRole).toString(); !id.isEmpty())
        menu.addAction(icon("go-jump"), tr("Follow relationship"), this, [this, id] { follow(id); });
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

bool Inspector::copyToClipboard()
{
    if (m_tabs->currentIndex() == Raw) {
        const QString chosen = m_raw->textCursor().selectedText().replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
        QApplication::clipboard()->setText(chosen.isEmpty() ? m_raw->toPlainText() : chosen);
        return true;
    }
    const QModelIndex line = m_tree->currentIndex();
    if (line.isValid())
        QApplication::clipboard()->setText(
            line.siblingAtColumn(items::EntityDetailModel::Value).data(items::ExactRole).toString());
    return line.isValid();
}

}  // namespace civiscope::widgets
