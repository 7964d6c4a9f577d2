// Loads a signaling server from one thread. Prints a line of JSON when all have joined and goes on when its standard
// input says so; then a line with what it saw.
//
//   server_load relay KIND PORT CONNECTIONS IN_FLIGHT RATE MESSAGES
//     Connections in rooms of two; the first of each sends the other candidates, IN_FLIGHT at a time, or RATE a second
//     by all together where that is not 0, until MESSAGES have come.
//   server_load idle KIND PORT CONNECTIONS
//     Connections in rooms of two that say nothing.
//   server_load storm KIND PORT ROOMS AT_A_TIME
//     Rooms of four that fill, until everybody knows the other three, and are left.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <sys/epoll.h>
#include <sys/resource.h>

#include "load/speaker.hpp"
#include "load/web_socket.hpp"

namespace parley::load {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t stamp_size = 16;

std::string stamp_now() {
    std::array<char, stamp_size + 1> text{};
    std::snprintf(text.data(), text.size(), "%016llx",
                  static_cast<unsigned long long>(Clock::now().time_since_epoch().count()));
    return std::string(text.data(), stamp_size);
}

struct Client {
    Client(std::string_view kind, std::uint16_t port, const std::string& room, std::size_t index)
        : socket(port, index), speaker(make_speaker(kind, room, index)), number(index) {
        socket.upgrade(speaker->path(), speaker->subprotocol());
    }
    WebSocket socket;
    std::unique_ptr<Speaker> speaker;
    std::size_t number;
    bool has_greeted = false;
    bool waits_to_write = false;
    std::string frame;  // The candidate for the other, and where its stamp is.
    std::size_t stamp_at = 0;
};

// All connections of a load, and the loop that serves them.
class Load {
  public:
    Load(std::string kind, std::uint16_t port) : kind_(std::move(kind)), port_(port), epoll_(::epoll_create1(0)) {}

    Client& add(const std::string& room) {
        clients_.push_back(std::make_unique<Client>(kind_, port_, room, next_number_++));
        Client& client = *clients_.back();
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &client;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, client.socket.descriptor(), &event);
        flush(client);
        return client;
    }

    void flush(Client& client) {
        const bool waits = client.socket.flush();
        if (waits == client.waits_to_write) return;
        client.waits_to_write = waits;
        epoll_event event{};
        event.events = waits ? (EPOLLIN | EPOLLOUT) : EPOLLIN;
        event.data.ptr = &client;
        ::epoll_ctl(epoll_, EPOLL_CTL_MOD, client.socket.descriptor(), &event);
    }

    // Waits for what comes, `milliseconds` at most, and hands each relayed candidate to `on_candidate(client, text)`.
    template <typename OnCandidate>
    void turn(int milliseconds, OnCandidate on_candidate) {
        std::array<epoll_event, 256> events{};
        const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), milliseconds);
        for (int i = 0; i < count; ++i)
            serve(*static_cast<Client*>(events.at(static_cast<std::size_t>(i)).data.ptr), on_candidate);
    }

    std::vector<std::unique_ptr<Client>>& clients() { return clients_; }

  private:
    template <typename OnCandidate>
    void serve(Client& client, OnCandidate& on_candidate) {
        if (!client.socket.receive()) {
            std::fprintf(stderr, "the server closed connection %zu\n", client.number);
            std::exit(1);
        }
        if (client.socket.is_open() && !client.has_greeted) {
            client.has_greeted = true;
            for (const auto& text : client.speaker->greeting()) client.socket.send(text);
        }
        std::string_view text;
        while (client.socket.next(text)) {
            if (text.find("candidate:1 ") != std::string_view::npos) {
                on_candidate(client, text);
            } else {
                for (const auto& reply : client.speaker->answer(text)) client.socket.send(reply);
            }
        }
        flush(client);
    }

    std::string kind_;
    std::uint16_t port_;
    int epoll_;
    std::size_t next_number_ = 0;
    std::vector<std::unique_ptr<Client>> clients_;
};

void ignore(Client&, std::string_view) {}

void wait_for_go(std::size_t joined) {
    std::printf(R"({"joined":%zu})"
                "\n",
                joined);
    std::fflush(stdout);
    std::getchar();
}

// One descriptor for each connection.
void allow_descriptors() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Pairs in rooms of their own, 200 at a time on their way.
void join_pairs(Load& load, std::size_t connections) {
    const auto wait_for_all = [&load](std::size_t from) {
        for (std::size_t i = from; i < load.clients().size(); ++i) {
            while (!load.clients()[i]->speaker->has_joined()) load.turn(1000, ignore);
        }
    };
    constexpr std::size_t at_a_time = 200;
    for (std::size_t i = 0; i < connections; ++i) {
        load.add("load-" + std::to_string(i / 2));
        if ((i + 1) % at_a_time == 0) wait_for_all(i + 1 - at_a_time);
    }
    wait_for_all(0);
}

double milliseconds_since(std::string_view stamp) {
    const auto sent = std::strtoull(std::string(stamp).c_str(), nullptr, 16);
    const auto now = static_cast<unsigned long long>(Clock::now().time_since_epoch().count());
    return static_cast<double>(now - sent) / 1e6;
}

