// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/historywords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(HistoryWords)
};

}  // namespace

QString reason(history::UnreadReason reason)
{
    using enum history::UnreadReason;
    switch (reason) {
    case NotAnEntity: return HistoryWords::tr("is no entity");
    case MissingId: return HistoryWords::tr("has no id");
    case NoTime: return HistoryWords::tr("has no time, which its neighbours have");
    case TimeUnreadable: return HistoryWords::tr("has a time that is none");
    case TimeWithoutZone: return HistoryWords::tr("has a time without a zone");
    case NotAPair: return HistoryWords::tr("is no pair of value and time");
    case NotAPeriod: return HistoryWords::tr("is no value with start and end");
    case NotANumber: return HistoryWords::tr("is an aggregate without a number");
    case EndBeforeStart: return HistoryWords::tr("ends before it starts");
    case NoValue: return HistoryWords::tr("has no value");
    }
    return {};
}

}  // namespace civiscope::words
