// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/edition.h"

#include <QFile>

#include <nlohmann/json.hpp>

#include <set>

namespace civiscope::audit {

namespace {

using Json = nlohmann::json;

std::unexpected<Error> wrong(const std::string &detail)
{
    return std::unexpected(Error{ErrorCode::NotNgsiLd, "reading the requirements", {}, detail, false});
}

Result<std::string> textOf(const Json &object, const char *name, const std::string &place)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || found == object.end() || !found->is_string() ||
        found->get_ref<const std::string &>().empty())
        return wrong(place + " has no " + name);
    return found->get<std::string>();
}

Result<Level> levelFrom(const std::string &word, const std::string &place)
{
    for (const Level level : {Level::Shall, Level::Should, Level::May, Level::None})
        if (word == levelWord(level))
            return level;
    return wrong(place + " has the level " + word);
}

Result<Automatic> automaticFrom(const std::string &word, const std::string &place)
{
    if (word == "yes")
        return Automatic::Yes;
    if (word == "partly")
        return Automatic::Partly;
    if (word == "no")
        return Automatic::No;
    return wrong(place + " is automatic: " + word);
}

Result<Requirement> requirementFrom(const Json &json, const std::string &place)
{
    Requirement requirement;
    auto id = textOf(json, "id", place);
    auto reading = textOf(json, "reading", place);
    const auto level = textOf(json, "level", place).and_then([&](const auto &word) { return levelFrom(word, place); });
    const auto automatic =
        textOf(json, "auto", place).and_then([&](const auto &word) { return automaticFrom(word, place); });
    if (!id || !reading)
        return std::unexpected(!id ? id.error() : reading.error());
    if (!level || !automatic)
        return std::unexpected(!level ? level.error() : automatic.error());
    requirement.id = std::move(*id);
    requirement.reading = std::move(*reading);
    requirement.level = *level;
    requirement.automatic = *automatic;
    requirement.anyCheck = json.value("need", Json("all")) == "any";
    for (const Json &check : json.value("checks", Json::array())) {
        if (!check.is_string())
            return wrong(place + " names a check that is no text");
        requirement.checks.push_back(check.get<std::string>());
    }
    return requirement;
}

Result<Mim> mimFrom(const Json &json, const std::string &place)
{
    Mim mim;
    for (const auto &[name, member] :
         {std::pair("slug", &Mim::slug), std::pair("label", &Mim::label), std::pair("layer", &Mim::layer),
          std::pair("objective", &Mim::objective), std::pair("link", &Mim::link)}) {
        auto text = textOf(json, name, place);
        if (!text)
            return std::unexpected(text.error());
        mim.*member = std::move(*text);
    }
    std::set<std::string> ids;
    for (const Json &row : json.value("requirements", Json::array())) {
        auto requirement = requirementFrom(row, mim.slug + ", row " + std::to_string(ids.size() + 1));
        if (!requirement)
            return std::unexpected(requirement.error());
        if (!ids.insert(requirement->id).second)
            return wrong(mim.slug + " has " + requirement->id + " twice");
        mim.requirements.push_back(std::move(*requirement));
    }
    return mim;
}

}  // namespace

const char *levelWord(Level level)
{
    switch (level) {
    case Level::Shall: return "shall";
    case Level::Should: return "should";
    case Level::May: return "may";
    case Level::None: break;
    }
    return "none";
}

Result<EditionPtr> readEdition(const QByteArray &bytes)
{
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (json.is_discarded())
        return std::unexpected(Error{ErrorCode::NotJson, "reading the requirements", {}, {}, false});
    auto edition = std::make_shared<Edition>();
    for (const auto &[name, member] : {std::pair("edition", &Edition::number), std::pair("name", &Edition::name),
                                       std::pair("link", &Edition::link)}) {
        auto text = textOf(json, name, "the edition");
        if (!text)
            return std::unexpected(text.error());
        (*edition).*member = std::move(*text);
    }
    for (const Json &row : json.value("mims", Json::array())) {
        auto mim = mimFrom(row, "MIM " + std::to_string(edition->mims.size()));
        if (!mim)
            return std::unexpected(mim.error());
        edition->mims.push_back(std::move(*mim));
    }
    return edition;
}

EditionPtr currentEdition()
{
    QFile file(QStringLiteral(":/audit/mims-9.0.json"));
    if (file.open(QIODevice::ReadOnly))
        if (auto edition = readEdition(file.readAll()))
            return *edition;
    Q_ASSERT_X(false, "currentEdition", "the edition is part of the program");
    return std::make_shared<Edition>();
}

}  // namespace civiscope::audit
