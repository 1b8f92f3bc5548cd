// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/officialsuite.h"

#include <algorithm>
#include <array>

namespace civiscope::tests {

namespace {

constexpr const char *bytes = "patterns are matched byte by byte";
constexpr const char *classes = "patterns have no classes of Unicode";
constexpr const char *controls = "patterns know no escapes of control characters by letter";
constexpr const char *expressions = "regular expressions are those of the C++ library: no named groups, no look behind";
constexpr const char *unchecked = "the schema library does not check this format";
constexpr const char *partly = "the schema library does not check all of this format";
constexpr const char *absent = "the schema it refers to is not in the corpus";

constexpr std::array deviations{
    Deviation{"", "", "", R"(\\p{)", Manner::Unreadable, classes},
    Deviation{"optional/ecmascript-regex", "", "", R"("^\\s$")", Manner::Strict, bytes},
    Deviation{"optional/ecmascript-regex", "", "", R"("^\\S$")", Manner::Strict, bytes},
    Deviation{"optional/ecmascript-regex", "", "", R"("^\\D$")", Manner::Strict, bytes},
    Deviation{"optional/ecmascript-regex", "", "", R"("^\\W$")", Manner::Strict, bytes},
    Deviation{"optional/ecmascript-regex", "", "", R"("^\\c)", Manner::Strict, controls},
    Deviation{"optional/format/ecmascript-regex", "", "", "", Manner::Lenient, expressions},
    Deviation{"optional/format/ecmascript-regex", "", "", "", Manner::Strict, expressions},
    Deviation{"optional/non-bmp-regex", "", "", "", Manner::Strict, bytes},
    Deviation{"optional/format/hostname", "validation of A-label", "", "", Manner::Lenient, partly},
    Deviation{"optional/format/hostname", "validation of A-label", "", "", Manner::Strict, partly},
    Deviation{"optional/format/uri", "", "leading zero in an embedded IPv4 address is invalid", "", Manner::Lenient,
              partly},
    Deviation{"optional/format/duration", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/format/idn-email", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/format/idn-hostname", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/format/iri", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/format/iri-reference", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/format/relative-json-pointer", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/format/uri-template", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/format/uuid", "", "", "", Manner::Lenient, unchecked},
    Deviation{"optional/dependencies-compatibility", "", "", "", Manner::Lenient,
              "this draft has dependentRequired and dependentSchemas instead"},
    Deviation{"optional/format-assertion", "", "", "format-assertion-false", Manner::Lenient,
              "meta-schemas of one's own do not switch formats off"},
    Deviation{"optional/cross-draft", "", "", "", Manner::Unreadable, absent},
};

}  // namespace

std::optional<Manner> mannerOf(std::optional<bool> accepted, bool isValid)
{
    if (!accepted)
        return Manner::Unreadable;
    if (*accepted == isValid)
        return std::nullopt;
    return *accepted ? Manner::Lenient : Manner::Strict;
}

const Deviation *deviationOf(const SuiteCase &suiteCase, Manner manner)
{
    const auto *row = std::ranges::find_if(deviations, [&](const Deviation &one) {
        return one.manner == manner && (one.file.empty() || one.file == suiteCase.file) &&
               suiteCase.group.starts_with(one.group) && (one.test.empty() || one.test == suiteCase.test) &&
               suiteCase.schema.contains(one.schema);
    });
    return row == deviations.end() ? nullptr : row;
}

}  // namespace civiscope::tests
