// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/interrupt.h"

#include <QSocketNotifier>

#include <csignal>
#include <unistd.h>

namespace civiscope::app {

namespace {

volatile std::sig_atomic_t signalPipe = -1;  // a signal handler can be told nothing any other way

extern "C" void onSignal(int number)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = write(signalPipe, &byte, 1);
    std::signal(number, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt()
{
    if (pipe(m_pipe) != 0)
        return;
    signalPipe = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
        m_notifier->setEnabled(false);
        m_source.request_stop();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (const int end : m_pipe) {
        if (end >= 0)
            close(end);
    }
}

}  // namespace civiscope::app
