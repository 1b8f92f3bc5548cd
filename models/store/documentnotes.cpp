// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/documentnotes.h"

namespace civiscope::store {

void DocumentNotes::addRemarks(const std::string &document, const ngsild::Remarks &remarks)
{
    if (remarks.all().empty())
        return;
    const auto [place, isNew] = m_places.try_emplace(document, m_remarks.size());
    if (isNew)
        m_remarks.emplace_back();
    m_remarks[place->second].merge(remarks);
}

bool DocumentNotes::forgetRemarks(const std::string &document)
{
    const auto place = m_places.find(document);
    if (place == m_places.end() || m_remarks[place->second].all().empty())
        return false;
    m_remarks[place->second] = {};
    return true;
}

ngsild::Remarks DocumentNotes::sum() const
{
    ngsild::Remarks all;
    for (const ngsild::Remarks &one : m_remarks)
        all.merge(one);
    return all;
}

bool liesIn(std::string_view place, std::string_view document)
{
    if (!place.starts_with(document))
        return false;
    const std::string_view rest = place.substr(document.size());
    return rest.empty() || rest.starts_with(", ");
}

}  // namespace civiscope::store
