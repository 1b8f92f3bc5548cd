// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linkheader.h"

#include <algorithm>

namespace civiscope::net {

namespace {

// Splits at a separator outside <…> and "…".
QByteArrayList splitOutside(QByteArrayView text, char separator)
{
    QByteArrayList parts;
    qsizetype begin = 0;
    bool quoted = false;
    bool bracketed = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (bracketed) {
            bracketed = c != '>';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '<') {
            bracketed = true;
        } else if (c == separator) {
            parts << text.sliced(begin, i - begin).trimmed().toByteArray();
            begin = i + 1;
        }
    }
    parts << text.sliced(begin).trimmed().toByteArray();
    return parts;
}

QByteArray unquoted(QByteArray value)
{
    if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
        value = value.sliced(1, value.size() - 2).replace("\\\"", "\"");
    return value.trimmed();
}

}  // namespace

std::vector<HttpLink> parseLinks(const std::vector<QByteArray> &headerValues)
{
    std::vector<HttpLink> links;
    for (const QByteArray &value : headerValues) {
        for (const auto parts = splitOutside(value, ','); const QByteArray &part : parts) {
            const QByteArrayList pieces = splitOutside(part, ';');
            if (!pieces.first().startsWith('<') || !pieces.first().endsWith('>'))
                continue;
            HttpLink link{
                .target = pieces.first().sliced(1, pieces.first().size() - 2).trimmed(), .relations = {}, .type = {}};
            for (const auto parameters = pieces.sliced(1); const QByteArray &piece : parameters) {
                const qsizetype equals = piece.indexOf('=');
                const QByteArray name = piece.first(std::max<qsizetype>(equals, 0)).trimmed().toLower();
                const QByteArray argument = unquoted(piece.sliced(equals + 1).trimmed());
                if (name == "rel" && link.relations.isEmpty())
                    link.relations = argument.toLower().simplified().split(' ');
                else if (name == "type")
                    link.type = argument.toLower();
            }
            links.push_back(std::move(link));
        }
    }
    return links;
}

std::optional<HttpLink> linkByRelation(const std::vector<HttpLink> &links, QByteArrayView relation)
{
    const auto found = std::ranges::find_if(links, [&](const HttpLink &link) {
        return std::ranges::any_of(link.relations,
                                   [&](const QByteArray &r) { return r.compare(relation, Qt::CaseInsensitive) == 0; });
    });
    return found == links.end() ? std::nullopt : std::optional(*found);
}

QByteArray contextLink(const QUrl &context)
{
    return '<' + context.toEncoded() + ">; rel=\"" + contextRelation.toByteArray() + "\"; type=\"application/ld+json\"";
}

}  // namespace civiscope::net
