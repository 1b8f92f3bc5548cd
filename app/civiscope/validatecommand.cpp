// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/exitstatus.h"
#include "app/civiscope/validating.h"
#include "app/civiscope/validationjson.h"
#include "base/csvcell.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/findingwords.h"
#include "words/numberwords.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace civiscope::app {

namespace {

using schema::Finding;
using schema::Findings;
using schema::Validation;

struct ValidateText {
    Q_DECLARE_TR_FUNCTIONS(ValidateText)
};

Result<void> writeCsv(const QString &name, const Findings &findings)
{
    std::string csv = "rule,severity,fault,entity,type,pointer,message,found,expected,schema,fix\r\n";
    for (const Findings::Group &group : findings.groups()) {
        for (const std::uint32_t number : group.kept) {
            const Finding finding = findings.at(number);
            csv += schema::ruleWord(finding.rule);
            for (const std::string &text :
                 {std::string(schema::severityWord(finding.severity)), std::string(schema::faultWord(finding.fault)),
                  finding.entity, finding.type, finding.pointer, words::sentence(finding).toStdString(), finding.found,
                  finding.expected, finding.schema, words::advice(finding).toStdString()}) {
                csv += ',';
                appendCsvCell(csv, text);
            }
            csv += "\r\n";
        }
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv.data(), qint64(csv.size())) != qint64(csv.size()) ||
        !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing findings", name.toStdString(),
                                     file.errorString().toStdString()});
    return {};
}

QString toText(const Validation &validation)
{
    QString text = words::validity(validation.entities, validation.valid, validation.invalid, validation.notChecked) +
                   QLatin1Char('\n');
    for (const schema::TypeValidity &type : validation.types) {
        text +=
            QStringLiteral("  %1 %2  ").arg(QString::fromStdString(type.name), -28).arg(words::count(type.entities), 8);
        text += type.schema.empty() ? ValidateText::tr("no schema")
                                    : ValidateText::tr("%1 valid, by %2")
                                          .arg(words::count(type.valid), QString::fromStdString(type.schema));
        text += QLatin1Char('\n');
    }
    if (validation.findings.empty())
        return text + ValidateText::tr("\nNothing found.");
    constexpr std::size_t examples = 3;
    for (const Findings::Group &group : validation.findings.groups()) {
        text += QStringLiteral("\n%1  %2  %3 (%4)\n")
                    .arg(words::severity(group.severity), -7)
                    .arg(words::count(group.count), 8)
                    .arg(words::ruleTitle(group.rule), QString::fromUtf8(schema::ruleWord(group.rule)));
        for (std::size_t i = 0; i < std::min(examples, group.kept.size()); ++i) {
            const Finding finding = validation.findings.at(group.kept[i]);
            text += QStringLiteral("    %1 %2\n      %3\n")
                        .arg(QString::fromStdString(finding.entity), QString::fromStdString(finding.pointer),
                             words::sentence(finding));
        }
        if (!group.kept.empty())
            text += QStringLiteral("    → %1\n").arg(words::advice(validation.findings.at(group.kept.front())));
    }
    text.chop(1);
    return text;
}

}  // namespace

int validate(const ValidateCommand &command, Sources &sources)
{
    Output output(command.json);
    const auto loaded = loadSource(sources, command.source, command.options, output);
    if (!loaded)
        return output.failure(loaded.error());
    const auto validated = validateLoaded(sources, *loaded, command.schemas, output);
    if (!validated)
        return output.failure(validated.error());
    const std::shared_ptr<const Validation> &validation = validated->validation;
    if (!command.csv.isEmpty()) {
        if (const auto written = writeCsv(command.csv, validation->findings); !written)
            return output.failure(written.error());
    }
    if (command.json)
        Output::document(validationJson(*validation));
    else
        Output::text(toText(*validation));
    if (loaded->status() != Done || !validated->complete)
        return DoneIncomplete;
    bool failed = false;
    if (command.failOn) {
        for (const Findings::Group &group : validation->findings.groups())
            failed |= group.severity <= *command.failOn;
    }
    return failed ? DoneWithFindings : Done;
}

}  // namespace civiscope::app
