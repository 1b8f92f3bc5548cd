// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/interrupt.h"

#include <QProcess>
#include <QTest>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <semaphore>

using namespace civiscope;

namespace {

// Waits without an event loop, as work on the main thread does.
bool stopped(const app::Interrupt &interrupt)
{
    std::binary_semaphore asked(0);
    const std::stop_callback tell(interrupt.token(), [&] { asked.release(); });
    return asked.try_acquire_for(std::chrono::seconds(20));
}

// What this program does when it is started to be ended: says that it is ready, and waits to be told.
int waitForTheEnd()
{
    {
        const app::Interrupt interrupt;
        std::puts("ready");
        std::fflush(stdout);
        if (!stopped(interrupt))
            return 1;
        // Files are put away; what comes meanwhile is impatience.
        std::raise(SIGINT);
        std::raise(SIGTERM);
    }
    // So it is on the way out.
    std::raise(SIGINT);
    std::raise(SIGTERM);
    return 42;
}

}  // namespace

class TestInterrupt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workOnTheMainThreadIsStopped_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("end") << SIGTERM;
    }
    void workOnTheMainThreadIsStopped()
    {
        QFETCH(const int, signal);
        const app::Interrupt interrupt;
        QVERIFY(!interrupt.token().stop_requested());
        std::raise(signal);
        QVERIFY(stopped(interrupt));
    }

    void oneAfterTheOtherEachHasItsOwn()
    {
        {
            const app::Interrupt first;
            std::raise(SIGINT);
            QVERIFY(stopped(first));
        }
        const app::Interrupt second;
        QVERIFY(!second.token().stop_requested());
        std::raise(SIGINT);
        QVERIFY(stopped(second));
    }

    void impatienceDoesNotKill()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--wait")});
        QVERIFY(QTest::qWaitFor([&] { return program.canReadLine(); }, 30'000));
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 42);
    }

    void withoutOneASignalEndsAsUsual()
    {
        {
            const app::Interrupt over;
        }
        struct sigaction action{};
        sigaction(SIGINT, nullptr, &action);
        QVERIFY(action.sa_handler == SIG_DFL);
    }
};

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--wait") == 0)
        return waitForTheEnd();
    QCoreApplication application(argc, argv);
    TestInterrupt test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_interrupt.moc"
