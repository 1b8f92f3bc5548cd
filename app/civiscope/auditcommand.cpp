// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/auditing.h"
#include "app/civiscope/commands.h"
#include "app/civiscope/exitstatus.h"
#include "words/auditreport.h"
#include "words/auditwords.h"

#include <nlohmann/json.hpp>

#include <QSaveFile>

namespace civiscope::app {

namespace {

Result<void> save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the report", path.toStdString(),
                                     file.errorString().toStdString()});
    return {};
}

QString toText(const audit::Scorecard &card)
{
    QString text = words::auditScope(card) + QStringLiteral("\n") + words::sampleWords(card) + QLatin1Char('\n');
    for (const audit::Column &column : card.columns) {
        text += QLatin1Char('\n') + QString::fromStdString(column.mim->label) + QLatin1Char('\n');
        for (const audit::Row &row : column.rows) {
            const audit::Requirement &requirement = *row.requirement;
            text += QStringLiteral("  %1 %2 %3 %4  %5\n")
                        .arg(words::verdictMark(row.verdict))
                        .arg(words::shortVerdict(row.verdict), -14)
                        .arg(QString::fromStdString(requirement.id), -9)
                        .arg(words::level(requirement.level), -8)
                        .arg(QString::fromStdString(requirement.reading));
            // What was not so has its reason here; the rest is in the report.
            if (row.verdict == audit::Verdict::NotMet || row.verdict == audit::Verdict::MetWithRemarks)
                for (const auto why = words::reasons(row, card); const QString &reason : why)
                    text += QStringLiteral("%1%2\n").arg(QString(), 38).arg(reason);
        }
    }
    const auto counts = card.counts();
    QStringList sums;
    for (int i = 0; i < audit::verdictCount; ++i)
        if (counts[std::size_t(i)] > 0)
            sums << QStringLiteral("%1 %2").arg(counts[std::size_t(i)]).arg(words::verdict(audit::Verdict(i)));
    return text + QLatin1Char('\n') + sums.join(QStringLiteral(" · "));
}

}  // namespace

int audit(const AuditCommand &command, Sources &sources)
{
    Output output(command.json);
    const auto loaded = loadSource(sources, command.source, command.options, output);
    if (!loaded)
        return output.failure(loaded.error());
    const auto audited = auditLoaded(sources, *loaded, command.source, command.seed, command.schemas, output);
    if (!audited)
        return output.failure(audited.error());
    const audit::Scorecard &card = audited->card;
    if (!command.report.isEmpty())
        if (const auto saved = save(command.report, words::auditHtml(card).toUtf8()); !saved)
            return output.failure(saved.error());
    if (command.json)
        Output::document(words::auditJson(card));
    else
        Output::text(toText(card));
    return statusOf(*loaded, *audited);
}

}  // namespace civiscope::app
