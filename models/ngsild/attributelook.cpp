// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/attributelook.h"

#include "base/datetime.h"
#include "ngsild/members.h"

namespace civiscope::ngsild {

using Token = JsonTokens::Token;

AttributeLook lookAt(const JsonTokens &tokens, Token token)
{
    AttributeLook look;
    int count = 0;
    bool dataset = false;
    ++token;
    while (tokens.first(token) == '"' && tokens.first(token + 1) == ':') {
        const MemberName known = attributeMember(tokens.quoted(token));
        token += 2;
        ++count;
        switch (known.member) {
        case Member::Type: {
            Token name = token;
            if (tokens.first(name) == '[')
                ++name;
            if (tokens.first(name) == '"')
                look.kind = kindOf(tokens.quoted(name));
            look.strange = !look.kind;
            if (look.kind) {
                look.form = AttributeForm::Instance;
                look.marked = true;
                if (count == 1)
                    return look;
            }
            break;
        }
        case Member::Value: look.form = AttributeForm::Instance; break;
        case Member::Series:
            if (isSeries(tokens, token))
                look.form = AttributeForm::Instance;
            break;
        case Member::DatasetMap: dataset = tokens.first(token) == '{'; break;
        case Member::DatasetId:
        case Member::ObservedAt:
        case Member::CreatedAt:
        case Member::ModifiedAt: look.marked = true; break;
        case Member::Other: look.foreign = true; break;
        default: break;
        }
        token = tokens.skip(token);
        if (tokens.first(token) != ',')
            break;
        ++token;
    }
    if (dataset && count == 1)
        look.form = AttributeForm::DatasetMap;
    return look;
}

bool isSeries(const JsonTokens &tokens, Token token)
{
    if (tokens.first(token) != '[')
        return false;
    const char inner = tokens.first(token + 1);
    if (inner == '[' || inner == ']')
        return true;
    if (inner == '{')
        return lookAt(tokens, token + 1).form == AttributeForm::Instance;
    const Token second = tokens.skip(token + 1) + 1;
    return tokens.first(second) == '"' && parseDateTime(tokens.quoted(second)).has_value();
}

bool holdsInstances(const JsonTokens &tokens, Token token)
{
    bool marked = false;
    bool foreign = false;
    int count = 0;
    ++token;
    for (;;) {
        if (tokens.first(token) != '{')
            return false;
        const AttributeLook found = lookAt(tokens, token);
        if (found.form != AttributeForm::Instance)
            return false;
        marked |= found.marked;
        foreign |= found.foreign;
        ++count;
        token = tokens.skip(token);
        if (tokens.first(token) != ',')
            break;
        ++token;
    }
    // Old brokers wrap every attribute in an array, of concise ones too: [{"object":"urn:…"}].
    return marked || (count == 1 && !foreign);
}

}  // namespace civiscope::ngsild
