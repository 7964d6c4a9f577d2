// Blocking sockets with a timeout on reading.
#include "server/support/tcp_socket.hpp"

#include <array>
#include <cstddef>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "core/base/assert.hpp"
#include "server/support/time_limits.hpp"

namespace parley::test {

namespace {

sockaddr_in ipv4_address(const char* host, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    PARLEY_ASSERT(::inet_pton(AF_INET, host, &address.sin_addr) == 1);
    return address;
}

bool connect_to(int descriptor, std::uint16_t port) {
    const sockaddr_in address = ipv4_address("127.0.0.1", port);
    return ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

TcpSocket::TcpSocket(std::uint16_t port, const char* from) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    PARLEY_ASSERT(descriptor_ >= 0);
    const timeval limit{.tv_sec = patience.count(), .tv_usec = 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const sockaddr_in own = ipv4_address(from, 0);
    const int bound = ::bind(descriptor_, reinterpret_cast<const sockaddr*>(&own), sizeof own);
    PARLEY_ASSERT(bound == 0);
    PARLEY_ASSERT(connect_to(descriptor_, port));
}

TcpSocket::~TcpSocket() {
    ::close(descriptor_);
}

bool TcpSocket::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string TcpSocket::receive_all() {
    std::string received;
    while (receive_some(received)) {
    }
    return received;
}

std::string TcpSocket::receive_until(std::string_view end) {
    std::string received;
    while (received.find(end) == std::string::npos && receive_some(received)) {
    }
    return received;
}

bool TcpSocket::hears_within(std::chrono::milliseconds time) const {
    pollfd wait{.fd = descriptor_, .events = POLLIN, .revents = 0};
    return ::poll(&wait, 1, static_cast<int>(time.count())) > 0;
}

void TcpSocket::finish_sending() const {
    ::shutdown(descriptor_, SHUT_WR);
}

bool TcpSocket::receive_some(std::string& received) {
    std::array<char, 16 * 1024> buffer{};
    const auto bytes = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (bytes <= 0) return false;
    received.append(buffer.data(), static_cast<std::size_t>(bytes));
    return true;
}

bool can_connect(std::uint16_t port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    PARLEY_ASSERT(descriptor >= 0);
    const bool is_connected = connect_to(descriptor, port);
    ::close(descriptor);
    return is_connected;
}

}  // namespace parley::test
