// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/colourlegend.h"

#include "items/celltext.h"
#include "words/mapwords.h"
#include "words/numberwords.h"

namespace civiscope::items {

namespace {

QString nameOf(const carto::Colouring::Look &look)
{
    using Kind = carto::Colouring::Kind;
    switch (look.kind) {
    case Kind::Class:
        return look.low == look.high ? words::number(look.low)
                                     : QStringLiteral("%1 – %2").arg(words::number(look.low), words::number(look.high));
    case Kind::Category: return look.text.empty() ? words::emptyText() : shortId(look.text);
    case Kind::Other: {
        const qint64 others = QByteArray::fromStdString(look.text).toLongLong();
        return others > 0 ? words::otherValues(others) : words::uncountedOthers();
    }
    case Kind::OtherUnit: return words::inAnotherUnit();
    case Kind::NoValue: break;
    }
    return words::withoutValue();
}

}  // namespace

QString colourTitle(const std::string &name, const std::string &unitCode)
{
    const QString unit = words::unit(unitCode);
    return unit.isEmpty() ? toQString(name) : QStringLiteral("%1, %2").arg(toQString(name), unit);
}

ColourLegend colourLegend(const carto::Colouring &colouring, const std::vector<std::vector<std::int64_t>> &shown)
{
    ColourLegend legend{colourTitle(colouring.name(), colouring.unit()), {}};
    const auto &looks = colouring.looks();
    for (std::size_t i = 0; i < looks.size(); ++i) {
        qint64 count = 0;
        for (const auto &counts : shown)
            count += counts[i];
        const bool always =
            looks[i].kind == carto::Colouring::Kind::Class || looks[i].kind == carto::Colouring::Kind::Category;
        if (always || count > 0)
            legend.entries.push_back({looks[i].mark, nameOf(looks[i]), count});
    }
    return legend;
}

}  // namespace civiscope::items
