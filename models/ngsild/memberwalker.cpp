// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/memberwalker.h"

namespace civiscope::ngsild {

bool MemberWalker::readName(Token &token, std::string_view &name)
{
    if (tokens.first(token) != '"' || tokens.first(token + 1) != ':')
        return fail(QuarantineReason::InvalidJson, "a member without a name");
    const auto text = values.string(token);
    if (!text)
        return failValue();
    name = *text;
    token += 2;
    return true;
}

bool MemberWalker::passSeparator(Token &token, char bracket, bool &more)
{
    const char c = tokens.first(token);
    more = c == ',';
    if (!more && c != bracket)
        return fail(QuarantineReason::InvalidJson, "a comma or a closing bracket is missing");
    ++token;
    return true;
}

}  // namespace civiscope::ngsild
