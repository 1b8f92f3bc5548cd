// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/countwords.h"

#include "words/numberwords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct CountWords {
    Q_DECLARE_TR_FUNCTIONS(CountWords)
};

}  // namespace

QString entities(qint64 count)
{
    return CountWords::tr("%Ln entities", nullptr, numerus(count));
}

QString types(qint64 count)
{
    return CountWords::tr("%Ln types", nullptr, numerus(count));
}

QString values(qint64 count)
{
    return CountWords::tr("%Ln values", nullptr, numerus(count));
}

QString series(qint64 count)
{
    return CountWords::tr("%Ln series", nullptr, numerus(count));
}

QString rows(qint64 count)
{
    return CountWords::tr("%Ln rows", nullptr, numerus(count));
}

QString features(qint64 count)
{
    return CountWords::tr("%Ln features", nullptr, numerus(count));
}

QString errors(qint64 count)
{
    return CountWords::tr("%Ln errors", nullptr, numerus(count));
}

QString warnings(qint64 count)
{
    return CountWords::tr("%Ln warnings", nullptr, numerus(count));
}

QString notes(qint64 count)
{
    return CountWords::tr("%Ln notes", nullptr, numerus(count));
}

QString validity(qint64 entities, qint64 valid, qint64 invalid, qint64 notChecked)
{
    return CountWords::tr("%1: %2 valid, %3 invalid, %4 without a schema")
        .arg(words::entities(entities), count(valid), count(invalid), count(notChecked));
}

}  // namespace civiscope::words
