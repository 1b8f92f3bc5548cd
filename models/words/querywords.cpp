// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/querywords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct QueryWords {
    Q_DECLARE_TR_FUNCTIONS(QueryWords)
};

// Long or strange input is shown shortened, on one line.
QString shown(const std::string &text)
{
    constexpr qsizetype most = 40;
    QString word = QString::fromStdString(text).simplified();
    return word.size() > most ? word.left(most - 1) + QChar(0x2026) : word;
}

}  // namespace

QString sentence(const query::Fault &fault)
{
    using enum query::FaultCode;
    const QString found = shown(fault.found);
    const QString right = QString::fromStdString(fault.expected);
    switch (fault.code) {
    case Empty: return QueryWords::tr("There is no query. For example: no2>40");
    case NameExpected:
        return found.isEmpty() ? QueryWords::tr("The name of an attribute is missing here.")
                               : QueryWords::tr("The name of an attribute should stand here, not %1.").arg(found);
    case KeyExpected: return QueryWords::tr("A name is missing in the brackets. For example: address[street]");
    case OperatorExpected:
        return QueryWords::tr("An operator should stand here (== != > >= < <= ~= !~=, or ; for and, | for or), not %1.")
            .arg(found);
    case SingleEqual: return QueryWords::tr("Equal is written with two signs: ==");
    case WordOperator:
        return right == QLatin1String(";") ? QueryWords::tr("And is written as one ;")
                                           : QueryWords::tr("Or is written as one |");
    case ValueExpected:
        return QueryWords::tr("A value is missing here: a number, a \"text\", true, false, a time or a URI.");
    case TextNotQuoted: return QueryWords::tr("A text stands in double quotes: %1").arg(right);
    case SingleQuotes: return QueryWords::tr("A text stands in double quotes, not single ones: %1").arg(right);
    case QuoteNotClosed: return QueryWords::tr("The text that begins here has no closing quote.");
    case EscapeWrong:
        return QueryWords::tr("A backslash in a text must be followed by \" \\ / b f n r t or u and four digits.");
    case NumberWrong: return QueryWords::tr("%1 is no number. A number is written as 40, -1.5 or 1e3.").arg(found);
    case TimeWrong:
        return QueryWords::tr("%1 is no time there is. A time is written as 2025-01-31T12:00:00Z.").arg(found);
    case TimeWithoutZone: return QueryWords::tr("The time has no zone. For UTC write %1").arg(right);
    case NotOrdered:
        return QueryWords::tr("More and less need one number, text or time, not %1. With several values, ranges, true, "
                              "false and URIs only == and != work.")
            .arg(found);
    case PatternWrong: return QueryWords::tr("The regular expression cannot be read: %1.").arg(found);
    case RangeMixed:
        return QueryWords::tr("A range needs two numbers, two texts or two times: 20..50, not %1.").arg(found);
    case RangeReversed: return QueryWords::tr("The range %1 ends before it begins.").arg(found);
    case ParenthesisNotClosed: return QueryWords::tr("The parenthesis that opens here is never closed.");
    case ParenthesisNotOpened: return QueryWords::tr("This parenthesis closes nothing.");
    case BracketNotClosed: return QueryWords::tr("The bracket [ that opens here is never closed.");
    case BraceNotClosed: return QueryWords::tr("The brace { that opens here is never closed.");
    case TooDeep: return QueryWords::tr("The query is nested more than %1 deep.").arg(right);
    case TooLong: return QueryWords::tr("The query is too long.");
    case ParameterMissing:
        return QueryWords::tr("A geo-query needs georel, geometry and coordinates; this one is missing.");
    case RelationUnknown: return QueryWords::tr("%1 is no relation. There are: %2").arg(found, right);
    case DistanceMissing: return QueryWords::tr("near needs a distance in metres: %1").arg(right);
    case DistanceWrong: return QueryWords::tr("%1 is no distance: write metres, more than 0.").arg(found);
    case GeometryUnknown: return QueryWords::tr("%1 is no geometry. There are: %2").arg(found, right);
    case CoordinatesWrong:
        return right.isEmpty() ? QueryWords::tr("The coordinates cannot be read.")
                               : QueryWords::tr("The coordinates do not fit the geometry. For example: %1").arg(right);
    case CoordinatesOutside:
        return QueryWords::tr("The coordinates are not on earth. Longitude comes first, then latitude.");
    case RingNotClosed:
        return QueryWords::tr("The ring of a polygon needs at least four places, the last one the same as the first.");
    case ScopeWrong:
        return QueryWords::tr("%1 is no scope query. For example: /Europe/IT, /Europe/+ or /Europe/#").arg(found);
    case TypeWrong: return QueryWords::tr("The types cannot be read. For example: Building, Building|Museum");
    }
    return {};
}

QString sentence(const query::Fault &fault, const QString &character)
{
    const QString parameter = QString::fromLatin1(fault.parameter);
    return character.isEmpty() ? QueryWords::tr("%1: %2").arg(parameter, sentence(fault))
                               : QueryWords::tr("%1, character %2: %3").arg(parameter, character, sentence(fault));
}

QString nothingIsCalled(const std::vector<std::string> &names)
{
    QStringList quoted;
    for (const std::string &name : names)
        quoted << QueryWords::tr("“%1”").arg(QString::fromStdString(name));
    return QueryWords::tr("Nothing here is called %1.").arg(quoted.join(QStringLiteral(", ")));
}

}  // namespace civiscope::words