// The first of each pair sends candidates to the second, and measures how long each is on its way.
class Relay {
  public:
    // `rate` a second by all together; where it is 0, `in_flight` at a time by each.
    Relay(Load& load, std::size_t in_flight, double rate, std::size_t messages)
        : load_(load), in_flight_(in_flight), rate_(rate), messages_(messages) {
        latencies_.reserve(messages);
        for (std::size_t i = 0; i + 1 < load.clients().size(); i += 2) {
            Client& sender = *load.clients()[i];
            const std::string mark(stamp_size, '#');
            sender.frame = sender.speaker->candidate(load.clients()[i + 1]->speaker->id(), mark);
            sender.stamp_at = sender.frame.find(mark);
        }
    }

    void run() {
        begun_ = Clock::now();
        if (rate_ == 0) fill();
        while (latencies_.size() < messages_) {
            if (rate_ > 0) keep_rate();
            load_.turn(rate_ > 0 ? 0 : 1000, [this](Client& client, std::string_view text) { received(client, text); });
        }
    }

    void print() {
        const double seconds = seconds_so_far();
        std::sort(latencies_.begin(), latencies_.end());
        const auto at = [this](double part) {
            return latencies_[static_cast<std::size_t>(part * static_cast<double>(latencies_.size() - 1))];
        };
        std::printf(R"({"messages":%zu,"seconds":%.3f,"p50":%.3f,"p99":%.3f})"
                    "\n",
                    latencies_.size(), seconds, at(0.5), at(0.99));
    }

  private:
    double seconds_so_far() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

    void send(Client& client) {
        client.frame.replace(client.stamp_at, stamp_size, stamp_now());
        client.socket.send(client.frame);
        ++sent_;
    }

    void fill() {
        for (std::size_t i = 0; i + 1 < load_.clients().size(); i += 2) {
            Client& sender = *load_.clients()[i];
            for (std::size_t k = 0; k < in_flight_; ++k) send(sender);
            load_.flush(sender);
        }
    }

    void keep_rate() {
        const double due = seconds_so_far() * rate_;
        while (sent_ < messages_ && static_cast<double>(sent_) < due) {
            Client& sender = *load_.clients()[next_sender_];
            next_sender_ = (next_sender_ + 2) % load_.clients().size();
            send(sender);
            load_.flush(sender);
        }
    }

    void received(Client& client, std::string_view text) {
        constexpr std::string_view mark = "ufrag ";
        latencies_.push_back(milliseconds_since(text.substr(text.find(mark) + mark.size(), stamp_size)));
        if (rate_ > 0 || sent_ >= messages_) return;
        Client& sender = *load_.clients()[client.number - 1];
        send(sender);
        load_.flush(sender);
    }

    Load& load_;
    std::size_t in_flight_;
    double rate_;
    std::size_t messages_;
    std::size_t sent_ = 0;
    std::size_t next_sender_ = 0;
    std::vector<double> latencies_;
    Clock::time_point begun_;
};

int relay(Load& load, std::size_t connections, std::size_t in_flight, double rate, std::size_t messages) {
    join_pairs(load, connections);
    Relay relay(load, in_flight, rate, messages);
    wait_for_go(connections);
    relay.run();
    relay.print();
    return 0;
}

int idle(Load& load, std::size_t connections) {
    join_pairs(load, connections);
    wait_for_go(load.clients().size());
    return 0;
}

int storm(Load& load, std::size_t rooms, std::size_t at_a_time) {
    constexpr std::size_t members = 4;
    const auto begun = Clock::now();
    for (std::size_t room = 0; room < rooms; room += at_a_time) {
        const std::size_t end = std::min(rooms, room + at_a_time);
        for (std::size_t i = room; i < end; ++i) {
            for (std::size_t k = 0; k < members; ++k) load.add("storm-" + std::to_string(i));
        }
        const auto is_filled = [](const auto& client) { return client->speaker->known() + 1 >= members; };
        while (!std::all_of(load.clients().begin(), load.clients().end(), is_filled)) load.turn(1000, ignore);
        load.clients().clear();
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    std::printf(R"({"rooms":%zu,"seconds":%.3f,"rate":%.0f})"
                "\n",
                rooms, seconds, static_cast<double>(rooms) / seconds);
    return 0;
}

}  // namespace

}  // namespace parley::load

int main(int count, char** words) {
    using namespace parley::load;
    const std::vector<std::string> arguments(words + 1, words + count);
    const auto number = [&arguments](std::size_t i) { return std::strtoull(arguments.at(i).c_str(), nullptr, 10); };
    if (arguments.size() < 4 || make_speaker(arguments[1], {}, 0) == nullptr) {
        std::fprintf(stderr, "usage: see the first lines of tests/bench/load/main.cpp\n");
        return 2;
    }
    allow_descriptors();
    Load load(arguments[1], static_cast<std::uint16_t>(number(2)));
    if (arguments[0] == "relay" && arguments.size() == 7) {
        return relay(load, number(3), number(4), std::strtod(arguments[5].c_str(), nullptr), number(6));
    }
    if (arguments[0] == "storm" && arguments.size() == 5) return storm(load, number(3), number(4));
    return idle(load, number(3));
}
