// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/findingwords.h"

#include "words/numberwords.h"
#include "words/text.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

using schema::Finding;
using schema::RuleCode;

struct FindingWords {
    Q_DECLARE_TR_FUNCTIONS(FindingWords)
};

// The attribute that a pointer leads to, as people call it: "no2", "no2.quality".
QString attributeOf(const std::string &pointer)
{
    static const QStringList inside{QStringLiteral("value"),       QStringLiteral("object"),
                                    QStringLiteral("languageMap"), QStringLiteral("vocab"),
                                    QStringLiteral("json"),        QStringLiteral("valueList"),
                                    QStringLiteral("objectList"),  QStringLiteral("properties")};
    QStringList names;
    for (const auto parts = text(pointer).split(QLatin1Char('/'), Qt::SkipEmptyParts); QString name : parts) {
        bool isIndex = false;
        name.toUInt(&isIndex);
        if (!isIndex && !inside.contains(name))
            names << name.replace(QLatin1String("~1"), QLatin1String("/"))
                         .replace(QLatin1String("~0"), QLatin1String("~"));
    }
    return names.isEmpty() ? FindingWords::tr("the entity") : QStringLiteral("“%1”").arg(names.join(QLatin1Char('.')));
}

QString found(const Finding &finding)
{
    constexpr qsizetype most = 60;
    const QString whole = text(finding.found);
    return whole.size() > most ? whole.left(most - 1) + QChar(0x2026) : whole;
}

QString why(const std::string &expected)
{
    if (expected == "range")
        return FindingWords::tr("its coordinates are no place on earth");
    if (expected == "numbers")
        return FindingWords::tr("its coordinates are texts, not numbers");
    if (expected == "closed")
        return FindingWords::tr("a ring does not end where it begins");
    if (expected == "geometry")
        return FindingWords::tr("it cannot be drawn");
    if (expected == "type")
        return FindingWords::tr("its type is misspelt");
    if (expected == "nesting")
        return FindingWords::tr("its coordinates stand in one array too many");
    return text(expected);
}

}  // namespace

QString ruleTitle(RuleCode rule)
{
    switch (rule) {
    case RuleCode::SchemaType: return FindingWords::tr("Value of the wrong type");
    case RuleCode::SchemaRequired: return FindingWords::tr("Required attribute missing");
    case RuleCode::SchemaEnum: return FindingWords::tr("Word that is not in the list");
    case RuleCode::SchemaConst: return FindingWords::tr("Not the one value allowed");
    case RuleCode::SchemaFormat: return FindingWords::tr("Text of the wrong form");
    case RuleCode::SchemaPattern: return FindingWords::tr("Text that does not fit the pattern");
    case RuleCode::SchemaMinimum: return FindingWords::tr("Number too small");
    case RuleCode::SchemaMaximum: return FindingWords::tr("Number too large");
    case RuleCode::SchemaMultipleOf: return FindingWords::tr("Number off the steps");
    case RuleCode::SchemaLength: return FindingWords::tr("Text too short or too long");
    case RuleCode::SchemaItems: return FindingWords::tr("List with wrong items");
    case RuleCode::SchemaProperties: return FindingWords::tr("Object with wrong members");
    case RuleCode::SchemaAdditional: return FindingWords::tr("Attribute the schema does not allow");
    case RuleCode::SchemaAlternatives: return FindingWords::tr("None of the alternatives");
    case RuleCode::SchemaNot: return FindingWords::tr("What the schema excludes");
    case RuleCode::SchemaOther: return FindingWords::tr("Against the schema");
    case RuleCode::Unreadable: return FindingWords::tr("Entity that cannot be read");
    case RuleCode::DuplicateId: return FindingWords::tr("Same id, other content");
    case RuleCode::IdNotUri: return FindingWords::tr("Id that is no URI");
    case RuleCode::KindMalformed: return FindingWords::tr("Attribute of no known kind");
    case RuleCode::KindGeometry: return FindingWords::tr("Geometry in a Property");
    case RuleCode::KindLeftover: return FindingWords::tr("Leftover of NGSIv2");
    case RuleCode::KeyRepeated: return FindingWords::tr("Member that stands twice");
    case RuleCode::NameNotPortable: return FindingWords::tr("Name that no query can hold");
    case RuleCode::ValueNull: return FindingWords::tr("Null as a value");
    case RuleCode::NumberAsString: return FindingWords::tr("Number written as text");
    case RuleCode::TimeUnreadable: return FindingWords::tr("Time that cannot be read");
    case RuleCode::TimeWithoutZone: return FindingWords::tr("Time without a zone");
    case RuleCode::TimeInFuture: return FindingWords::tr("Time in the future");
    case RuleCode::TimeImplausible: return FindingWords::tr("Clock that was never set");
    case RuleCode::UnitUnknown: return FindingWords::tr("Unknown unit");
    case RuleCode::UnitMissing: return FindingWords::tr("Missing unit");
    case RuleCode::TermUndefined: return FindingWords::tr("Name without a meaning");
    case RuleCode::TermNearMiss: return FindingWords::tr("Name that looks misspelt");
    case RuleCode::AxesSwapped: return FindingWords::tr("Latitude and longitude swapped");
    case RuleCode::NullIsland: return FindingWords::tr("Place at 0°, 0°");
    case RuleCode::GeometryInvalid: return FindingWords::tr("Invalid geometry");
    case RuleCode::RelationshipDangling: return FindingWords::tr("Relationship to nothing");
    }
    return {};
}

