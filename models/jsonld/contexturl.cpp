// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contexturl.h"

#include <QRegularExpression>
#include <QUrl>

#include <array>
#include <utility>
#include <vector>

namespace civiscope::jsonld {

namespace {

using namespace Qt::StringLiterals;

// One document of many addresses: a pattern over the whole URL, what it becomes, and why both are the same document.
struct ContextUrlRule {
    const char *pattern;    // regular expression, anchored at both ends
    const char *canonical;  // with \1, \2 for what the pattern caught
    const char *reason;
};

// In the order they are applied, each to what the one before gave. Known for documents of the kind and the site; a rule
// that could join two different documents has no place here.
constexpr std::array rules{
    ContextUrlRule{"http://((?:uri\\.etsi\\.org|(?:raw\\.githubusercontent|github)\\.com|[a-z0-9-]+\\.github\\.io"
                   "|(?:www\\.)?smartdatamodels\\.org)/.*)",
                   "https://\\1", "these sites answer http with a redirect to https"},
    ContextUrlRule{"https://github\\.com/([^/]+/[^/]+)/(?:raw|blob)/(.+)", "https://raw.githubusercontent.com/\\1/\\2",
                   "the repository page of a file leads to its raw content"},
    ContextUrlRule{"https://raw\\.githubusercontent\\.com/([^/]+/[^/]+)/refs/heads/(.+)",
                   "https://raw.githubusercontent.com/\\1/\\2", "the long name of the same branch"},
    ContextUrlRule{
        "https://raw\\.githubusercontent\\.com/smart-data-models/([^/]+)/master/(.+)",
        "https://smart-data-models.github.io/\\1/\\2",
        "the site of Smart Data Models is made from the master branches, and answers with a JSON media type"},
    ContextUrlRule{"https://(?:www\\.)?smartdatamodels\\.org/context(?:\\.jsonld)?",
                   "https://smart-data-models.github.io/data-models/context.jsonld",
                   "the short address of the context of all subjects"},
};

}  // namespace

std::string canonicalContextUrl(std::string_view text)
{
    static const auto compiled = [] {
        std::vector<std::pair<QRegularExpression, QString>> list;
        for (const ContextUrlRule &rule : rules) {
            const QString pattern = QRegularExpression::anchoredPattern(QLatin1StringView(rule.pattern));
            list.emplace_back(QRegularExpression(pattern), QLatin1StringView(rule.canonical));
        }
        return list;
    }();

    QUrl url(QString::fromUtf8(text.data(), qsizetype(text.size())));
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        return std::string(text);
    url.setFragment(QString());
    if (url.port() == (url.scheme() == "http"_L1 ? 80 : 443))
        url.setPort(-1);
    QString canonical = QString::fromLatin1(url.toEncoded(QUrl::NormalizePathSegments));
    for (const auto &[pattern, replacement] : compiled)
        canonical.replace(pattern, replacement);
    return canonical.toStdString();
}

}  // namespace civiscope::jsonld
