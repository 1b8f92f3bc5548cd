// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labels.h"

#include "symbols.h"

#include <QFontMetricsF>
#include <qgsnullsymbolrenderer.h>
#include <qgspolygon.h>
#include <qgsrulebasedlabeling.h>
#include <qgstextbuffersettings.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace civiscope::engine {

namespace {

constexpr double worldWidth = 2 * std::numbers::pi * 6378137;  // metres of EPSG:3857
constexpr int deepest = 20;

struct LabelStyle {
    QColor Palette::*colour;
    double pixels;
    bool bold;
    bool italic;
    double spacing;  // pixels between letters
    bool capitals;
    int wrap;        // characters a line
};

// In the order of LabelKind.
constexpr std::array<LabelStyle, static_cast<std::size_t>(LabelKind::Count)> styles{{
    {&Palette::cityName, 17, true, false, 0.2, false, 24},
    {&Palette::countryName, 12.5, true, false, 0.6, false, 15},
    {&Palette::townName, 12, false, false, 0.2, false, 16},
    {&Palette::stateName, 11, false, false, 0.3, false, 15},
    {&Palette::districtName, 11, false, false, 1.2, true, 14},
    {&Palette::waterName, 11.5, false, true, 0.4, false, 14},
    {&Palette::parkName, 10.5, false, true, 0, false, 14},
}};

const LabelStyle &styleOf(LabelKind kind)
{
    return styles[static_cast<std::size_t>(kind)];
}

QFont fontOf(double pixels, bool bold, bool italic)
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    font.setItalic(italic);
    // Measured large, since metrics of small sizes are rounded to whole pixels.
    font.setPixelSize(static_cast<int>(pixels * 10));
    return font;
}

// Breaks at spaces where a line would grow over `wrap` characters, so that long names stay within the tile margin.
QString wrapped(const QString &text, int wrap)
{
    QString result;
    qsizetype line = 0;
    for (const auto words = text.simplified().split(QLatin1Char(' ')); const QString &word : words) {
        if (line > 0) {
            const bool breaks = line + 1 + word.size() > wrap;
            result += breaks ? QLatin1Char('\n') : QLatin1Char(' ');
            line = breaks ? 0 : line + 1;
        }
        result += word;
        line += word.size();
    }
    return result;
}

// Width and height in pixels.
QSizeF sizeOf(const QString &wrappedText, const LabelStyle &style)
{
    const QFontMetricsF metrics(fontOf(style.pixels, style.bold, style.italic));
    const QStringList lines = (style.capitals ? wrappedText.toUpper() : wrappedText).split(QLatin1Char('\n'));
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line) / 10 + style.spacing * line.size());
    return {width, lines.size() * style.pixels * 1.25};
}

// The places taken at one zoom level, in pixels of the world at that level, filed by cells.
class Ground {
public:
    [[nodiscard]] bool free(const QRectF &box) const
    {
        return eachCell(box, [&](std::int64_t cell) {
            const auto taken = m_cells.find(cell);
            return taken == m_cells.end() ||
                   std::ranges::none_of(taken->second, [&](const QRectF &other) { return other.intersects(box); });
        });
    }
    void take(const QRectF &box)
    {
        eachCell(box, [&](std::int64_t cell) {
            m_cells[cell].push_back(box);
            return true;
        });
    }

private:
    template<typename Visit>
    static bool eachCell(const QRectF &box, Visit visit)
    {
        constexpr double cell = 256;
        for (auto y = std::int64_t(std::floor(box.top() / cell)); y <= std::int64_t(box.bottom() / cell); ++y)
            for (auto x = std::int64_t(std::floor(box.left() / cell)); x <= std::int64_t(box.right() / cell); ++x)
                if (!visit(y << 32 ^ x))
                    return false;
        return true;
    }

    std::unordered_map<std::int64_t, std::vector<QRectF>> m_cells;
};

constexpr int never = deepest + 1;

// For each label the zoom level at which it appears, `never` where it always would touch a heavier one.
std::vector<int> firstZooms(const std::vector<PointLabel> &labels)
{
    std::vector<int> first(labels.size(), never);
    std::vector<QSizeF> sizes;
    sizes.reserve(labels.size());
    for (const PointLabel &label : labels)
        sizes.push_back(sizeOf(label.text, styleOf(label.kind)) + QSizeF(8, 6));

    for (int zoom = 0; zoom <= deepest; ++zoom) {
        const double pixelsPerMetre = 256 * std::exp2(zoom) / worldWidth;
        Ground ground;
        const auto boxOf = [&](std::size_t i) {
            QRectF box(QPointF(), sizes[i]);
            box.moveCenter({labels[i].place.x() * pixelsPerMetre, -labels[i].place.y() * pixelsPerMetre});
            return box;
        };
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (first[i] < zoom && labels[i].maxZoom >= zoom)
                ground.take(boxOf(i));
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (first[i] != never || labels[i].minZoom > zoom || labels[i].maxZoom < zoom)
                continue;
            if (const QRectF box = boxOf(i); ground.free(box)) {
                ground.take(box);
                first[i] = zoom;
            }
        }
    }
    return first;
}