QString sentence(const Finding &finding)
{
    const QString attribute = attributeOf(finding.pointer);
    const QString is = found(finding);
    const QString expected = expectation(finding);
    switch (finding.rule) {
    case RuleCode::SchemaRequired: return FindingWords::tr("%1 lacks “%2”.").arg(attribute, expected);
    case RuleCode::SchemaAdditional:
        return FindingWords::tr("The schema of %2 has no %1.").arg(attribute, text(finding.type));
    case RuleCode::SchemaType:
    case RuleCode::SchemaEnum:
    case RuleCode::SchemaConst:
    case RuleCode::SchemaFormat:
    case RuleCode::SchemaPattern:
    case RuleCode::SchemaMinimum:
    case RuleCode::SchemaMaximum:
    case RuleCode::SchemaMultipleOf:
    case RuleCode::SchemaLength:
    case RuleCode::SchemaItems:
    case RuleCode::SchemaProperties:
    case RuleCode::SchemaAlternatives:
    case RuleCode::SchemaNot:
    case RuleCode::SchemaOther:
        return expected.isEmpty() ? FindingWords::tr("%1 is %2, which the schema does not allow.").arg(attribute, is)
                                  : FindingWords::tr("%1 is %2, but should be %3.").arg(attribute, is, expected);
    case RuleCode::Unreadable: return FindingWords::tr("What stands at %1 could not be read as an entity.").arg(is);
    case RuleCode::DuplicateId:
        return FindingWords::tr("%1 comes again at %2, with other content; the first was kept.")
            .arg(text(finding.entity), is);
    case RuleCode::IdNotUri: return FindingWords::tr("The id %1 is no URI.").arg(is);
    case RuleCode::KindMalformed:
        if (finding.expected == "value")
            return FindingWords::tr("%1 has no value.").arg(attribute);
        if (finding.expected == "URI")
            return FindingWords::tr("%1 is a relationship to %2, which is no URI.").arg(attribute, is);
        if (finding.expected == "languageMap")
            return FindingWords::tr("%1 should hold texts by language, but is %2.").arg(attribute, is);
        return FindingWords::tr("%1 says it is of the kind %2, which NGSI-LD does not know.").arg(attribute, is);
    case RuleCode::KindGeometry: return FindingWords::tr("%1 is a Property, but holds a geometry.").arg(attribute);
    case RuleCode::KindLeftover: return FindingWords::tr("%1 is how NGSIv2 wrote it.").arg(attribute);
    case RuleCode::KeyRepeated: return FindingWords::tr("%1 stands twice; the last one was taken.").arg(attribute);
    case RuleCode::NameNotPortable: return FindingWords::tr("The name %1 cannot be used in queries.").arg(attribute);
    case RuleCode::ValueNull: return FindingWords::tr("%1 is null.").arg(attribute);
    case RuleCode::NumberAsString:
        return FindingWords::tr("%1 is the text %2, where other entities have a number.").arg(attribute, is);
    case RuleCode::TimeUnreadable: return FindingWords::tr("%1 is %2, which is no time.").arg(attribute, is);
    case RuleCode::TimeWithoutZone:
        return FindingWords::tr("%1 is %2 and does not say in which zone; it was read as UTC.").arg(attribute, is);
    case RuleCode::TimeInFuture: return FindingWords::tr("%1 is %2, which is still to come.").arg(attribute, is);
    case RuleCode::TimeImplausible:
        return FindingWords::tr("%1 is %2: a clock that was not set, most likely.").arg(attribute, is);
    case RuleCode::UnitUnknown:
        return expected.isEmpty()
                   ? FindingWords::tr("%1 is %2, which is not among the known UN/CEFACT codes.").arg(attribute, is)
                   : FindingWords::tr("%1 is %2; the code for that is %3.").arg(attribute, is, expected);
    case RuleCode::UnitMissing:
        return expected.isEmpty()
                   ? FindingWords::tr("%1 is a measured number without a unit.").arg(attribute)
                   : FindingWords::tr("%1 has no unit, where other entities have %2.").arg(attribute, expected);
    case RuleCode::TermUndefined:
        if (finding.pointer == "/type" || finding.pointer == "/@type")
            return FindingWords::tr("No context says what the type %1 means.").arg(is);
        return FindingWords::tr("No context says what %1 means.").arg(attribute);
    case RuleCode::TermNearMiss:
        return FindingWords::tr("No context knows %1; was “%2” meant?").arg(attribute, expected);
    case RuleCode::AxesSwapped:
        return FindingWords::tr("%1 seems to give the latitude first: the other way round it is in place.")
            .arg(attribute);
    case RuleCode::NullIsland: return FindingWords::tr("%1 is 0°, 0°, in the sea off Africa.").arg(attribute);
    case RuleCode::GeometryInvalid:
        return FindingWords::tr("%1 is no valid geometry: %2.").arg(attribute, why(finding.expected));
    case RuleCode::RelationshipDangling:
        return FindingWords::tr("%1 leads to %2, which is not here.").arg(attribute, is);
    }
    return {};
}

