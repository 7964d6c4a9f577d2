// Fuzzes the packets of Engine.IO and Socket.IO and the client that reads them. The input is packets, one a
// line.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/assert.hpp"
#include "core/framing/client_framing.hpp"
#include "core/framing/engine_io.hpp"
#include "core/framing/socket_io.hpp"
#include "fuzz/input.hpp"

namespace parley::fuzz {
namespace {

using namespace framing;

void expect_stable_handshake(std::string_view data) {
    const auto handshake = engine_io::read_handshake(data);
    if (!handshake) return;
    PARLEY_ASSERT(engine_io::read_handshake(engine_io::write_handshake(*handshake)) == handshake);
}

void expect_stable_packet(std::string_view text) {
    const auto decoded = socket_io::decode(text);
    if (!decoded) return;
    const socket_io::Packet& packet = decoded.value();
    using enum socket_io::PacketType;
    if (packet.type == BinaryEvent || packet.type == BinaryAck) return;
    const auto again = socket_io::decode(socket_io::encode(packet));
    PARLEY_ASSERT(again.ok() && again.value() == packet);
}

void expect_stable(std::string_view text) {
    expect_stable_packet(text);
    const auto packet = engine_io::decode(text);
    if (!packet) return;
    PARLEY_ASSERT(engine_io::encode(packet->type, packet->data) == text);
    expect_stable_packet(packet->data);
    expect_stable_handshake(packet->data);
}

void run_client(const std::vector<std::string_view>& frames) {
    SocketIoClient client(R"({"token":"t"})");
    Instant now{};
    for (const std::string_view frame : frames) {
        client.on_text(now, frame);
        client.send_event(R"(["event"])");
        now += Duration(static_cast<Duration::rep>(frame.size()));
        client.on_time(now);
        while (client.poll()) continue;
        PARLEY_ASSERT(!client.next_deadline() || *client.next_deadline() > now);
    }
    client.disconnect();
    PARLEY_ASSERT(!client.next_deadline());
}

void expect_payload_is_what_it_was(const std::vector<std::string_view>& packets, std::string_view text) {
    std::string payload;
    for (const std::string_view packet : packets) engine_io::append_to_payload(payload, packet);
    if (!packets.empty() && !packets.front().empty()) PARLEY_ASSERT(payload == text);
}

}  // namespace
}  // namespace parley::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    fuzz::expect_payload_is_what_it_was(framing::engine_io::split_payload(text), text);
    const auto frames = fuzz::lines(data, size);
    for (const std::string_view frame : frames) fuzz::expect_stable(frame);
    fuzz::run_client(frames);
    return 0;
}
