// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audit/scorecardview.h"

#include "items/scorecardmodel.h"
#include "widgets/parts/theme.h"
#include "words/auditwords.h"
#include "words/numberwords.h"
#include "words/timewords.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTextBrowser>
#include <QToolTip>

#include <algorithm>

namespace civiscope::widgets {

using audit::Row;
using audit::Scorecard;
using audit::Verdict;
using items::ScorecardModel;

namespace {

constexpr int narrowestCell = 104;
constexpr int edgeWidth = 5;  // width of the coloured edge

QColor toneColour(Verdict verdict, const QPalette &palette)
{
    // Okabe and Ito's, as everywhere: the colour repeats what mark and word say.
    const carto::Theme theme = themeOf(palette);
    const auto of = [&](std::uint8_t number) { return QColor(carto::colour({number}, theme)); };
    switch (verdict) {
    case Verdict::Met: return of(2);
    case Verdict::MetWithRemarks: return of(1);
    case Verdict::NotMet: return of(4);
    case Verdict::NeedsHumanEvidence: return of(3);
    case Verdict::CouldNotBeTested:
    case Verdict::NotApplicable: break;
    }
    return palette.color(QPalette::Mid);
}

// A cell: coloured edge, the id small and the level beside it, mark and word below.
class VerdictDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QVariant verdict = index.data(ScorecardModel::VerdictRole);
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        if (!verdict.isValid()) {
            plain.font.setBold(index.data().isValid());
            plain.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
            plain.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
            return;
        }
        const QStringList lines = plain.text.split(QLatin1Char('\n'));
        plain.text.clear();
        plain.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
        painter->save();
        const QRect box = option.rect.adjusted(2, 2, -2, -2);
        painter->fillRect(QRect(box.topLeft(), QSize(edgeWidth, box.height())),
                          toneColour(Verdict(verdict.toInt()), option.palette));
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QRect text = box.adjusted(edgeWidth + 6, 2, -4, -2);
        painter->setPen(ink);
        // In its own half, centred: marks may come from another font, with other heights.
        const QRect lower(text.left(), text.center().y(), text.width(), text.height() / 2);
        painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(option.font).elidedText(lines.value(1), Qt::ElideRight, text.width()));
        QFont small = option.font;
        small.setPointSizeF(option.font.pointSizeF() * 0.85);
        painter->setFont(small);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop, lines.value(0));
        painter->drawText(text, Qt::AlignRight | Qt::AlignTop, index.data(ScorecardModel::LevelRole).toString());
        painter->restore();
    }
};

words::Html small(const QString &text)
{
    return words::element("p", words::element("small", text));
}

// What links inside the details mean: "#copy-A1-2" copies a request, "#entity-A1-3" selects an entity, "#all-A1" all of
// a check's.
words::Html act(const QString &anchor, const QString &label)
{
    return words::link(QLatin1Char('#') + anchor, label);
}

words::Html evidenceHtml(const QString &check, int number, const audit::Evidence &evidence)
{
    QStringList facts{words::exactTime(evidence.at)};
    if (evidence.status != 0)
        facts << ScorecardView::tr("status %1").arg(evidence.status);
    if (!evidence.sha256.empty())
        facts << words::bytes(evidence.bytes) << QStringLiteral("SHA-256 ") + QString::fromStdString(evidence.sha256);
    words::Html html{
        words::element("p", {words::element("code", QString::fromStdString(evidence.request)),
                             words::text(QStringLiteral("  ")),
                             act(QStringLiteral("copy-%1-%2").arg(check).arg(number), ScorecardView::tr("copy"))}),
        small(facts.join(QStringLiteral(" · ")))};
    if (!evidence.entity.empty())
        html += small(ScorecardView::tr("about %1").arg(QString::fromStdString(evidence.entity)));
    if (!evidence.excerpt.empty())
        html += words::element("p", words::element("code", QString::fromStdString(evidence.excerpt)));
    return html;
}

words::Html checkHtml(const audit::CheckResult &check)
{
    const QString id = QString::fromStdString(check.id);
    words::Html html = words::element("h4", QStringLiteral("%1  %2 — %3 %4")
                                                .arg(id, words::checkTitle(check.id), words::verdictMark(check.verdict),
                                                     words::verdict(check.verdict)));
    for (const audit::Reason &reason : check.reasons)
        html += words::element("p", words::sentence(reason));
    if (check.entityCount > 0) {
        words::Html line{words::text(ScorecardView::tr("Entities concerned: %1").arg(words::count(check.entityCount)) +
                                     QStringLiteral("  ")),
                         act(QStringLiteral("all-") + id, ScorecardView::tr("select"))};
        constexpr int named = 20;
        for (int i = 0; i < std::min(named, int(check.entities.size())); ++i)
            line += {words::text(QStringLiteral("  ")), act(QStringLiteral("entity-%1-%2").arg(id).arg(i),
                                                            QString::fromStdString(check.entities[std::size_t(i)]))};
        html += words::element("p", line);
    }
    for (int i = 0; i < int(check.evidence.size()); ++i)
        html += evidenceHtml(id, i, check.evidence[std::size_t(i)]);
    return html;
}

