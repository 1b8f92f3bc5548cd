// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/exitstatus.h"
#include "app/civiscope/interrupt.h"
#include "app/civiscope/output.h"
#include "app/civiscope/seriestext.h"
#include "app/civiscope/sources.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "tasks/historyloader.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

struct HistoryText {
    Q_DECLARE_TR_FUNCTIONS(HistoryText)
};

Error wrong(const QString &where, const QString &why)
{
    return {ErrorCode::Usage, "reading the options", where.toStdString(), why.toStdString()};
}

// nullopt for an empty text. Errors: Usage.
Result<std::optional<Moment>> momentFrom(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const auto time = parseDateTime(text.toStdString());
    if (!time)
        return std::unexpected(wrong(text, HistoryText::tr("it is no date and time; write 2026-01-31T08:00:00Z")));
    if (!time->hasZone)
        return std::unexpected(
            wrong(text, HistoryText::tr("it does not say in which time zone; end it with Z or an offset: %1")
                            .arg(QString::fromStdString(formatDateTime(time->moment)))));
    return time->moment;
}

Result<history::TemporalQuery> queryOf(const HistoryCommand &command)
{
    history::TemporalQuery query;
    for (const QString &id : command.ids)
        query.ids.push_back(id.toStdString());
    for (const QString &attribute : command.attributes)
        query.attrs.push_back(attribute.toStdString());
    query.type = command.type.toStdString();
    query.lastN = command.last;
    for (const auto property : {history::TimeProperty::ObservedAt, history::TimeProperty::CreatedAt,
                                history::TimeProperty::ModifiedAt, history::TimeProperty::DeletedAt}) {
        if (command.timeProperty.toStdString() == history::timePropertyName(property))
            query.property = property;
    }
    const auto from = momentFrom(command.from);
    if (!from)
        return std::unexpected(from.error());
    const auto to = momentFrom(command.to);
    if (!to)
        return std::unexpected(to.error());
    if (*from && *to && **from >= **to)
        return std::unexpected(
            wrong(command.to, HistoryText::tr("--to has to be later than --from, %1").arg(command.from)));
    query.from = *from;
    query.to = *to;
    return query;
}

void tellProblems(const history::Timelines &found)
{
    for (const Error &problem : found.problems)
        Output::note(words::sentence(problem) + QLatin1Char(' ') + words::hint(problem));
    tellUnread(found.unread, found.complete);
    Output::note(
        HistoryText::tr("%1 in %2")
            .arg(words::values(qint64(history::pointCount(found.series))), words::series(qint64(found.series.size()))));
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    const auto failed = [&path](const QFileDevice &file) {
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the series", path.toStdString(),
                                     file.errorString().toStdString()});
    };
    if (const QFileInfo there(path); there.exists() && !there.isFile()) {  // a device is written to, not replaced
        QFile device(path);
        if (!device.open(QIODevice::WriteOnly) || device.write(bytes) != bytes.size() || !device.flush())
            return failed(device);
        return {};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failed(file);
    return {};
}

// Where the source answers, with what the command says of the temporal API.
QCoro::Task<Result<client::Connection>> connect(tasks::SourceRequest asked, const HistoryCommand &command,
                                                const Sources &sources)
{
    auto connection = co_await sources.services()->connect(std::move(asked));
    if (!connection || command.temporalUrl.isEmpty())
        co_return connection;
    const auto temporal = client::connectionFromText(command.temporalUrl.toStdString());
    if (!temporal)
        co_return std::unexpected(temporal.error());
    connection->temporalBase = temporal->base;
    co_return connection;
}

}  // namespace

int runHistory(const HistoryCommand &command, Sources &sources)
{
    Output output(command.json);
    const auto query = queryOf(command);
    if (!query)
        return output.failure(query.error());
    auto request = Sources::request(command.source, command.options);
    if (!request)
        return output.failure(request.error());
    auto services = std::make_shared<tasks::SourceServices>(*sources.services());
    services->connect = [&](tasks::SourceRequest asked) { return connect(std::move(asked), command, sources); };
    const bool isFile = request->spec.kind == tasks::SourceSpec::Kind::File;
    const Interrupt interrupt;
    const Job job{interrupt.token(),
                  [&](const Progress &progress) { output.progress(HistoryText::tr("loading"), progress); }};
    const auto found = QCoro::waitFor(tasks::loadHistory(*request, services, *query, job));
    output.progressDone();
    if (!found)
        return output.failure(found.error());
    tellProblems(*found);
    if (found->series.empty() && found->unread.empty())
        Output::note(HistoryText::tr("No attribute has a time (%1) in this range; such values make no series.")
                         .arg(command.timeProperty.isEmpty() ? QStringLiteral("observedAt") : command.timeProperty));
    if (!command.file.isEmpty()) {
        const bool asJson = command.file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
        const std::string text = asJson ? seriesJson(*found, isFile).dump() + '\n' : seriesCsv(found->series);
        if (const auto written = writeFile(command.file, QByteArray::fromStdString(text)); !written)
            return output.failure(written.error());
    }
    if (command.json) {
        Output::document(seriesJson(*found, isFile));
    } else if (command.file.isEmpty()) {
        QString csv = QString::fromStdString(seriesCsv(found->series));
        csv.chop(1);  // the line end that the output adds
        Output::text(csv);
    }
    return found->complete ? Done : DoneIncomplete;
}

}  // namespace civiscope::app
