// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspacefile.h"

#include "base/errorreason.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

#include <optional>

namespace civiscope::workspace {

namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 largest = 16 << 20;

std::unexpected<Error> failure(ErrorCode code, const char *what, const QString &path, std::string detail,
                               ErrorReason reason = ErrorReason::None, std::vector<std::string> args = {})
{
    return std::unexpected(Error{.code = code,
                                 .what = what,
                                 .where = path.toStdString(),
                                 .detail = std::move(detail),
                                 .reason = reason,
                                 .args = std::move(args)});
}

// The text up to the last value that is whole, in the outermost object or directly in one of its members, with the
// brackets closed behind it. Values further in are kept whole or not at all.
QByteArray mended(const QByteArray &text)
{
    QByteArray open;
    QByteArray openAtCut;
    qsizetype cut = -1;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            quoted = c != '"';
            continue;
        }
        const auto mark = [&](qsizetype end) {
            if (open.size() == 1 || open.size() == 2) {
                cut = end;
                openAtCut = open;
            }
        };
        if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            open.append(c == '{' ? '}' : ']');
        } else if (c == '}' || c == ']') {
            open.chop(open.isEmpty() ? 0 : 1);
            mark(i + 1);
        } else if (c == ',') {
            mark(i);
        }
    }
    if (cut < 0)
        return {};
    QByteArray result = text.first(cut);
    for (auto bracket = openAtCut.rbegin(); bracket != openAtCut.rend(); ++bracket)
        result.append(*bracket);
    return result;
}

QStringList textsIn(const Json &json, const char *member)
{
    QStringList texts;
    const auto found = json.find(member);
    if (found != json.end() && found->is_array()) {
        for (const Json &text : *found) {
            if (text.is_string())
                texts << QString::fromStdString(text.get<std::string>());
        }
    }
    return texts;
}

std::string textIn(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json arrayOf(const QStringList &texts)
{
    Json array = Json::array();
    for (const QString &text : texts)
        array.push_back(text.toStdString());
    return array;
}

bool isUrl(const QString &text)
{
    return text.contains(QLatin1String("://"));
}

}  // namespace

std::string pathFrom(const QString &folder, const QString &path)
{
    return QDir(folder).relativeFilePath(path).toStdString();
}

QString pathIn(const QString &folder, const std::string &path)
{
    return QDir::cleanPath(QDir(folder).absoluteFilePath(QString::fromStdString(path)));
}

Result<WorkspaceContent> readWorkspace(const QString &path)
{
    constexpr const char *what = "opening the workspace";
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileNotReadable, what, path, file.errorString().toStdString());
    if (file.size() > largest)
        return failure(ErrorCode::TooLarge, what, path, {}, ErrorReason::TooManyMebibytes,
                       {std::to_string(largest >> 20)});
    const QByteArray text = file.readAll();
    if (text.trimmed().isEmpty())
        return failure(ErrorCode::Empty, what, path, {});
    WorkspaceContent content;
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded()) {
        const QByteArray rest = mended(text);
        json = Json::parse(rest.begin(), rest.end(), nullptr, false);
        content.whole = false;
    }
    if (json.is_discarded())
        return failure(ErrorCode::NotJson, what, path, {});
    if (!json.is_object() || textIn(json, "civiscope") != "workspace")
        return failure(ErrorCode::FileNotReadable, what, path, {}, ErrorReason::NotAWorkspace);
    const auto version = json.find("version");
    content.newer = version == json.end() || !version->is_number_integer() || *version > workspaceVersion;
    content.parts = std::make_shared<const Json>(std::move(json));
    return content;
}

Result<void> writeWorkspace(const QString &path, const Json &parts)
{
    Json json{{"civiscope", "workspace"}, {"version", workspaceVersion}};
    json.update(parts);
    const QByteArray text = QByteArray::fromStdString(json.dump(1, ' ', false, Json::error_handler_t::replace)) + '\n';
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(ErrorCode::FileNotWritable, "saving the workspace", path, file.errorString().toStdString());
    return {};
}

Json sourceToJson(const tasks::SourceRequest &request, const QStringList &hiddenTypes, const QString &folder)
{
    const tasks::SourceSpec &spec = request.spec;
    bool secret = !request.authorization.isEmpty() || !request.headers.empty();
    std::string words = spec.spelling().toStdString();
    if (spec.kind == tasks::SourceSpec::Kind::File) {
        words = pathFrom(folder, spec.text);
    } else if (spec.kind == tasks::SourceSpec::Kind::Broker && spec.text.contains(QLatin1Char('@'))) {
        const QUrl url(spec.text, QUrl::TolerantMode);
        secret |= !url.userInfo().isEmpty();
        words = url.toString(QUrl::RemoveUserInfo).toStdString();
    }
    Json json{{"source", std::move(words)}};
    const tasks::LoadOptions &options = request.options;
    if (!options.types.isEmpty())
        json["types"] = arrayOf(options.types);
    if (options.limit)
        json["limit"] = *options.limit;
    if (!options.context.isEmpty())
        json["context"] = isUrl(options.context) ? options.context.toStdString() : pathFrom(folder, options.context);
    if (!request.tenant.empty())
        json["tenant"] = request.tenant;
    if (!hiddenTypes.isEmpty())
        json["hidden"] = arrayOf(hiddenTypes);
    if (secret)
        json["asksForToken"] = true;
    return json;
}

Result<SavedSource> sourceFromJson(const Json &json, const QString &folder)
{
    if (!json.is_object() || textIn(json, "source").empty())
        return std::unexpected(Error{.code = ErrorCode::Usage,
                                     .what = "opening the workspace",
                                     .where = {},
                                     .detail = {},
                                     .reason = ErrorReason::SourceWithoutName});
    auto spec = tasks::parseSource(QString::fromStdString(textIn(json, "source")), folder);
    if (!spec)
        return std::unexpected(std::move(spec.error()));
    SavedSource saved;
    saved.request.spec = std::move(*spec);
    saved.request.options.types = textsIn(json, "types");
    if (const auto limit = json.find("limit"); limit != json.end() && limit->is_number_integer() && *limit > 0)
        saved.request.options.limit = limit->get<qint64>();
    const QString context = QString::fromStdString(textIn(json, "context"));
    saved.request.options.context =
        context.isEmpty() || isUrl(context) ? context : pathIn(folder, context.toStdString());
    saved.request.tenant = textIn(json, "tenant");
    saved.hiddenTypes = textsIn(json, "hidden");
    const auto asks = json.find("asksForToken");
    saved.asksForToken = asks != json.end() && asks->is_boolean() && asks->get<bool>();
    return saved;
}

}  // namespace civiscope::workspace