QString advice(const Finding &finding)
{
    switch (finding.rule) {
    case RuleCode::SchemaType:
        return FindingWords::tr("Send it as the schema asks: numbers without quotes, lists in brackets.");
    case RuleCode::SchemaRequired: return FindingWords::tr("Add the attribute, or make it optional in the schema.");
    case RuleCode::SchemaEnum:
    case RuleCode::SchemaConst:
        return FindingWords::tr("Use a word of the list, spelt the same, or add this one to the schema.");
    case RuleCode::SchemaFormat:
        return text(finding.expected).startsWith(QLatin1String("date"))
                   ? FindingWords::tr("Write times like 2026-01-31T12:00:00Z, with the Z or an offset.")
                   : FindingWords::tr("Write it in the form that the schema names.");
    case RuleCode::SchemaPattern: return FindingWords::tr("Compare the text with the pattern in the schema.");
    case RuleCode::SchemaMinimum:
    case RuleCode::SchemaMaximum:
        return FindingWords::tr("Check the sensor and the unit; placeholders such as -1 or 9999 are better left out.");
    case RuleCode::SchemaAdditional: return FindingWords::tr("Check the spelling, or add the attribute to the schema.");
    case RuleCode::SchemaAlternatives: return FindingWords::tr("Make it fit one of the alternatives in the schema.");
    case RuleCode::SchemaMultipleOf:
    case RuleCode::SchemaLength:
    case RuleCode::SchemaItems:
    case RuleCode::SchemaProperties:
    case RuleCode::SchemaNot:
    case RuleCode::SchemaOther: return FindingWords::tr("Compare it with the schema at the place named.");
    case RuleCode::Unreadable:
        return FindingWords::tr("Look at the raw text: it must be a JSON object with id and type.");
    case RuleCode::DuplicateId:
        return FindingWords::tr("Give each thing an id of its own, or send only its newest state.");
    case RuleCode::IdNotUri: return FindingWords::tr("Use ids such as urn:ngsi-ld:Type:name, without blanks.");
    case RuleCode::KindMalformed:
        if (finding.expected == "value")
            return FindingWords::tr("Send the value, or leave the attribute out.");
        if (finding.expected == "URI")
            return FindingWords::tr("Point to the id of an entity; leave the relationship out when there is none.");
        return FindingWords::tr("Use a kind of the standard: mostly Property, GeoProperty or Relationship.");
    case RuleCode::KindGeometry:
        return FindingWords::tr("Change its type to GeoProperty, so that maps and geo-queries see it.");
    case RuleCode::KindLeftover: return FindingWords::tr("Turn metadata into sub-attributes.");
    case RuleCode::KeyRepeated:
        return FindingWords::tr("Send each member once; give instances a datasetId of their own.");
    case RuleCode::NameNotPortable: return FindingWords::tr("Use letters, digits and underscores only.");
    case RuleCode::ValueNull: return FindingWords::tr("Leave the attribute out when there is no value.");
    case RuleCode::NumberAsString: return FindingWords::tr("Send the number without quotes.");
    case RuleCode::TimeUnreadable:
    case RuleCode::TimeWithoutZone:
        return FindingWords::tr("Write times like 2026-01-31T12:00:00Z, in UTC and with the Z.");
    case RuleCode::TimeInFuture: return FindingWords::tr("Check the clock and the zone of the sender.");
    case RuleCode::TimeImplausible: return FindingWords::tr("Set the sender's clock before it sends.");
    case RuleCode::UnitUnknown: return FindingWords::tr("Use the UN/CEFACT common code: CEL, P1, GQ …");
    case RuleCode::UnitMissing: return FindingWords::tr("Add unitCode, so that the number can be compared.");
    case RuleCode::TermUndefined:
        return FindingWords::tr("Define the name in an @context, or use one of a shared model.");
    case RuleCode::TermNearMiss: return FindingWords::tr("Correct the spelling, or define the name in an @context.");
    case RuleCode::AxesSwapped: return FindingWords::tr("GeoJSON has the longitude first.");
    case RuleCode::NullIsland: return FindingWords::tr("Leave the location out when it is not known.");
    case RuleCode::GeometryInvalid: return FindingWords::tr("Repair the geometry at its source, then send it again.");
    case RuleCode::RelationshipDangling: return FindingWords::tr("Publish the entity it leads to, or correct the id.");
    }
    return {};
}

QString expectation(const Finding &finding)
{
    switch (finding.rule) {
    case RuleCode::UnitUnknown:
    case RuleCode::UnitMissing: {
        if (finding.expected.empty())
            return {};
        const QString symbol = unit(finding.expected);
        const QString code = text(finding.expected);
        return symbol.isEmpty() || symbol == code ? code : QStringLiteral("%1 (%2)").arg(code, symbol);
    }
    case RuleCode::GeometryInvalid:
    case RuleCode::Unreadable: return {};
    default: return text(finding.expected);
    }
}

QString severity(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Error: return FindingWords::tr("error");
    case schema::Severity::Warning: return FindingWords::tr("warning");
    case schema::Severity::Note: return FindingWords::tr("note");
    }
    return {};
}

QString fault(schema::Fault fault)
{
    return fault == schema::Fault::Model ? FindingWords::tr("model") : FindingWords::tr("data");
}

}  // namespace civiscope::words
