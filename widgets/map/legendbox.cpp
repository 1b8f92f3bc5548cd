// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/legendbox.h"

#include "carto/mapfurniture.h"
#include "items/celltext.h"
#include "widgets/map/mapoverlay.h"
#include "words/mapwords.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace civiscope::widgets {

namespace {
// The legend helps to read the map; it must not hide it.
constexpr double share = 0.45;
constexpr double fontShare = 0.88;
constexpr qsizetype longName = 30;  // characters; longer ones may be cut
constexpr qsizetype mostNames = 20;
}  // namespace

class LegendBox::Sheet : public QWidget {
public:
    Sheet(MapController &controller, SessionMap &map)
        : m_controller(controller)
        , m_map(map)
    {
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return carto::legendSize(small(), m_map.legendTitle(), m_map.legend()).toSize();
    }

protected:
    // Names that are cut in the legend, whole.
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip) {
            QStringList whole;
            for (const carto::LegendEntry &entry : m_map.legend()) {
                if (entry.name.size() > longName && whole.size() < mostNames)
                    whole << entry.name;
            }
            setToolTip(items::plainToolTip(whole.join(QLatin1Char('\n'))));
        }
        return QWidget::event(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(small());
        carto::drawLegend(painter, {}, height() + 1, m_map.legendTitle(), m_map.legend(), words::andMore,
                          m_controller.pictures().theme());
    }

private:
    [[nodiscard]] QFont small() const
    {
        QFont smaller = font();
        smaller.setPointSizeF(smaller.pointSizeF() * fontShare);
        return smaller;
    }

    MapController &m_controller;
    SessionMap &m_map;
};

LegendBox::LegendBox(MapController &controller, SessionMap &map, QWidget *parent)
    : QScrollArea(parent)
    , m_map(map)
    , m_sheet(new Sheet(controller, map))
{
    setAccessibleName(tr("Legend"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_sheet);
    for (QWidget *ground : {static_cast<QWidget *>(this), viewport(), static_cast<QWidget *>(m_sheet)}) {
        ground->setAutoFillBackground(false);
        ground->setAttribute(Qt::WA_NoSystemBackground);
    }
    connect(&controller, &MapController::pictureChanged, m_sheet, qOverload<>(&QWidget::update));
}

void LegendBox::setShown(bool shown)
{
    m_shown = shown;
    fitInto(parentWidget()->size());
}

void LegendBox::fitInto(QSize map)
{
    setVisible(m_shown && !m_map.legend().empty());
    const QSize wanted = m_sheet->sizeHint();
    const int most = int(map.height() * share);
    const bool scrolls = wanted.height() > most;
    setGeometry(overlayGap, overlayGap,
                std::min(wanted.width() + (scrolls ? verticalScrollBar()->sizeHint().width() : 0), map.width()),
                std::min(wanted.height(), most));
    m_sheet->resize(wanted);
    m_sheet->update();
}

}  // namespace civiscope::widgets
