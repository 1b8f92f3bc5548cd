// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/quarantine.h"

namespace civiscope::ngsild {

std::string_view quarantineWord(QuarantineReason reason)
{
    using enum QuarantineReason;
    switch (reason) {
    case NotAnObject: return "not-an-object";
    case MissingId: return "missing-id";
    case MissingType: return "missing-type";
    case BadId: return "bad-id";
    case BadType: return "bad-type";
    case InvalidUtf8: return "invalid-utf-8";
    case InvalidJson: return "invalid-json";
    case TooDeep: return "too-deep";
    case TooLarge: return "too-large";
    case ConflictingDuplicate: return "conflicting-duplicate";
    case CutShort: return "cut-short";
    }
    return "invalid-json";
}

}  // namespace civiscope::ngsild
