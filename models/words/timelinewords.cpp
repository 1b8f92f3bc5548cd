// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/timelinewords.h"

#include "words/errorwords.h"
#include "words/numberwords.h"

#include <QCoreApplication>
#include <QUrl>

namespace civiscope::words {

namespace {

struct TimelineWords {
    Q_DECLARE_TR_FUNCTIONS(TimelineWords)
};

}  // namespace

QString exactValue(const history::Value &value, std::string_view unitCode)
{
    using Type = history::Value::Type;
    switch (value.type) {
    case Type::Gone: return TimelineWords::tr("deleted");
    case Type::Boolean: return value.number != 0 ? TimelineWords::tr("true") : TimelineWords::tr("false");
    case Type::Number: {
        const QString symbol = unit(unitCode);
        return symbol.isEmpty() ? exactNumber(value.number) : exactNumber(value.number) + QChar(0x202f) + symbol;
    }
    case Type::Text:
    case Type::Json: break;
    }
    return QString::fromStdString(value.text);
}

QString noHistory(const Error &error)
{
    if (error.code == ErrorCode::NoTemporalApi)
        return TimelineWords::tr(
                   "This broker offers no history: %1 is not served (%2). Values that come in while it is "
                   "watched are in the table and on the map.")
            .arg(QUrl(QString::fromStdString(error.where)).toDisplayString(QUrl::RemoveQuery),
                 QString::fromStdString(error.detail));
    const QString advice = hint(error);
    return advice.isEmpty() ? sentence(error) : sentence(error) + QLatin1Char(' ') + advice;
}

}  // namespace civiscope::words
