// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/loadwords.h"

#include "words/numberwords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct LoadWords {
    Q_DECLARE_TR_FUNCTIONS(LoadWords)
};

}  // namespace

QString note(const client::PagingRemark &remark)
{
    using enum client::PagingNote;
    const QString detail = QString::fromStdString(remark.detail);
    switch (remark.note) {
    case PageLimitLowered: return LoadWords::tr("The broker refuses larger pages; loaded in pages of %1.").arg(detail);
    case NoCount: return LoadWords::tr("The broker does not say how many entities it has; loaded to the last page.");
    case CountTooSmall: return LoadWords::tr("More entities came than the broker counted.");
    case NextLinkUseless: return LoadWords::tr("The broker's links to the next page lead astray; paged by number.");
    case PagesRepeat: return LoadWords::tr("The broker repeats pages.");
    case DeepPagesEmpty: return LoadWords::tr("The broker's pages are empty from entity %1 on.").arg(detail);
    case ChangedMeanwhile: return LoadWords::tr("Entities went away while they were being loaded.");
    case WalkedTwice: return LoadWords::tr("Some entities were missed at first; all pages were loaded again.");
    case SplitById: return LoadWords::tr("The broker cannot page so far; loaded in parts by the beginning of the id.");
    case IdPatternIgnored:
        return LoadWords::tr("The broker does not look at idPattern, so the rest cannot be asked for.");
    case IdsTwice: return LoadWords::tr("The broker gave %Ln ids twice.", nullptr, numerus(detail.toLongLong()));
    case PartialSources: return LoadWords::tr("Sources behind the broker failed: %1").arg(detail);
    case TypesUnknown: return LoadWords::tr("The broker does not list its types; everything was asked for at once.");
    case StoppedAtMost: return LoadWords::tr("There are more entities than were asked for.");
    }
    return {};
}

QString elsewhere(const QUrl &asked, const QUrl &found)
{
    return LoadWords::tr("Nothing at %1; the broker answers at %2.").arg(asked.toString(), found.toString());
}

}  // namespace civiscope::words
