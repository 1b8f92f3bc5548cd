// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/problemdetails.h"

#include <QString>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace civiscope::net {

namespace {

using Json = nlohmann::json;
using namespace Qt::StringLiterals;

constexpr qsizetype longestBody = 64 << 10;  // a problem is short; more is something else
constexpr qsizetype longestText = 500;

std::string cleaned(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), longestText))).simplified();
    if (bytes.size() > longestText)
        text += u'…';
    return text.toStdString();
}

std::string member(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? cleaned(found->get_ref<const std::string &>()) : std::string();
}

QString lastSegment(std::string_view type)
{
    const QString text = QString::fromUtf8(type).trimmed();
    const qsizetype cut = std::max(text.lastIndexOf(u'/'), text.lastIndexOf(u'#'));
    return text.sliced(cut + 1).toLower();
}

}  // namespace

bool ProblemDetails::is(std::string_view name) const
{
    const QString own = lastSegment(type);
    const QString asked = lastSegment(name);
    if (asked == "nonexistenttenant"_L1)
        return own == asked || own == "nonexistingtenant"_L1 || own == "tenantnotfound"_L1;
    return own == asked;
}

bool ProblemDetails::isNgsiLd() const
{
    return QString::fromUtf8(type).contains("uri.etsi.org/ngsi-ld/"_L1, Qt::CaseInsensitive);
}

std::string ProblemDetails::text() const
{
    if (title.empty() || detail.empty() || title == detail)
        return !title.empty() ? title : !detail.empty() ? detail : lastSegment(type).toStdString();
    return title + ": " + detail;
}

ProblemDetails problemDetails(const HttpAnswer &answer)
{
    ProblemDetails problem;
    if (answer.body.isEmpty() || answer.body.size() > longestBody || answer.isHtml())
        return problem;
    const Json json = Json::parse(answer.body.begin(), answer.body.end(), nullptr, false);
    if (!json.is_object()) {
        if (json.is_discarded() && (answer.mediaType().startsWith("text/") || answer.mediaType().isEmpty()))
            problem.detail = cleaned(answer.body);
        return problem;
    }
    problem.type = member(json, "type");
    problem.title = member(json, "title");
    problem.detail = member(json, "detail");
    if (problem.title.empty() && problem.detail.empty()) {
        problem.title = member(json, "error");
        problem.detail = member(json, "description");
        problem.ngsiv2 = !problem.title.empty() && !problem.detail.empty() && problem.type.empty();
        if (problem.detail.empty())
            problem.detail = member(json, "message");
    }
    return problem;
}

}  // namespace civiscope::net
