// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/exitstatus.h"
#include "app/civiscope/output.h"
#include "app/civiscope/sources.h"
#include "app/civiscope/startuplog.h"
#include "app/civiscope/version.h"
#include "words/language.h"

#include <QApplication>
#include <QLocale>

#include <memory>

namespace {

using namespace civiscope::app;

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

// Commands without a picture need no window system; pictures are painted without one.
std::unique_ptr<QCoreApplication> makeApplication(const Command &command, int &argc, char **argv)
{
    const bool isDesktop = std::holds_alternative<DesktopCommand>(command);
    if (!isDesktop && !std::holds_alternative<RenderCommand>(command))
        return std::make_unique<QCoreApplication>(argc, argv);
    const bool needsNoWindow = !isDesktop || (!std::get<DesktopCommand>(command).tour.isEmpty() && !hasDisplay());
    if (needsNoWindow)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    else if (!hasDisplay())
        return nullptr;
    return std::make_unique<QApplication>(argc, argv);
}

// The language named, numbers and times in its manner; empty: the user's own, as the system has it.
void speak(const QString &language)
{
    if (!language.isEmpty() && QLocale(language).language() != QLocale().language())
        QLocale::setDefault(QLocale(language));
    civiscope::words::chooseLanguage(language.isEmpty() ? QLocale().uiLanguages() : QStringList{language});
}

int run(const Command &command)
{
    if (const auto *serving = std::get_if<ServeCommand>(&command))
        return serve(*serving);
    Sources sources;
    if (const auto *inspecting = std::get_if<InspectCommand>(&command))
        return inspect(*inspecting, sources);
    if (const auto *fetching = std::get_if<FetchCommand>(&command))
        return fetch(*fetching, sources);
    if (const auto *remembering = std::get_if<HistoryCommand>(&command))
        return runHistory(*remembering, sources);
    if (const auto *comparing = std::get_if<CompareCommand>(&command))
        return compare(*comparing, sources);
    if (const auto *asking = std::get_if<QueryCommand>(&command))
        return runQuery(*asking, sources);
    if (const auto *auditing = std::get_if<AuditCommand>(&command))
        return audit(*auditing, sources);
    if (const auto *rendering = std::get_if<RenderCommand>(&command))
        return render(*rendering, sources);
    if (const auto *validating = std::get_if<ValidateCommand>(&command))
        return validate(*validating, sources);
    return desktop(std::get<DesktopCommand>(command), sources);
}

}  // namespace

int main(int argc, char **argv)
{
    qCDebug(startupLog, "main");
    QString language;
    const auto parsed = parseCommandLine(argc, argv, language);
    if (const auto *ended = std::get_if<Ended>(&parsed))
        return ended->status;
    const Command &command = std::get<Command>(parsed);
    const auto application = makeApplication(command, argc, argv);
    if (!application) {
        Output::note(QStringLiteral("civiscope: there is no display to open a window on. Try a command that needs none "
                                    "(civiscope --help), or --tour FOLDER for pictures."));
        return WrongUsage;
    }
    QCoreApplication::setApplicationName(QStringLiteral("civiscope"));
    QCoreApplication::setOrganizationName(QStringLiteral("Civiscope"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
    speak(language);
    qCDebug(startupLog, "application");
    return run(command);
}
