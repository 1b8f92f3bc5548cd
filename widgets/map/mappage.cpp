// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mappage.h"

#include "items/celltext.h"
#include "widgets/map/mapoverlay.h"
#include "words/numberwords.h"
#include "workspace/finder.h"

#include <QLabel>
#include <QSaveFile>
#include <QToolTip>

namespace civiscope::widgets {

namespace {

constexpr std::size_t mostTold = 8;

QLabel *mapNotice(QWidget *parent)
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
    : Page(parent)
    , m_session(session)
    , m_view(new MapView(this))
    , m_map(new SessionMap(session, m_view->controller(), std::move(symbology), this))
    , m_overlay(new MapOverlay(m_view->controller(), this))
    , m_legend(new LegendBox(m_view->controller(), *m_map, this))
    , m_band(new AsOfBand(session, this))
    , m_notice(mapNotice(this))
    , m_unlocated(mapNotice(this))
{
    m_view->setAccessibleName(tr("Map"));
    m_view->setAccessibleDescription(
        tr("Arrow keys move the map, plus and minus zoom. The table lists what it shows."));
    m_notice->setWordWrap(true);
    setFocusProxy(m_view);
    connect(m_map, &SessionMap::pointed, this, &MapPage::pointAt);
    connect(m_band, &AsOfBand::changed, this, &MapPage::arrange);
    connect(m_map, &SessionMap::layersChanged, this, [this] {
        const bool some = m_map->unlocatedCount() > 0;
        m_unlocated->setText(
            tr("without a location: %1").arg(words::countOf(m_map->unlocatedCount(), m_map->entityCount())));
        m_unlocated->setVisible(some);
        arrange();
    });
}

void MapPage::setAttribution(const QString &text)
{
    m_overlay->setAttribution(text);
    Q_EMIT attributionChanged(text);
}

void MapPage::setLegendShown(bool shown)
{
    m_legend->setShown(shown);
    arrange();
}

void MapPage::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    arrange();
}

std::optional<Page::ExportOffer> MapPage::exportOffer() const
{
    return ExportOffer{tr("Save the map"), tr("map.png"), tr("Pictures (*.png)")};
}

Result<void> MapPage::exportTo(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !grab().save(&file, "PNG") || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the picture", path.toStdString(),
                                     file.errorString().toStdString()});
    return {};
}

void MapPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MapPage::arrange()
{
    m_view->setGeometry(rect());
    m_overlay->setGeometry(rect());
    m_band->setGeometry(0, 0, width(), m_band->heightForWidth(width()));
    const int top = overlayGap + (m_band->isHidden() ? 0 : m_band->height());
    m_legend->fitInto(size());
    m_legend->move(m_legend->x(), top);
    m_unlocated->adjustSize();
    m_unlocated->move(width() - m_unlocated->width() - overlayGap, top);
    m_notice->setFixedWidth(std::min(420, std::max(100, width() / 2)));
    m_notice->adjustSize();
    m_notice->move((width() - m_notice->width()) / 2, top);
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
        const store::VersionPtr version = source ? m_session.shownVersion(*source) : nullptr;
        const auto found = version ? version->find(entities[i].id) : std::nullopt;
        if (!found)
            continue;
        const store::Table &table = *version->tables()[found->table];
        const QString name = workspace::nameOf(*version, *found);
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
        lines << tr("and %Ln more here", nullptr, words::numerus(qint64(entities.size() - mostTold)));
    QToolTip::showText(m_view->mapToGlobal(pixel.toPoint()), items::plainToolTip(lines.join(QLatin1Char('\n'))),
                       m_view);
}

}  // namespace civiscope::widgets
