// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/interrupt.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace civiscope::app {

namespace {

constexpr char interrupted = 'i';
constexpr char over = 'o';
constexpr long patience = 3;  // seconds

// A signal handler can be told nothing any other way.
std::atomic<int> signalPipe = -1;
std::atomic<long> firstAt = -1;  // seconds of the steady clock; −1: none came yet
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<long>::is_always_lock_free);

long now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

extern "C" void onSignal(int number)
{
    const int before = errno;
    const long first = firstAt;
    if (first < 0) {
        firstAt = now();
        [[maybe_unused]] const auto written = write(signalPipe, &interrupted, 1);
    } else if (now() - first > patience) {
        std::signal(number, SIG_DFL);
        raise(number);
    }
    errno = before;
}

void handleSignals(void (*handler)(int))
{
    struct sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

char nextByte(int from)
{
    char byte = over;
    while (read(from, &byte, 1) < 0 && errno == EINTR) {
    }
    return byte;
}

}  // namespace

Interrupt::Interrupt()
{
    if (pipe2(m_pipe, O_CLOEXEC) != 0)
        return;
    m_waiting = std::jthread([from = m_pipe[0], source = m_source]() mutable {
        if (nextByte(from) == interrupted)
            source.request_stop();
    });
    signalPipe = m_pipe[1];
    firstAt = -1;
    handleSignals(onSignal);
}

Interrupt::~Interrupt()
{
    // Who was told to end is about to: impatience changes nothing until it has.
    if (firstAt < 0)
        handleSignals(SIG_DFL);
    if (!m_waiting.joinable())
        return;
    [[maybe_unused]] const auto written = write(m_pipe[1], &over, 1);
    m_waiting.join();
    for (const int end : m_pipe)
        close(end);
}

}  // namespace civiscope::app
