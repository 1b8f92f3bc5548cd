// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include <utility>

namespace civiscope::engine {

namespace protocol = gis::protocol;

Call::Call(Channel &channel, protocol::Frame frame)
    : m_channel(channel)
    , m_id(frame.header.at("id").get<std::int64_t>())
    , m_params(frame.header.value("params", nlohmann::json::object()))
    , m_payload(std::move(frame.payload))
{
}

Call::~Call()
{
    fail(protocol::code::failed, "the work ended without an answer");
}

void Call::answer(nlohmann::json result, std::string_view payload)
{
    if (std::exchange(m_answered, true))
        return;
    m_channel.send(protocol::result(m_id, std::move(result)), payload);
}

void Call::fail(std::string_view code, std::string_view message, nlohmann::json data)
{
    if (std::exchange(m_answered, true))
        return;
    m_channel.send(protocol::error(m_id, code, message, std::move(data)));
}

void Call::progress(std::int64_t done, std::int64_t total)
{
    if (!m_answered)
        m_channel.send(protocol::notification("progress", {{"id", m_id}, {"done", done}, {"total", total}}));
}

void Call::cancel()
{
    if (!std::exchange(m_cancelled, true) && m_stop)
        m_stop();
}

Engine::Engine(std::function<void()> ended)
    : m_channel([this](protocol::Frame frame) { receive(std::move(frame)); }, std::move(ended))
{
}

void Engine::add(std::unique_ptr<Method> method)
{
    m_methods.push_back(std::move(method));
}

void Engine::receive(protocol::Frame frame)
{
    const auto &header = frame.header;
    const auto name = header.find("method");
    if (name == header.end() || !name->is_string())
        return;
    std::erase_if(m_running, [](const auto &entry) { return entry.second.expired(); });

    if (const auto id = header.find("id"); id == header.end() || !id->is_number_integer()) {
        if (*name == "cancel") {
            const auto running = m_running.find(header.value("/params/id"_json_pointer, std::int64_t{-1}));
            if (running != m_running.end())
                if (const auto call = running->second.lock())
                    call->cancel();
        }
        return;
    }

    const auto id = header["id"].get<std::int64_t>();
    const auto method = name->get<std::string>();
    auto call = std::make_shared<Call>(m_channel, std::move(frame));
    for (const auto &candidate : m_methods) {
        if (candidate->name() != method)
            continue;
        m_running[id] = call;
        try {
            candidate->run(call);
        } catch (const nlohmann::json::exception &e) {
            call->fail(protocol::code::invalidParams, e.what());
        }
        return;
    }
    call->fail(protocol::code::unknownMethod, method);
}

}  // namespace civiscope::engine
