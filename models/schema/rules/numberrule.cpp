// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

#include <charconv>

namespace civiscope::schema {

namespace {

bool isNumber(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const char first = text.empty() ? '\0' : text[text.front() == '-' && text.size() > 1 ? 1 : 0];
    return error == std::errc() && end == text.data() + text.size() && first >= '0' && first <= '9';
}

// "12" where the attribute mostly is a number.
class NumberRule final : public Rule {
    void attribute(const EntityAt &at, const ngsild::AttributeView &attribute, Reporter &to) override
    {
        if (attribute.value.type != ngsild::Value::Type::String || !isNumber(attribute.value.text))
            return;
        const AttributeFacts *facts = at.facts(attribute.path);
        if (facts && facts->numbers > facts->texts)
            to.report(RuleCode::NumberAsString, to.pointerTo(attribute, "value"), std::string(attribute.value.text));
    }
};

}  // namespace

std::unique_ptr<Rule> makeNumberRule()
{
    return std::make_unique<NumberRule>();
}

}  // namespace civiscope::schema
