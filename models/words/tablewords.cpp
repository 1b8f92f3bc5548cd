// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/tablewords.h"

#include "words/numberwords.h"
#include "words/timewords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct TableWords {
    Q_DECLARE_TR_FUNCTIONS(TableWords)
};

QString ofCity(const QString &what, const QString &city)
{
    return TableWords::tr("%1, %2", "a column's head and the city it is about").arg(what, city);
}

}  // namespace

QString head(ColumnHead head, const QString &city)
{
    switch (head) {
    case ColumnHead::Id: return TableWords::tr("id");
    case ColumnHead::Observed: return TableWords::tr("observed");
    case ColumnHead::Attribute: return TableWords::tr("Attribute");
    case ColumnHead::Value: return TableWords::tr("Value");
    case ColumnHead::Source: return TableWords::tr("Source");
    case ColumnHead::Entities: return TableWords::tr("Entities");
    case ColumnHead::Newest: return TableWords::tr("Newest");
    case ColumnHead::TypeAndAttribute: return TableWords::tr("Type, attribute");
    case ColumnHead::Match: return TableWords::tr("Match");
    case ColumnHead::FilledIn: return ofCity(TableWords::tr("Filled"), city);
    case ColumnHead::UnitIn: return ofCity(TableWords::tr("Unit"), city);
    case ColumnHead::NewestIn: return ofCity(TableWords::tr("Newest"), city);
    case ColumnHead::ValidIn: return ofCity(TableWords::tr("Valid"), city);
    case ColumnHead::WhatToKnow: return TableWords::tr("What to know");
    case ColumnHead::Where: return TableWords::tr("Where");
    case ColumnHead::Why: return TableWords::tr("Why");
    case ColumnHead::Detail: return TableWords::tr("Detail");
    case ColumnHead::WhatCame: return TableWords::tr("What came");
    case ColumnHead::What: return TableWords::tr("What");
    case ColumnHead::HowOftenWhere: return TableWords::tr("How often, where");
    }
    return {};
}

QString headToolTip(ColumnHead head)
{
    if (head == ColumnHead::Id)
        return TableWords::tr("The entity's identifier");
    return head == ColumnHead::Observed
               ? TableWords::tr("Newest observation of any attribute, else when the entity was modified")
               : QString();
}

QString memberName(EntityMember member)
{
    switch (member) {
    case EntityMember::Id: return TableWords::tr("id");
    case EntityMember::Type: return TableWords::tr("type");
    case EntityMember::Scope: return TableWords::tr("scope");
    case EntityMember::Kind: return TableWords::tr("kind");
    }
    return {};
}

QString yesOrNo(bool value)
{
    return value ? TableWords::tr("yes") : TableWords::tr("no");
}

QString noValue()
{
    return TableWords::tr("(no value)");
}

QString unitLine(std::string_view code)
{
    return TableWords::tr("Unit: %1 (%2)").arg(unit(code), QString::fromUtf8(code.data(), qsizetype(code.size())));
}

QString observedLine(Moment moment)
{
    return TableWords::tr("Observed: %1").arg(exactTime(moment));
}

QString kindLine(std::string_view kind)
{
    return TableWords::tr("Kind: %1").arg(QString::fromUtf8(kind.data(), qsizetype(kind.size())));
}

QString datasetLine(const QString &id)
{
    return TableWords::tr("Dataset: %1").arg(id);
}

QString presentLine(qint64 present, qint64 entities)
{
    return TableWords::tr("In %1 of %Ln entities", nullptr, numerus(entities)).arg(count(present));
}

QString newestLine(std::optional<Moment> newest)
{
    return newest ? TableWords::tr("Newest observation: %1").arg(exactTime(*newest))
                  : TableWords::tr("No observation tells its time");
}

QString askedLine(Moment moment)
{
    return TableWords::tr("Asked last: %1").arg(exactTime(moment));
}

QString undefinedName()
{
    return TableWords::tr("No context in use says what this name means.");
}

QString undefinedType()
{
    return TableWords::tr("No context in use says what this type means.");
}

QString foundTimes(qint64 times)
{
    return TableWords::tr("found %Ln times", nullptr, numerus(times));
}

}  // namespace civiscope::words
