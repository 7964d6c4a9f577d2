// Socket.IO packets: `<type>[<attachments>-][/namespace,][ack id][JSON]`.
#include "core/framing/socket_io.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "core/base/assert.hpp"

namespace parley::framing::socket_io {

namespace {

constexpr std::string_view digits = "0123456789";
// What events, connects and errors carry begins so. Anything else could be read as a namespace when it is sent on.
constexpr std::string_view json_openings = "[{\"";
constexpr std::size_t name_space_bytes_max = 256;

Failure<std::string> failure(std::string_view reason) {
    return {std::string(reason)};
}

bool is_binary(PacketType type) {
    return type == PacketType::BinaryEvent || type == PacketType::BinaryAck;
}

// Takes the digits that `rest` begins with.
std::string_view take_digits(std::string_view& rest) {
    const std::string_view taken = rest.substr(0, rest.find_first_not_of(digits));
    rest.remove_prefix(taken.size());
    return taken;
}

// Takes "/namespace," from the beginning of `rest`; without a comma the namespace is all there is.
std::string_view take_name_space(std::string_view& rest) {
    const std::string_view taken = rest.substr(0, rest.find(','));
    rest.remove_prefix(taken.size() == rest.size() ? taken.size() : taken.size() + 1);
    return taken;
}

// A namespace is sent back where it is refused, so nothing may stand in it that could be taken for something else.
bool is_plain(std::string_view name_space) {
    return name_space.size() <= name_space_bytes_max &&
           std::all_of(name_space.begin(), name_space.end(), [](char letter) { return letter > ' ' && letter <= '~'; });
}

std::optional<std::uint32_t> number_from(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

}  // namespace

Result<Packet, std::string> decode(std::string_view text) {
    if (text.empty()) return failure("packet: empty");
    if (text.front() < '0' || text.front() > '6') return failure("packet: unknown type");
    Packet packet{.type = static_cast<PacketType>(text.front() - '0'), .name_space = "/", .ack = {}, .data = {}};
    std::string_view rest = text.substr(1);
    if (is_binary(packet.type)) {
        if (take_digits(rest).empty() || rest.empty() || rest.front() != '-') {
            return failure("packet: a number of attachments and \"-\" are expected");
        }
        rest.remove_prefix(1);
    }
    if (!rest.empty() && rest.front() == '/') {
        packet.name_space = take_name_space(rest);
        if (!is_plain(packet.name_space)) return failure("packet: the namespace is too long, or no plain text");
    }
    if (const std::string_view ack = take_digits(rest); !ack.empty()) {
        packet.ack = number_from(ack);
        if (!packet.ack) return failure("packet: the acknowledgement's number is too large");
    }
    if (!rest.empty() && json_openings.find(rest.front()) == std::string_view::npos) {
        return failure("packet: an array, an object or a string of JSON is expected");
    }
    packet.data = rest;
    return packet;
}

std::string encode(const Packet& packet) {
    // Attachments are binary frames after the packet, which nothing here sends.
    PARLEY_ASSERT(!is_binary(packet.type));
    std::string text(1, static_cast<char>('0' + static_cast<char>(packet.type)));
    if (packet.name_space != "/") text += packet.name_space + ',';
    if (packet.ack) text += std::to_string(*packet.ack);
    text += packet.data;
    return text;
}

}  // namespace parley::framing::socket_io
