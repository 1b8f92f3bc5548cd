// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channel.h"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace civiscope::engine {

using gis::protocol::Frame;

Channel::Channel(std::function<void(Frame)> received, std::function<void()> ended)
    : m_received(std::move(received))
    , m_ended(std::move(ended))
    , m_output(::dup(STDOUT_FILENO))
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
}

void Channel::send(const nlohmann::json &header, std::string_view payload)
{
    const std::string bytes = gis::protocol::pack(header, payload);
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const ssize_t written = ::write(m_output, rest.data(), rest.size());
        if (written > 0)
            rest.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return end();
    }
}

void Channel::read()
{
    std::array<char, 65536> bytes;
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0)
        return end();
    m_reader.feed({bytes.data(), static_cast<std::size_t>(count)});
    for (;;) {
        auto frame = m_reader.next();
        if (!frame)
            return end();
        if (!*frame)
            return;
        m_received(std::move(**frame));
    }
}

void Channel::end()
{
    m_notifier.setEnabled(false);
    m_ended();
}

}  // namespace civiscope::engine
