// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/entitypager.h"

namespace civiscope::test {

// A word for each, for what tests print and name.
inline const char *noteWord(client::PagingNote note)
{
    using client::PagingNote;
    switch (note) {
    case PagingNote::PageLimitLowered: return "page-limit-lowered";
    case PagingNote::NoCount: return "no-count";
    case PagingNote::CountTooSmall: return "count-too-small";
    case PagingNote::NextLinkUseless: return "next-link-useless";
    case PagingNote::PagesRepeat: return "pages-repeat";
    case PagingNote::DeepPagesEmpty: return "deep-pages-empty";
    case PagingNote::ChangedMeanwhile: return "changed-meanwhile";
    case PagingNote::WalkedTwice: return "walked-twice";
    case PagingNote::SplitById: return "split-by-id";
    case PagingNote::IdPatternIgnored: return "id-pattern-ignored";
    case PagingNote::IdsTwice: return "ids-twice";
    case PagingNote::PartialSources: return "partial-sources";
    case PagingNote::TypesUnknown: return "types-unknown";
    case PagingNote::StoppedAtMost: return "stopped-at-most";
    }
    return "unknown";
}

}  // namespace civiscope::test
