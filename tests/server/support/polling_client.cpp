// Polls, posts, and takes payloads apart.
#include "server/support/polling_client.hpp"

#include <gtest/gtest.h>

#include "core/framing/engine_io.hpp"
#include "core/json/reader.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {

WaitingPoll::WaitingPoll(std::uint16_t port, const std::string& target, std::string_view extra_headers)
    : socket_(port) {
    std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    socket_.send(request.append(extra_headers).append("\r\n"));
}

HttpReply WaitingPoll::reply() {
    return parse_reply(socket_.receive_all());
}

PollingClient::PollingClient(std::uint16_t port, std::string extra_headers)
    : port_(port), extra_headers_(std::move(extra_headers)) {
    const auto reply = http_get(port_, polling_target, extra_headers_);
    const auto handshake = json::read(reply.body.substr(reply.body.empty() ? 0 : 1));
    EXPECT_TRUE(reply.status == 200 && handshake) << reply.status << " " << reply.body;
    if (handshake) sid_ = text_of(handshake.value(), "sid");
}

std::string PollingClient::target(std::string_view transport) const {
    return "/socket.io/?EIO=4&transport=" + std::string(transport) + "&sid=" + sid_;
}

HttpReply PollingClient::post(std::string_view payload) const {
    return http_post(port_, target(), payload, extra_headers_);
}

HttpReply PollingClient::poll() const {
    return http_get(port_, target(), extra_headers_);
}

std::unique_ptr<WaitingPoll> PollingClient::begin_poll() const {
    return std::make_unique<WaitingPoll>(port_, target(), extra_headers_);
}

std::string PollingClient::receive(std::string_view beginning) {
    for (;;) {
        while (!packets_.empty()) {
            const std::string packet = packets_.front();
            packets_.erase(packets_.begin());
            if (packet.starts_with(beginning)) return packet;
        }
        const auto reply = poll();
        if (reply.status != 200) {
            ADD_FAILURE() << "no " << beginning << " came, but " << reply.status << " " << reply.body;
            return "";
        }
        for (const auto packet : framing::engine_io::split_payload(reply.body)) packets_.emplace_back(packet);
    }
}

std::string PollingClient::enter(std::string_view auth) {
    post("40" + std::string(auth));
    return receive("4");
}

}  // namespace parley::test
