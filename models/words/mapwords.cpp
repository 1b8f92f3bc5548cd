// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/mapwords.h"

#include "words/numberwords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct MapWords {
    Q_DECLARE_TR_FUNCTIONS(MapWords)
};

}  // namespace

QString emptyText()
{
    return MapWords::tr("(empty)");
}

QString otherValues(qint64 count)
{
    return MapWords::tr("%Ln other values", nullptr, numerus(count));
}

QString uncountedOthers()
{
    return MapWords::tr("other values");
}

QString inAnotherUnit()
{
    return MapWords::tr("in another unit");
}

QString withoutValue()
{
    return MapWords::tr("no value");
}

QString andMore(qint64 more)
{
    return MapWords::tr("and %Ln more", nullptr, numerus(more));
}

QString baseMapAttribution(bool withSketch)
{
    return withSketch ? MapWords::tr("Base map: Natural Earth · sketch of the city: Civiscope")
                      : MapWords::tr("Base map: Natural Earth");
}

}  // namespace civiscope::words
