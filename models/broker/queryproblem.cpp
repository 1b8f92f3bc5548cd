// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/queryproblem.h"

namespace civiscope::broker {

namespace {

const char *sentenceOf(query::FaultCode code)
{
    using enum query::FaultCode;
    switch (code) {
    case Empty: return "There is no query";
    case NameExpected: return "The name of an attribute should stand here";
    case KeyExpected: return "A name is missing in the brackets";
    case OperatorExpected: return "An operator should stand here";
    case SingleEqual: return "Equal is written ==";
    case WordOperator: return "And is written ; and or is written |";
    case ValueExpected: return "A value should stand here";
    case TextNotQuoted: return "A text stands in double quotes";
    case SingleQuotes: return "A text stands in double quotes, not in single ones";
    case QuoteNotClosed: return "The quote is never closed";
    case EscapeWrong: return "JSON knows no such escape";
    case NumberWrong: return "This is no number";
    case TimeWrong: return "There is no such time";
    case TimeWithoutZone: return "The time has no zone";
    case NotOrdered: return "More and less need one number, text or time";
    case PatternWrong: return "The regular expression cannot be read";
    case RangeMixed: return "A range needs two numbers, two texts or two times";
    case RangeReversed: return "The range ends before it begins";
    case ParenthesisNotClosed: return "The parenthesis is never closed";
    case ParenthesisNotOpened: return "The parenthesis closes nothing";
    case BracketNotClosed: return "The bracket is never closed";
    case BraceNotClosed: return "The brace is never closed";
    case TooDeep: return "The query is nested too deep";
    case TooLong: return "The query is too long";
    case ParameterMissing: return "georel, geometry and coordinates go together; this one is missing";
    case RelationUnknown: return "There is no such relation";
    case DistanceMissing: return "near needs a distance in metres";
    case DistanceWrong: return "A distance is a number of metres, more than 0";
    case GeometryUnknown: return "There is no such geometry";
    case CoordinatesWrong: return "The coordinates do not fit the geometry";
    case CoordinatesOutside: return "The coordinates are not on earth; longitude comes first";
    case RingNotClosed: return "A ring needs at least four places and ends where it begins";
    case ScopeWrong: return "This is no scope query";
    case TypeWrong: return "The types cannot be read";
    }
    return "The query cannot be read";
}

}  // namespace

std::string queryProblem(const query::Fault &fault, const query::FilterText &text)
{
    std::string problem = fault.parameter;
    if (const std::string_view written = query::writtenText(fault, text); !written.empty())
        problem += ", character " + std::to_string(query::characterOf(fault, written));
    problem.append(": ").append(sentenceOf(fault.code));
    if (!fault.expected.empty())
        problem += ": " + fault.expected;
    return problem + '.';
}

}  // namespace civiscope::broker
