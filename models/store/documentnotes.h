// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/remarks.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace civiscope::store {

// The remarks of each document that a dataset was read from, by its name: a document that is read again says all anew,
// and what it said before no longer holds. Belongs to the writer of the dataset; not for several threads.
class DocumentNotes {
public:
    // Remarks of a further part of the document.
    void addRemarks(const std::string &document, const ngsild::Remarks &remarks);
    // Whether there were any.
    bool forgetRemarks(const std::string &document);
    // Those of all documents, in the order in which these came first.
    [[nodiscard]] ngsild::Remarks sum() const;

private:
    std::vector<ngsild::Remarks> m_remarks;
    std::unordered_map<std::string, std::size_t> m_places;
};

// Whether a place of the quarantine ("Lamp, page 3, /17") lies in this document ("Lamp, page 3").
[[nodiscard]] bool liesIn(std::string_view place, std::string_view document);

}  // namespace civiscope::store
