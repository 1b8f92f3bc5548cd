// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/comparepicture.h"

#include "app/civiscope/mapground.h"
#include "gis/engineclient.h"
#include "items/comparisonlayers.h"
#include "widgets/compare/comparisonstrip.h"
#include "widgets/compare/distributionview.h"
#include "widgets/map/linkedmaps.h"
#include "widgets/compare/publishedtree.h"
#include "widgets/parts/theme.h"
#include "words/comparewords.h"
#include "words/countwords.h"
#include "words/numberwords.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace civiscope::app {

using compare::bothSides;
using compare::Comparison;
using compare::Side;
using items::ComparisonChoice;

namespace {

struct ComparePictureText {
    Q_DECLARE_TR_FUNCTIONS(ComparePictureText)
};

constexpr double mapShare = 0.52;  // of the picture's height
constexpr int spacing = 8;         // points

Result<ComparisonChoice> chosen(const Comparison &comparison, const QString &name)
{
    if (name.isEmpty())
        return items::sensibleChoice(comparison);
    const std::string wanted = name.toStdString();
    for (std::size_t type = 0; type < comparison.types.size(); ++type) {
        const auto &attributes = comparison.types[type].attributes;
        const auto found = std::ranges::find_if(attributes, [&](const compare::AttributeRow &row) {
            return row.sides.a && row.sides.b && (row.either().name == wanted || row.either().iri == wanted);
        });
        if (found != attributes.end())
            return ComparisonChoice{type, std::size_t(found - attributes.begin())};
    }
    return std::unexpected(
        Error{ErrorCode::NotFound, "drawing the comparison", wanted, "no such attribute in both sources"});
}

QLabel *label(const QString &text)
{
    auto *made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    return made;
}

// The city's name and size, over its map what makes it less than comparable, and the map.
QLayout *cityColumn(const Comparison &comparison, Side side, const QImage &map)
{
    auto *name = label(QString::fromStdString(comparison.sources[side].name));
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    auto *head = new QHBoxLayout;
    head->addWidget(name, 1);
    head->addWidget(label(words::entities(comparison.sources[side].entities)));
    auto *column = new QVBoxLayout;
    column->addLayout(head);
    const words::CityNames names = words::cityNames(comparison);
    for (const compare::Note &note : comparison.notes) {
        if (note.side != side)
            continue;
        auto *line = label(QStringLiteral("! ") + words::note(note, names));
        line->setWordWrap(true);
        column->addWidget(line);
    }
    auto *picture = new QLabel;
    picture->setPixmap(QPixmap::fromImage(map));
    column->addStretch(1);
    column->addWidget(picture);
    return column;
}

}  // namespace

Result<QImage> drawComparePicture(const std::shared_ptr<const Comparison> &comparison,
                                  const compare::Sides<store::VersionPtr> &versions,
                                  const std::vector<gis::MapLayer> &sketches, const PictureStyle &style,
                                  const QString &colourBy, Moment now)
{
    const auto choice = chosen(*comparison, colourBy);
    if (!choice)
        return std::unexpected(choice.error());
    const carto::Theme theme = style.dark ? carto::Theme::Dark : carto::Theme::Light;
    widgets::applyTheme(theme);

    const items::ComparisonLayers layers = items::comparisonLayers(*comparison, *choice, versions, {});
    compare::Sides<widgets::MapController> maps;
    const QSizeF size = QSize((style.size.width() - 3 * spacing) / 2, int(style.size.height() * mapShare));
    for (const Side side : bothSides)
        maps[side].resize(size, style.scale);
    widgets::LinkedMaps(maps.a, maps.b).fit(layers.extents.a, layers.extents.b);

    gis::EngineClient engine;
    auto *strip = new widgets::ComparisonStrip(maps.a);
    strip->showAllLines();
    auto *cities = new QHBoxLayout;
    cities->setSpacing(spacing);
    for (const Side side : bothSides) {
        const MapGround ground = drawMapGround(engine, maps[side].view(), layers.layers[side], sketches, theme);
        cities->addLayout(cityColumn(*comparison, side, ground.picture), 1);
        strip->setAttribution(ground.attribution);
    }
    strip->setLegend(layers.title, layers.legend);

    auto *published = new widgets::PublishedTree;
    auto *distributions = new widgets::DistributionView;
    auto *lower = new QHBoxLayout;
    lower->setSpacing(spacing);
    lower->addWidget(published, 3);
    lower->addWidget(distributions, 2);
    QWidget page;
    auto *lines = new QVBoxLayout(&page);
    lines->setContentsMargins(spacing, spacing, spacing, spacing);
    lines->setSizeConstraint(QLayout::SetNoConstraint);
    lines->addLayout(cities);
    lines->addWidget(strip);
    lines->addLayout(lower, 1);
    page.resize(style.size);
    // Laid out as if it were on a screen: views scroll to what is chosen.
    page.setAttribute(Qt::WA_DontShowOnScreen);
    page.show();
    published->setComparison(comparison, now);
    published->choose(*choice);
    distributions->setType(comparison, choice->type);
    QCoreApplication::sendPostedEvents();  // lays the charts out
    if (choice->attribute)
        distributions->showAttribute(*choice->attribute);

    return pictureOf(page, style);
}

}  // namespace civiscope::app
