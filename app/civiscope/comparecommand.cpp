// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/comparing.h"
#include "app/civiscope/comparisonjson.h"
#include "words/comparewords.h"
#include "words/comparisonreport.h"
#include "words/numberwords.h"

#include <QFileInfo>
#include <QSaveFile>

namespace civiscope::app {

namespace {

using namespace compare;

QString attributeLine(const AttributeRow &row)
{
    const auto side = [&](Side which) {
        const auto &one = row.sides[which];
        if (!one)
            return QStringLiteral("–");
        QString text = words::share(one->coverage);
        if (one->statistics)
            text += QStringLiteral(", median %1")
                        .arg(words::numberWithUnit(one->statistics->median, row.unit.empty() ? one->unit : row.unit));
        return text;
    };
    return QStringLiteral("  %1 %2 %3 %4\n")
        .arg(QString::fromStdString(row.either().name), -28)
        .arg(QString::fromUtf8(matchWord(row.match)), -10)
        .arg(side(Side::A), -28)
        .arg(side(Side::B));
}

QString toText(const Comparison &comparison)
{
    const words::CityNames names = words::cityNames(comparison);
    QString text = words::overview(comparison) + QLatin1Char('\n');
    const auto addNotes = [&](const std::vector<Note> &notes, const QString &indent) {
        for (const Note &note : notes)
            text += indent + QStringLiteral("! ") + words::note(note, names) + QLatin1Char('\n');
    };
    addNotes(comparison.notes, {});
    for (const TypeRow &row : comparison.types) {
        const auto count = [&](Side side) {
            return row.sides[side] ? words::count(row.sides[side]->count) : QStringLiteral("–");
        };
        text += QStringLiteral("\n%1  (%2)  %3: %4, %5: %6\n")
                    .arg(QString::fromStdString(row.either().name), words::match(comparison, row.match), names.a,
                         count(Side::A), names.b, count(Side::B));
        addNotes(row.notes, QStringLiteral("  "));
        if (!row.sides.a || !row.sides.b)
            continue;
        for (const AttributeRow &attribute : row.attributes) {
            text += attributeLine(attribute);
            if (attribute.suggestion)
                text += QStringLiteral("    ? %1\n").arg(words::suggestion(*attribute.suggestion));
            for (const auto conflicts = words::conflicts(attribute, names); const QString &conflict : conflicts)
                text += QStringLiteral("    ✕ ") + conflict + QLatin1Char('\n');
            addNotes(attribute.notes, QStringLiteral("    "));
        }
    }
    if (!comparison.differences.empty())
        text += QStringLiteral("\nDifferences\n");
    for (const Difference &one : comparison.differences)
        text += QStringLiteral("  ") + words::difference(comparison, one) + QLatin1Char('\n');
    text.chop(1);
    return text;
}

Result<void> save(const QString &path, const QString &page)
{
    QSaveFile file(path);
    const QByteArray bytes = page.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the report", path.toStdString(),
                                     file.errorString().toStdString()});
    return {};
}

}  // namespace

int compare(const CompareCommand &command, Sources &sources)
{
    Output output(command.json);
    if (!command.report.isEmpty() && !command.report.endsWith(QLatin1String(".html"), Qt::CaseInsensitive))
        return output.failure(
            {ErrorCode::Usage, "choosing a format", command.report.toStdString(), "reports are written as .html"});
    const Moment now = currentMoment();
    const auto compared = loadAndCompare(sources, command, output);
    if (!compared)
        return output.failure(compared.error());
    const Comparison &comparison = compared->compared.comparison;
    if (!command.report.isEmpty()) {
        const QString path = QFileInfo(command.report).absoluteFilePath();
        if (const auto saved = save(path, words::comparisonReport(comparison, now)); !saved)
            return output.failure(saved.error());
        Output::note(QStringLiteral("report: %1").arg(command.report));
    }
    if (command.json)
        Output::document(comparisonJson(comparison, command.a, command.b));
    else
        Output::text(toText(comparison));
    return compared->status;
}

}  // namespace civiscope::app
