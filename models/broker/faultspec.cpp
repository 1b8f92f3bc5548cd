// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/faultspec.h"

#include <algorithm>
#include <array>

namespace civiscope::broker {

namespace {

struct FaultName {
    std::string_view name;
    FaultKind kind;
};

constexpr std::array names{
    FaultName{"slow", FaultKind::Slow},       FaultName{"cut", FaultKind::Cut},
    FaultName{"5xx", FaultKind::ServerError}, FaultName{"429", FaultKind::TooMany},
    FaultName{"garbage", FaultKind::Garbage},
};
constexpr std::string_view lastingSuffix = ":lasting";

}  // namespace

Result<Fault> faultFromText(std::string_view text)
{
    Fault fault;
    std::string_view name = text;
    if (name.ends_with(lastingSuffix)) {
        fault.lasting = true;
        name.remove_suffix(lastingSuffix.size());
    }
    const auto *found = std::ranges::find(names, name, &FaultName::name);
    if (found == names.end()) {
        return std::unexpected(Error{.code = ErrorCode::Usage,
                                     .what = "reading the fault",
                                     .where = std::string(text),
                                     .detail = "slow, cut, 5xx, 429, garbage; each also with :lasting"});
    }
    fault.kind = found->kind;
    return fault;
}

bool FaultSchedule::next(const QByteArray &target)
{
    if (m_fault.lasting) {
        if (m_pages >= m_fault.pages)
            return true;
        const QByteArray path = target.first(target.contains('?') ? target.indexOf('?') : target.size());
        if (path.endsWith("/entities") || path.endsWith("/entities/"))
            ++m_pages;
        return false;
    }
    ++m_requests;
    if (m_failed.erase(target) > 0 || m_requests % m_fault.every != 0)
        return false;
    m_failed.insert(target);
    return true;
}

}  // namespace civiscope::broker
