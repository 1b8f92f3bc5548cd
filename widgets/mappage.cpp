// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappage.h"

#include "items/celltext.h"
#include "workspace/finder.h"

#include <QEvent>
#include <QLabel>
#include <QToolTip>

namespace civiscope::widgets {

namespace {

constexpr int gap = 8;
constexpr std::size_t mostTold = 8;

QLabel *note(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAutoFillBackground(true);
    label->setMargin(4);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    label->hide();
    return label;
}

}  // namespace

MapPage::MapPage(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_view(new MapView(this))
    , m_map(new SessionMap(session, m_view->controller(), std::move(symbology), this))
    , m_legend(new MapLegend(*m_map, this))
    , m_scale(new ScaleBar(m_view->controller(), this))
    , m_attribution(note(this))
    , m_notice(note(this))
{
    m_view->setAccessibleName(tr("Map"));
    m_view->setAccessibleDescription(tr("Arrow keys move the map, plus and minus zoom. The table lists what it shows."));
    m_notice->setWordWrap(true);
    setFocusProxy(m_view);
    connect(m_map, &SessionMap::pointed, this, &MapPage::pointAt);
}

void MapPage::setAttribution(const QString &text)
{
    m_attribution->setText(text);
    m_attribution->setVisible(!text.isEmpty());
    arrange();
}

void MapPage::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    arrange();
}

void MapPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool MapPage::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void MapPage::arrange()
{
    m_view->setGeometry(rect());
    m_legend->adjustSize();
    m_legend->move(width() - m_legend->width() - gap, gap);
    m_attribution->adjustSize();
    m_attribution->move(width() - m_attribution->width(), height() - m_attribution->height());
    m_scale->adjustSize();
    m_scale->move(width() - m_scale->width() - gap,
                  height() - m_scale->height() - (m_attribution->isVisible() ? m_attribution->height() : 0) - gap / 2);
    m_notice->setMaximumWidth(std::max(100, width() - m_legend->width() - 3 * gap));
    m_notice->adjustSize();
    m_notice->move(gap, gap);
}

void MapPage::pointAt(const std::vector<workspace::EntityKey> &entities, QPointF pixel)
{
    if (entities.empty()) {
        QToolTip::hideText();
        return;
    }
    QStringList lines;
    for (std::size_t i = 0; i < entities.size() && i < mostTold; ++i) {
        const workspace::Source *source = m_session.source(entities[i].source);
        const auto found = source ? source->version()->find(entities[i].id) : std::nullopt;
        if (!found)
            continue;
        const store::Table &table = *source->version()->tables()[found->table];
        const QString name = workspace::nameOf(*source->version(), *found);
        const QString id = items::shortId(entities[i].id);
        lines << (name.isEmpty() ? id : name) + QStringLiteral("  ·  ") + QString::fromStdString(table.name());
        if (entities.size() == 1) {
            if (!name.isEmpty())
                lines << id;
            if (m_session.sources().size() > 1)
                lines << source->name();
        }
    }
    if (entities.size() > mostTold)
        lines << tr("and %n more here", nullptr, static_cast<int>(entities.size() - mostTold));
    QToolTip::showText(m_view->mapToGlobal(pixel.toPoint()), items::plainToolTip(lines.join(QLatin1Char('\n'))), m_view);
}

}  // namespace civiscope::widgets
