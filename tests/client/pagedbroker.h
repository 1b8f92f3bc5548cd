// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/scriptedserver.h"

#include <optional>
#include <vector>

namespace civiscope::tests {

// A broker's manners of paging, to be switched on one by one.
struct PagedBroker {
    enum class Over { Refuse403, Refuse400, RefuseWithoutAWord, Cap };
    enum class Next { None, Relative, WrongHost, Opaque, Backwards };

    std::vector<QByteArray> ids = {};
    int maxLimit = 1000;
    Over over = Over::Refuse403;
    Next next = Next::None;
    bool counts = true;
    std::optional<qint64> countSays = {}; // instead of the truth
    qint64 reach = 1'000'000;         // pages behind it are empty
    bool ignoresPaging = false;       // always the first page
    bool repeatsLast = false;         // past the end the last entity, with a next link
    bool knowsIdPattern = true;
    int hides = 0;                    // every n-th entity is left out of its page (0: none)

    [[nodiscard]] WireAnswer page(const WireRequest &request) const;
    // The same with an ETag of the body, and 304 for who has it.
    [[nodiscard]] WireAnswer pageWithETag(const WireRequest &request) const;
};

[[nodiscard]] std::vector<QByteArray> numberedIds(const QByteArray &prefix, int count, int width = 0);

}  // namespace civiscope::tests
