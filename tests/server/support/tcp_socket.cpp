// Blocking sockets with a timeout on reading.
#include "server/support/tcp_socket.hpp"

#include <array>
#include <cstddef>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "core/base/assert.hpp"
#include "server/support/time_limits.hpp"

namespace parley::test {

TcpSocket::TcpSocket(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    PARLEY_ASSERT(descriptor_ >= 0);
    const timeval limit{.tv_sec = patience.count(), .tv_usec = 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int connected = ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    PARLEY_ASSERT(connected == 0);
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

bool TcpSocket::receive_some(std::string& received) {
    std::array<char, 16 * 1024> buffer{};
    const auto bytes = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (bytes <= 0) return false;
    received.append(buffer.data(), static_cast<std::size_t>(bytes));
    return true;
}

}  // namespace parley::test