words::Html detailsHtml(const Row &row, const Scorecard &card)
{
    const audit::Requirement &requirement = *row.requirement;
    const auto column = std::ranges::find_if(card.columns, [&](const audit::Column &one) {
        return !one.rows.empty() && &row >= &one.rows.front() && &row <= &one.rows.back();
    });
    words::Html html{words::heading(3, QStringLiteral("%1 %2  %3")
                                           .arg(words::verdictMark(row.verdict), words::verdict(row.verdict),
                                                QString::fromStdString(requirement.id))),
                     words::element("p", QString::fromStdString(requirement.reading)),
                     small(ScorecardView::tr("Our reading · %1 · %2")
                               .arg(words::level(requirement.level), words::automatic(requirement.automatic)))};
    if (column != card.columns.end())
        html += words::element(
            "p", words::element("small", words::Html{words::text(QString::fromStdString(column->mim->label) +
                                                                 QStringLiteral(" · ")),
                                                     words::link(QString::fromStdString(column->mim->link),
                                                                 ScorecardView::tr("the original"))}));
    for (const audit::Reason &reason : row.reasons)
        html += words::element("p", words::sentence(reason));
    for (const std::string &id : row.checks)
        if (const auto check = card.checks.find(id); check != card.checks.end())
            html += checkHtml(check->second);
    return html;
}

}  // namespace

ScorecardView::ScorecardView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ScorecardModel(this))
    , m_matrix(new QTableView)
    , m_details(new QTextBrowser)
{
    m_matrix->setModel(m_model);
    m_matrix->setItemDelegate(new VerdictDelegate(m_matrix));
    m_matrix->setAccessibleName(tr("Requirements and their verdicts"));
    m_matrix->setSelectionMode(QAbstractItemView::SingleSelection);
    m_matrix->setTabKeyNavigation(false);
    m_matrix->setShowGrid(false);
    m_matrix->horizontalHeader()->hide();
    m_matrix->verticalHeader()->hide();
    m_matrix->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_matrix->horizontalHeader()->setMinimumSectionSize(24);
    m_matrix->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_matrix->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_matrix->viewport()->installEventFilter(this);
    m_details->setAccessibleName(tr("The chosen requirement"));
    m_details->setOpenLinks(false);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_matrix);
    splitter->addWidget(m_details);
    splitter->setSizes({600, 400});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    connect(m_matrix->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (const Row *row = m_model->requirement(index); row && row != m_chosen) {
            m_chosen = row;
            showChosen();
        }
    });
    connect(m_details, &QTextBrowser::anchorClicked, this, &ScorecardView::follow);
}

void ScorecardView::setCard(std::shared_ptr<const Scorecard> card)
{
    // The place in the matrix stays over a new run.
    const QModelIndex before = m_chosen ? m_model->indexOf(m_chosen) : QModelIndex();
    const int line = before.row(), place = before.column();  // -1: nowhere
    m_chosen = nullptr;
    const std::shared_ptr<const Scorecard> old = std::exchange(m_card, std::move(card));
    m_model->setCard(m_card);
    arrange();
    if (m_card) {
        m_chosen = m_model->requirement(m_model->index(line, place));
        for (const audit::Column &column : m_card->columns)
            for (const Row &row : column.rows)
                if (!m_chosen && row.verdict == Verdict::NotMet)
                    m_chosen = &row;
        if (!m_chosen && !m_card->columns.empty() && !m_card->columns.front().rows.empty())
            m_chosen = &m_card->columns.front().rows.front();
        m_matrix->setCurrentIndex(m_model->indexOf(m_chosen));
        m_matrix->scrollTo(m_matrix->currentIndex(), QAbstractItemView::PositionAtCenter);
    }
    showChosen();
}

// As many cells in a line as there is room for; headings go over the whole line.
void ScorecardView::arrange()
{
    const int across = std::max(1, m_matrix->viewport()->width() / narrowestCell);
    m_model->setAcross(across);
    m_matrix->clearSpans();
    const int line = fontMetrics().height();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isHeading(row) && across > 1)
            m_matrix->setSpan(row, 0, 1, across);
        m_matrix->setRowHeight(row, m_model->isHeading(row) ? line + 18 : 2 * line + 14);
    }
    if (m_chosen)
        m_matrix->setCurrentIndex(m_model->indexOf(m_chosen));
}

bool ScorecardView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_matrix->viewport() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

void ScorecardView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        arrange();
    QWidget::changeEvent(event);
}

void ScorecardView::showChosen()
{
    m_details->setHtml(m_chosen ? detailsHtml(*m_chosen, *m_card).markup() : QString());
}

void ScorecardView::follow(const QUrl &link)
{
    if (link.scheme() == QLatin1String("https") || link.scheme() == QLatin1String("http")) {
        QDesktopServices::openUrl(link);
        return;
    }
    const QStringList parts = link.fragment().split(QLatin1Char('-'));
    const auto check = m_card ? m_card->checks.find(parts.value(1).toStdString()) : decltype(m_card->checks.end())();
    if (!m_card || check == m_card->checks.end())
        return;
    const auto number = std::size_t(parts.value(2).toInt());
    const auto &[id, result] = *check;
    if (parts.first() == QLatin1String("copy") && number < result.evidence.size()) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(result.evidence[number].request));
        QToolTip::showText(QCursor::pos(), tr("copied"), m_details);
    } else if (parts.first() == QLatin1String("entity") && number < result.entities.size()) {
        Q_EMIT entityChosen(QString::fromStdString(result.entities[number]));
    } else if (parts.first() == QLatin1String("all")) {
        QStringList ids;
        for (const std::string &entity : result.entities)
            ids << QString::fromStdString(entity);
        Q_EMIT entitiesChosen(ids);
    }
}

}  // namespace civiscope::widgets
