// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <nlohmann/json.hpp>

#include <set>

namespace civiscope::audit::checks {

namespace {

// Sees only whether an object has a member twice.
class KeyWatch : public nlohmann::json_sax<nlohmann::json> {
public:
    [[nodiscard]] bool repeated() const { return m_repeated; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool start_object(std::size_t) override
    {
        m_keys.emplace_back();
        return true;
    }
    bool end_object() override
    {
        m_keys.pop_back();
        return true;
    }
    bool key(string_t &name) override
    {
        m_repeated = !m_keys.back().insert(name).second || m_repeated;
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &) override { return false; }

private:
    std::vector<std::set<std::string>> m_keys;
    bool m_repeated = false;
};

bool isBrokenJson(const ngsild::Quarantined &item)
{
    using enum ngsild::QuarantineReason;
    return item.reason == InvalidUtf8 || item.reason == InvalidJson || item.reason == CutShort;
}

}  // namespace

// A2: every page of the sample (of a file: every entity) is strict JSON in UTF-8, and so was all that was loaded;
// members that stand twice are a remark.
CheckResult strictJson(const Material &material)
{
    Finding finding("A2");
    std::int64_t documents = 0, broken = 0, repeated = 0;
    const auto look = [&](std::string_view document, const auto &evidence) {
        KeyWatch watch;
        ++documents;
        const bool strict = nlohmann::json::sax_parse(document, &watch);
        broken += strict ? 0 : 1;
        repeated += watch.repeated() ? 1 : 0;
        if (!strict || watch.repeated())
            evidence();
    };
    for (const SamplePage &page : material.sample.pages)
        if (!page.body.isEmpty())
            look({page.body.constData(), std::size_t(page.body.size())}, [&] { finding.evidence(page.evidence); });
    if (!material.prober)
        eachEntity(material.sample, [&](const SampledType &, const SampledEntity &entity) {
            look(entity.raw, [&] { finding.entity(material.sample, entity); });
        });
    for (const ngsild::Quarantined &item : material.version->quarantine()) {
        if (!isBrokenJson(item))
            continue;
        ++documents;
        ++broken;
        finding.evidence({.request = item.where,
                          .at = material.now,
                          .mediaType = {},
                          .bytes = item.bytes,
                          .sha256 = sha256Of(item.raw),
                          .excerpt = excerptOf(item.raw),
                          .entity = {}});
    }
    if (documents == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    if (broken > 0)
        return finding.close(Verdict::NotMet, ReasonCode::JsonBroken, {text(broken), text(documents)});
    if (repeated > 0)
        return finding.close(Verdict::MetWithRemarks, ReasonCode::KeysRepeated, {text(repeated)});
    finding.evidence(material.sample.pages);
    return finding.close(Verdict::Met, ReasonCode::JsonStrict, {text(documents)});
}

}  // namespace civiscope::audit::checks
