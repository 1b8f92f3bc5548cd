// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/celltext.h"

#include "ngsild/languagemap.h"
#include "words/numberwords.h"
#include "words/tablewords.h"
#include "words/timewords.h"

#include <nlohmann/json.hpp>

#include <QTextDocument>

namespace civiscope::items {

namespace {

constexpr qsizetype longestLine = 200;
constexpr qsizetype longestId = 40;

QString oneLine(const QString &text)
{
    QString line = text.left(longestLine).simplified();
    return text.size() > longestLine ? line + QChar(0x2026) : line;
}

// "Polygon" of a geometry's JSON; the rest is for the map.
QString geometryName(std::string_view json)
{
    const auto geometry = nlohmann::json::parse(json, nullptr, false);
    const auto type = geometry.is_object() ? geometry.find("type") : geometry.end();
    return geometry.is_object() && type != geometry.end() && type->is_string()
               ? toQString(type->get_ref<const std::string &>())
               : oneLine(toQString(json));
}

QString coordinates(LonLat place)
{
    return QStringLiteral("%1, %2").arg(QString::number(place.lon, 'f', 5), QString::number(place.lat, 'f', 5));
}

}  // namespace

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString readableText(const store::Cell &cell, ngsild::AttributeKind kind)
{
    switch (cell.type) {
    case store::CellType::None: return {};
    case store::CellType::Number: return words::number(cell.number);
    case store::CellType::Boolean: return words::yesOrNo(cell.boolean);
    case store::CellType::Time: return words::exactTime(cell.moment);
    case store::CellType::Relationship: return QChar(0x2192) + QStringLiteral(" ") + shortId(cell.text);
    case store::CellType::Point: return coordinates(cell.place);
    case store::CellType::Geometry: return geometryName(cell.text);
    case store::CellType::String: return oneLine(toQString(cell.text));
    case store::CellType::Json:
        if (kind == ngsild::AttributeKind::LanguageProperty) {
            if (const QString text = ngsild::inUsersLanguage(cell.text); !text.isNull())
                return oneLine(text);
        }
        return oneLine(toQString(cell.text));
    }
    return {};
}

QString exactText(const store::Cell &cell)
{
    switch (cell.type) {
    case store::CellType::None: return {};
    case store::CellType::Number: return words::exactNumber(cell.number);
    case store::CellType::Boolean: return cell.boolean ? QStringLiteral("true") : QStringLiteral("false");
    default: return toQString(cell.text);
    }
}

QString shortId(std::string_view id)
{
    QString text = toQString(id);
    if (text.size() <= longestId)
        return text;
    const qsizetype tail = longestId * 3 / 5;
    return text.left(longestId - tail - 1) + QChar(0x2026) + text.right(tail);
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal);
}

}  // namespace civiscope::items
