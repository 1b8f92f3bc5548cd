// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"
#include "methods/classify.h"
#include "methods/ping.h"
#include "methods/renderextent.h"
#include "methods/rendertiles.h"
#include "methods/setmap.h"

#include <QDir>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <qgsapplication.h>

#include <csignal>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

// The map engine of Civiscope: QGIS without a window, spoken to over standard input and output (gis/protocol.h). It
// ends when the parent closes standard input or dies, and keeps what QGIS wants to write in a private folder that goes
// with it. Arguments: --scratch DIR, that folder, empty (default: a new one among the system's temporary files).

namespace {

// The settings of a Qt program round us (plugins, theme, scaling) are of another Qt.
void cleanEnvironment(const QByteArray &scratch)
{
    for (const char *name : {"QT_PLUGIN_PATH", "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR",
                             "QT_SCREEN_SCALE_FACTORS", "QT_AUTO_SCREEN_SCALE_FACTOR", "QT_FONT_DPI"})
        ::unsetenv(name);
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    // Nothing of a user's QGIS is read or written; only the file providers that QGIS core brings itself are loaded.
    for (const char *name : {"TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        ::setenv(name, scratch.constData(), 1);
    ::setenv("QGIS_CUSTOM_CONFIG_PATH", scratch.constData(), 1);
    ::setenv("QGIS_PROVIDER_FILE", "^none$", 1);
}

// The folder the parent made for us, or one of our own. Removed by whoever of the two lives longer.
QString scratchFolder(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i)
        if (qstrcmp(argv[i], "--scratch") == 0)
            return QString::fromLocal8Bit(argv[i + 1]);
    QTemporaryDir own(QDir::tempPath() + QStringLiteral("/civiscope-gis-XXXXXX"));
    own.setAutoRemove(false);
    return own.path();
}

}  // namespace

int main(int argc, char **argv)
{
    // Standard input ends with the parent, and we with it. The signal is for a parent whose end of the pipe another
    // child of it has inherited; it is read from the event loop, so that we end in order. Blocked before there are
    // other threads.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    QDir scratch(scratchFolder(argc, argv));
    if (!scratch.exists()) {
        qCritical("no folder for temporary files: %s", qPrintable(scratch.path()));
        return 1;
    }
    cleanEnvironment(QFile::encodeName(scratch.path()));

    QgsApplication app(argc, argv, true, scratch.path(), QStringLiteral("civiscope"));
    if (qEnvironmentVariableIsEmpty("QGIS_PREFIX_PATH"))
        QgsApplication::setPrefixPath(QStringLiteral(CIVISCOPE_QGIS_PREFIX), true);
    QgsApplication::initQgis();
    {
        using namespace civiscope::engine;
        const auto map = std::make_shared<CurrentMap::element_type>();
        Engine engine([] { QCoreApplication::quit(); });
        QSocketNotifier signalled(::signalfd(-1, &ending, SFD_CLOEXEC), QSocketNotifier::Read);
        QObject::connect(&signalled, &QSocketNotifier::activated, [] { QCoreApplication::quit(); });
        engine.add(std::make_unique<Ping>());
        engine.add(std::make_unique<Classify>());
        engine.add(std::make_unique<SetMap>(map));
        engine.add(std::make_unique<RenderTiles>(map));
        engine.add(std::make_unique<RenderExtent>(map));
        QCoreApplication::exec();
        map->reset();
    }
    scratch.removeRecursively();
    // QGIS takes half a second to put away what the system takes back at once.
    std::_Exit(0);
}
