// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpmessage.h"

#include "base/errorreason.h"
#include "net/problemdetails.h"

#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace civiscope::net {

namespace {

constexpr std::array<QByteArrayView, 9> secretParameters{
    "apikey", "api_key", "api-key", "key", "token", "access_token", "password", "secret", "subscription-key"};

std::string place(const HttpAnswer &answer)
{
    return withoutSecrets(answer.url).toEncoded().toStdString();
}

QByteArray firstWord(const QByteArray &body)
{
    return body.trimmed().first(std::min<qsizetype>(body.trimmed().size(), 80));
}

ErrorCode codeOf(int status, const ProblemDetails &problem)
{
    if (problem.is("LdContextNotAvailable"))
        return ErrorCode::ContextNotAvailable;
    if (problem.is("ResourceNotFound") || problem.is("NonexistentTenant"))
        return ErrorCode::NotFound;
    if (status == 401 || status == 407)
        return ErrorCode::NotAuthorized;
    // A page larger than the broker gives: TooManyResults (clause 5.5.2), in Orion-LD a plain 400.
    if (problem.is("TooManyResults") || (status == 400 && problem.text().contains("limit")))
        return ErrorCode::TooLarge;
    if (status == 403 && !problem.is("TooComplexQuery"))
        return ErrorCode::NotAuthorized;
    return status == 429 ? ErrorCode::TooManyRequests : ErrorCode::HttpStatus;
}

}  // namespace

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(
        headers, [&](const HttpHeader &h) { return h.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == headers.end() ? QByteArray() : found->value;
}

std::vector<QByteArray> HttpAnswer::headerValues(QByteArrayView name) const
{
    std::vector<QByteArray> values;
    for (const HttpHeader &h : headers)
        if (h.name.compare(name, Qt::CaseInsensitive) == 0)
            values.push_back(h.value);
    return values;
}

QByteArray HttpAnswer::mediaType() const
{
    const QByteArray value = header("Content-Type");
    return value.first(value.indexOf(';') < 0 ? value.size() : value.indexOf(';')).trimmed().toLower();
}

bool HttpAnswer::isHtml() const
{
    return mediaType() == "text/html" || mediaType() == "application/xhtml+xml" || body.trimmed().startsWith('<');
}

std::optional<Error> statusError(const HttpAnswer &answer, std::string_view what)
{
    if (answer.succeeded() || answer.status == 304)
        return std::nullopt;
    const ProblemDetails problem = problemDetails(answer);
    std::string detail = std::to_string(answer.status);
    if (!answer.reason.isEmpty())
        detail += ' ' + answer.reason.toStdString();
    if (const std::string text = problem.text(); !text.empty())
        detail += ": " + text;
    const ErrorCode code = codeOf(answer.status, problem);
    const bool retryable = code != ErrorCode::ContextNotAvailable && (answer.status == 429 || answer.status == 500 ||
                                                                      (answer.status >= 502 && answer.status <= 504));
    return Error{code, std::string(what), place(answer), detail, retryable};
}

std::optional<Error> bodyError(const HttpAnswer &answer, std::string_view what)
{
    if (!answer.succeeded() || answer.status == 204)
        return std::nullopt;
    const QByteArrayView body = QByteArrayView(answer.body).trimmed();
    const auto error = [&](ErrorCode code, bool retryable, ErrorReason reason, std::vector<std::string> args) {
        return Error{.code = code,
                     .what = std::string(what),
                     .where = place(answer),
                     .detail = {},
                     .retryable = retryable,
                     .reason = reason,
                     .args = std::move(args)};
    };
    if (body.isEmpty())
        return error(ErrorCode::Empty, true, ErrorReason::NoBody, {std::to_string(answer.status)});
    if (answer.isHtml())
        return error(ErrorCode::NotNgsiLd, false, ErrorReason::HtmlPage, {});
    const bool byteOrderMark = body.startsWith("\xef\xbb\xbf");
    const char first = body.sliced(byteOrderMark ? 3 : 0).trimmed().isEmpty() ? '\0' : body[byteOrderMark ? 3 : 0];
    if (first != '{' && first != '[')
        return Error{ErrorCode::NotJson, std::string(what), place(answer), firstWord(answer.body).toStdString(), true};
    if (body.back() != (first == '{' ? '}' : ']'))
        return error(ErrorCode::ConnectionLost, true, ErrorReason::EndsInTheMiddle,
                     {std::to_string(answer.body.size())});
    return std::nullopt;
}

std::optional<QUrl> redirectTarget(const HttpAnswer &answer)
{
    constexpr std::array statuses{301, 302, 303, 307, 308};
    const QByteArray location = answer.header("Location");
    if (!std::ranges::contains(statuses, answer.status) || location.isEmpty())
        return std::nullopt;
    return answer.url.resolved(QUrl::fromEncoded(location));
}

QUrl withoutSecrets(QUrl url)
{
    url.setUserInfo(QString());
    if (!url.hasQuery())
        return url;
    // Only the values are replaced, so that the rest stays byte for byte as it was sent.
    QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    bool changed = false;
    QByteArrayList parts = query.split('&');
    for (QByteArray &part : parts) {
        const QByteArray name = part.first(std::max<qsizetype>(part.indexOf('='), 0)).toLower();
        if (std::ranges::contains(secretParameters, QByteArrayView(name))) {
            part = name + "=***";
            changed = true;
        }
    }
    if (changed)
        url.setQuery(QString::fromLatin1(parts.join('&')), QUrl::StrictMode);
    return url;
}

}  // namespace civiscope::net
