// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

// What civiscope and civiscope-gis say to each other over the engine's standard input and output. Knows neither Qt nor
// QGIS, so that both sides can include it.
//
// A frame is a prefix of 16 bytes, a header and a payload:
//     4 bytes  "CVG1"
//     4 bytes  length of the header, little-endian
//     8 bytes  length of the payload, little-endian
//     header   one JSON object in UTF-8, with the names of JSON-RPC 2.0
//     payload  bytes whose meaning the header tells (an image, a file); may be empty
//
// Requests carry id, method and params; answers id and either result or error {code, message, data}. Notifications have
// no id: `progress` {id, done, total?} from the engine, `cancel` {id} to it. Every request is answered exactly once, a
// cancelled one with error code "cancelled".
namespace civiscope::gis::protocol {

inline constexpr int version = 1;
inline constexpr std::string_view magic = "CVG1";
inline constexpr std::size_t prefixBytes = 16;
inline constexpr std::uint32_t maxHeaderBytes = 4u << 20;
inline constexpr std::uint64_t maxPayloadBytes = 512u << 20;

// Error codes of answers, beside those a method defines for itself.
namespace code {
inline constexpr const char *cancelled = "cancelled";
inline constexpr const char *unknownMethod = "unknown-method";
inline constexpr const char *invalidParams = "invalid-params";
inline constexpr const char *notReadable = "not-readable";  // a layer or file; data.path names it
inline constexpr const char *failed = "failed";
}  // namespace code

struct Frame {
    nlohmann::json header;
    std::string payload;
};

enum class Fault { NotAFrame, HeaderTooLarge, PayloadTooLarge, HeaderNotJson };

// The bytes of one frame. Text that is no UTF-8 (a file name) is sent with replacement characters.
// Precondition: the limits above are kept.
[[nodiscard]] inline std::string pack(const nlohmann::json &header, std::string_view payload = {})
{
    const std::string text = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::string bytes;
    bytes.reserve(prefixBytes + text.size() + payload.size());
    bytes.append(magic);
    for (int shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<char>((text.size() >> shift) & 0xff));
    for (int shift = 0; shift < 64; shift += 8)
        bytes.push_back(static_cast<char>((static_cast<std::uint64_t>(payload.size()) >> shift) & 0xff));
    return bytes.append(text).append(payload);
}

[[nodiscard]] inline nlohmann::json request(std::int64_t id, std::string_view method, nlohmann::json params)
{
    return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}};
}

[[nodiscard]] inline nlohmann::json notification(std::string_view method, nlohmann::json params)
{
    return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

[[nodiscard]] inline nlohmann::json result(std::int64_t id, nlohmann::json value)
{
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(value)}};
}

[[nodiscard]] inline nlohmann::json error(std::int64_t id, std::string_view code, std::string_view message,
                                          nlohmann::json data = nullptr)
{
    return {
        {"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}, {"data", std::move(data)}}}};
}

// Takes bytes in any slices and gives whole frames. After a fault the stream cannot be read any further.
class FrameReader {
public:
    void feed(std::string_view bytes) { m_buffer.append(bytes); }

    // The next whole frame, nullopt while it is not whole yet. A stream that cannot be right is refused as soon as its
    // prefix shows it, before memory is taken for what it announces.
    [[nodiscard]] std::expected<std::optional<Frame>, Fault> next()
    {
        if (m_fault)
            return std::unexpected(*m_fault);
        const std::string_view bytes = std::string_view(m_buffer).substr(m_start);
        const std::size_t known = std::min(bytes.size(), magic.size());
        if (bytes.substr(0, known) != magic.substr(0, known))
            return refuse(Fault::NotAFrame);
        if (bytes.size() < prefixBytes)
            return wait();
        const std::uint64_t headerBytes = number(bytes.substr(4, 4));
        const std::uint64_t payloadBytes = number(bytes.substr(8, 8));
        if (headerBytes > maxHeaderBytes)
            return refuse(Fault::HeaderTooLarge);
        if (payloadBytes > maxPayloadBytes)
            return refuse(Fault::PayloadTooLarge);
        const std::size_t whole = prefixBytes + headerBytes + payloadBytes;
        if (bytes.size() < whole)
            return wait();
        Frame frame;
        frame.header = nlohmann::json::parse(bytes.substr(prefixBytes, headerBytes), nullptr, false);
        if (!frame.header.is_object())
            return refuse(Fault::HeaderNotJson);
        frame.payload = bytes.substr(prefixBytes + headerBytes, payloadBytes);
        m_start += whole;
        return frame;
    }

private:
    [[nodiscard]] static std::uint64_t number(std::string_view bytes)
    {
        std::uint64_t value = 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return value;
    }

    // What was read is dropped only here, so that many small frames in one slice cost one move.
    std::optional<Frame> wait()
    {
        m_buffer.erase(0, m_start);
        m_start = 0;
        return std::nullopt;
    }

    std::unexpected<Fault> refuse(Fault fault)
    {
        m_fault = fault;
        m_buffer.clear();
        return std::unexpected(fault);
    }

    std::string m_buffer;
    std::size_t m_start = 0;
    std::optional<Fault> m_fault;
};

}  // namespace civiscope::gis::protocol
