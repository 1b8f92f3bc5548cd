// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/loading.h"
#include "app/civiscope/taskprogress.h"
#include "store/exporter.h"
#include "tasks/exporttask.h"
#include "words/countwords.h"

#include <QFileInfo>
#include <QLocale>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

int fetch(const FetchCommand &command, Sources &sources)
{
    Output output(command.json);
    const QString file = QFileInfo(command.file).absoluteFilePath();
    // What cannot be written is said before anything is fetched.
    if (const auto good = store::checkExportFile(file); !good)
        return output.failure(good.error());
    const auto loaded = loadSource(sources, command.source, command.options, output);
    if (!loaded)
        return output.failure(loaded.error());
    TaskProgress progress(output, QStringLiteral("writing"));
    const auto written = QCoro::waitFor(
        tasks::exportSource({.subject = loaded->subject(), .file = file}, sources.services(), progress.job()));
    output.progressDone();
    if (!written)
        return output.failure(written.error());
    const tasks::LoadReport &report = loaded->report;
    if (command.json)
        Output::document({{"written", written->written},
                          {"total", report.total ? nlohmann::ordered_json(*report.total) : nlohmann::ordered_json()},
                          {"complete", report.complete},
                          {"requests", report.requests},
                          {"bytes", report.bytes},
                          {"seconds", report.seconds},
                          {"file", file.toStdString()}});
    else
        Output::text(QStringLiteral("%1 written to %2").arg(words::entities(written->written), command.file));
    return loaded->status();
}

}  // namespace civiscope::app