QgsRuleBasedLabeling::Rule *ruleOf(LabelKind kind, const Palette &palette)
{
    const LabelStyle &style = styleOf(kind);
    QgsTextFormat format = textFormat(palette.*style.colour, palette.halo, style.pixels, style.italic, style.bold);
    QFont font = format.font();
    font.setLetterSpacing(QFont::AbsoluteSpacing, points(style.spacing));
    format.setFont(font);
    if (style.capitals)
        format.setCapitalization(Qgis::Capitalization::AllUppercase);
    format.setLineHeight(0.95);

    auto settings = std::make_unique<QgsPalLayerSettings>();
    settings->fieldName = QStringLiteral("text");
    settings->setFormat(format);
    settings->placement = Qgis::LabelPlacement::OverPoint;
    settings->multilineAlign = Qgis::LabelMultiLineAlignment::Center;
    // They do not touch each other; before names along lines they win.
    settings->priority = 10;
    return new QgsRuleBasedLabeling::Rule(
        settings.release(), 0, 0,
        QStringLiteral("\"kind\" = %1 AND @zoom >= \"first\" AND @zoom < \"last\" + 1").arg(static_cast<int>(kind)));
}

}  // namespace

QgsTextFormat textFormat(const QColor &colour, const QColor &halo, double pixels, bool italic, bool bold)
{
    QgsTextFormat format;
    format.setFont(fontOf(pixels, bold, italic));
    format.setSize(points(pixels));
    format.setSizeUnit(Qgis::RenderUnit::Points);
    format.setColor(colour);
    QgsTextBufferSettings buffer;
    buffer.setEnabled(true);
    buffer.setColor(halo);
    buffer.setOpacity(0.8);
    buffer.setSizeUnit(Qgis::RenderUnit::Points);
    buffer.setSize(points(1.2));
    format.setBuffer(buffer);
    return format;
}

std::optional<PointLabel> areaLabel(const QString &text, const QgsGeometry &area, LabelKind kind)
{
    const QgsPolygon *largest = nullptr;
    double size = 0;
    for (auto part = area.const_parts_begin(); part != area.const_parts_end(); ++part)
        if (const double partSize = (*part)->area(); partSize > size) {
            size = partSize;
            largest = qgsgeometry_cast<const QgsPolygon *>(*part);
        }
    if (!largest)
        return std::nullopt;
    // A label has no use for more than the rough shape, and the search takes time with every vertex.
    constexpr int enough = 60;
    const QgsCurve *ring = largest->exteriorRing();
    QgsPolylineXY rough;
    for (int i = 0; i < ring->numPoints(); i += std::max(1, ring->numPoints() / enough))
        rough << QgsPointXY(ring->xAt(i), ring->yAt(i));
    const double breadth = std::sqrt(size);
    double radius = 0;
    const QgsGeometry middle = QgsGeometry::fromPolygonXY({rough}).poleOfInaccessibility(breadth / 15, &radius);
    if (middle.isEmpty() || radius <= 0)
        return std::nullopt;

    PointLabel label{.text = text, .place = middle.asPoint(), .kind = kind, .weight = size};
    const double width = sizeOf(wrapped(text, styleOf(kind).wrap), styleOf(kind)).width();
    const double room = std::sqrt(2 * radius * breadth);
    const double share = kind == LabelKind::Country ? 0.5 : 0.8;
    label.minZoom = std::log2(width * share * worldWidth / (256 * room));
    return label;
}

std::unique_ptr<QgsVectorLayer> labelLayer(std::vector<PointLabel> labels, const Palette &palette)
{
    for (PointLabel &label : labels)
        label.text = wrapped(label.text, styleOf(label.kind).wrap);
    std::ranges::stable_sort(labels, [](const PointLabel &a, const PointLabel &b) {
        return a.kind != b.kind ? a.kind < b.kind : a.weight > b.weight;
    });
    const std::vector<int> first = firstZooms(labels);

    QgsFields fields;
    fields.append(QgsField(QStringLiteral("text"), QMetaType::Type::QString));
    fields.append(QgsField(QStringLiteral("kind"), QMetaType::Type::Int));
    fields.append(QgsField(QStringLiteral("first"), QMetaType::Type::Int));
    fields.append(QgsField(QStringLiteral("last"), QMetaType::Type::Double));
    QgsFeatureList features;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (first[i] == never)
            continue;
        QgsFeature feature(fields);
        feature.setGeometry(QgsGeometry::fromPointXY(labels[i].place));
        feature.setAttributes(
            QVector<QVariant>{labels[i].text, static_cast<int>(labels[i].kind), first[i], labels[i].maxZoom});
        features << feature;
    }

    auto layer = memoryLayer(QStringLiteral("labels"), QStringLiteral("Point"), fields, features);
    layer->setRenderer(new QgsNullSymbolRenderer());
    auto root = std::make_unique<QgsRuleBasedLabeling::Rule>(nullptr);
    for (int kind = 0; kind < static_cast<int>(LabelKind::Count); ++kind)
        root->appendChild(ruleOf(static_cast<LabelKind>(kind), palette));
    layer->setLabeling(new QgsRuleBasedLabeling(root.release()));
    layer->setLabelsEnabled(true);
    return layer;
}

}  // namespace civiscope::engine
