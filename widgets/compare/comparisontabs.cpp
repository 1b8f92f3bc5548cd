// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparisontabs.h"

#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/comparewords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QStringListModel>
#include <QUndoStack>
#include <QVBoxLayout>

namespace civiscope::widgets {

namespace {

constexpr int leastTabsHeight = 140;
constexpr int differencesTab = 2;

}  // namespace

ComparisonTabs::ComparisonTabs(QUndoStack &decisions, QWidget *parent)
    : QTabWidget(parent)
    , m_published(new PublishedTree)
    , m_overview(wrappedLabel(nullptr))
    , m_accept(new QPushButton(icon("dialog-ok-apply"), tr("Accept")))
    , m_reject(new QPushButton(icon("dialog-cancel"), tr("Reject")))
    , m_distributions(new DistributionView)
    , m_differences(new QStringListModel(this))
{
    auto *differences = new QListView;
    differences->setModel(m_differences);
    differences->setWordWrap(true);
    differences->setEditTriggers(QAbstractItemView::NoEditTriggers);
    differences->setAlternatingRowColors(true);
    differences->setAccessibleName(tr("Differences"));
    setDocumentMode(true);
    setMinimumHeight(leastTabsHeight);
    addTab(publishedPage(decisions), tr("Published"));
    addTab(m_distributions, tr("Distributions"));
    addTab(differences, tr("Differences"));
    connect(m_published, &PublishedTree::choiceChanged, this, [this] {
        showOffer();
        Q_EMIT choiceChanged();
    });
    showOffer();
}

QWidget *ComparisonTabs::publishedPage(QUndoStack &decisions)
{
    m_accept->setToolTip(tr("These two mean the same"));
    m_reject->setToolTip(tr("These two do not mean the same"));
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT decided(true); });
    connect(m_reject, &QPushButton::clicked, this, [this] { Q_EMIT decided(false); });
    auto *undo = new QPushButton(icon("edit-undo"), tr("Undo"));
    undo->setEnabled(false);
    connect(undo, &QPushButton::clicked, &decisions, &QUndoStack::undo);
    connect(&decisions, &QUndoStack::canUndoChanged, undo, &QWidget::setEnabled);
    connect(&decisions, &QUndoStack::undoTextChanged, undo, &QWidget::setToolTip);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_overview, 1);
    row->addWidget(m_accept);
    row->addWidget(m_reject);
    row->addWidget(undo);
    auto *page = new QWidget;
    auto *lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(row);
    lines->addWidget(m_published, 1);
    return page;
}

void ComparisonTabs::setComparison(const std::shared_ptr<const compare::Comparison> &comparison, Moment now)
{
    m_comparison = comparison;
    m_published->setComparison(comparison, now);
    m_overview->setText(comparison ? words::overview(*comparison) : QString());
    QStringList differences;
    if (comparison) {
        for (const compare::Difference &one : comparison->differences)
            differences << words::difference(*comparison, one);
        if (differences.isEmpty())
            differences << tr("None: both publish the same in the same way.");
        setTabText(differencesTab, tr("Differences (%1)").arg(QLocale().toString(comparison->differences.size())));
    } else {
        m_distributions->setType(nullptr, std::nullopt);
    }
    m_differences->setStringList(differences);
    showOffer();
}

void ComparisonTabs::choose(const items::ComparisonChoice &choice)
{
    m_published->choose(choice);
    showOffer();
}

std::optional<items::ComparisonChoice> ComparisonTabs::chosen() const
{
    return m_comparison ? m_published->chosen() : std::nullopt;
}

void ComparisonTabs::showDistribution(const items::ComparisonChoice &choice, bool otherType)
{
    if (otherType)
        m_distributions->setType(m_comparison, choice.type);
    if (choice.attribute)
        m_distributions->showAttribute(*choice.attribute);
}

// Only a suggestion is accepted or rejected.
void ComparisonTabs::showOffer()
{
    bool open = false;
    if (const auto choice = chosen()) {
        const compare::TypeRow &type = m_comparison->types[*choice->type];
        open =
            (choice->attribute ? type.attributes[*choice->attribute].match : type.match) == compare::Match::Suggested;
    }
    m_accept->setEnabled(open);
    m_reject->setEnabled(open);
}

}  // namespace civiscope::widgets
