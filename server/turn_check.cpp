// Feeds the allocation what the line brings, and puts what came of it into words.
#include "server/turn_check.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <vector>

#include <boost/asio/ssl/error.hpp>
#include <boost/system/system_error.hpp>
#include <openssl/rand.h>

#include "core/base/assert.hpp"
#include "server/turn_allocation.hpp"
#include "server/turn_line.hpp"

namespace parley::server {

namespace {

using std::chrono::milliseconds;

// First pause before a request is sent again over UDP; each is twice the one before (RFC 8489, 6.2.1).
constexpr milliseconds first_pause{500};

StunTransaction random_transaction() {
    StunTransaction transaction{};
    const int done = RAND_bytes(transaction.data(), static_cast<int>(transaction.size()));
    PARLEY_ASSERT(done == 1);
    return transaction;
}

// Whether an answer to the present request came, after which the allocation stands somewhere else.
bool exchange(TurnLine& line, TurnAllocation& allocation, milliseconds patience) {
    const AllocationState before = allocation.state();
    line.send(allocation.request());
    milliseconds pause = line.loses_messages() ? std::min(first_pause, patience) : patience;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        const auto left = std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now());
        if (left <= milliseconds(0)) return false;
        const auto message = line.receive(std::min(pause, left));
        if (message && (allocation.on_message(*message) || allocation.state() != before)) return true;
        if (!message && !line.loses_messages()) return false;
        if (message) continue;
        line.send(allocation.request());
        pause *= 2;
    }
}

std::string quoted(const StunError& error) {
    const bool is_plain =
        std::all_of(error.reason.begin(), error.reason.end(), [](char c) { return c >= ' ' && c <= '~'; });
    return std::to_string(error.code) + (is_plain && !error.reason.empty() ? " " + error.reason : "");
}

std::string sentence_about(AllocationProblem problem, const StunError& error) {
    constexpr int allocation_quota = 486;
    constexpr int insufficient_capacity = 508;
    switch (problem) {
    case AllocationProblem::None: break;
    case AllocationProblem::OpenToAll:
        return "it relays for everybody, without credentials. Configure it with use-auth-secret";
    case AllocationProblem::NoLongTerm:
        return "it asks for credentials but names no realm and nonce. Configure it with use-auth-secret and a realm";
    case AllocationProblem::WrongCredentials:
        return "it refuses the credentials (" + quoted(error) +
               "). The secret here and static-auth-secret there must be the same, and use-auth-secret must be on";
    case AllocationProblem::Unauthentic:
        return "its answer is not signed with the credentials: something else than the relay answers";
    case AllocationProblem::NoRelayedAddress:
        return "it took the credentials and named no relayed address. Look at its relay-ip and external-ip";
    case AllocationProblem::Refused:
        if (error.code == allocation_quota) return "it has no allocation left for this user (486). See its user-quota";
        if (error.code == insufficient_capacity) {
            return "it has no relayed address to give (" + quoted(error) +
                   "). Look at its relay-ip, min-port, max-port and total-quota";
        }
        return "it refuses to relay (" + quoted(error) + ")";
    }
    return {};
}

bool is_private(const boost::asio::ip::address& address) {
    if (address.is_loopback()) return true;
    if (address.is_v6()) return address.to_v6().is_link_local() || (address.to_v6().to_bytes()[0] & 0xFE) == 0xFC;
    const auto number = address.to_v4().to_uint();
    return number >> 24U == 10 || number >> 20U == 0xAC1 || number >> 16U == 0xC0A8;
}

std::string praise_of(const RelayedAddress& relayed) {
    std::string text = "relays at " + relayed.endpoint.address().to_string() + " port " +
                       std::to_string(relayed.endpoint.port()) + ", for " + std::to_string(relayed.seconds) +
                       " s without a refresh";
    if (is_private(relayed.endpoint.address())) {
        text += " (a private address: for members elsewhere set external-ip of the relay)";
    }
    return text;
}

// What came of one allocation.
struct Outcome {
    AllocationProblem problem = AllocationProblem::None;
    TurnVerdict verdict;
};

Outcome without_tls(const std::string& why) {
    return {.problem = AllocationProblem::None,
            .verdict = {.relays = false,
                        .text = "no TLS (" + why + "). Browsers would not speak to it either: see its cert and pkey"}};
}

Outcome unreachable(const TurnUrl& url, const std::string& why) {
    const std::string transport = url.transport == TurnTransport::Udp ? "UDP" : "TCP";
    return {.problem = AllocationProblem::None,
            .verdict = {.relays = false,
                        .text = "no answer (" + why + "). Does it run, and do firewalls let " + transport + " port " +
                                std::to_string(url.port) + " through?"}};
}

Outcome allocate(const TurnUrl& url, const TurnCredentials& credentials, milliseconds patience) try {
    const auto line = open_turn_line(url, patience);
    TurnAllocation allocation(credentials, random_transaction);
    while (allocation.state() == AllocationState::Asking || allocation.state() == AllocationState::Authenticating) {
        if (!exchange(*line, allocation, patience)) return unreachable(url, "timed out");
    }
    if (allocation.state() == AllocationState::Refused) {
        return {.problem = allocation.problem(),
                .verdict = {.relays = false, .text = sentence_about(allocation.problem(), allocation.error())}};
    }
    line->send(allocation.release());
    return {.problem = AllocationProblem::None, .verdict = {.relays = true, .text = praise_of(allocation.relayed())}};
} catch (const boost::system::system_error& error) {
    const bool is_about_tls = error.code().category() == boost::asio::error::get_ssl_category();
    return is_about_tls ? without_tls(error.code().message()) : unreachable(url, error.code().message());
}

struct NamedVerdict {
    std::string url;
    TurnVerdict verdict;
};

std::vector<NamedVerdict> check_all(const Config& config, milliseconds patience) {
    std::vector<NamedVerdict> verdicts;
    for (const IceServer& server : config.hub.ice_servers) {
        if (const auto url = parse_turn_url(server.url)) {
            const TurnCredentials credentials{.username = server.username, .password = server.credential};
            verdicts.push_back({.url = server.url, .verdict = check_turn(*url, credentials, patience)});
        }
    }
    if (config.turn.servers.empty()) return verdicts;
    const std::string secret = read_turn_secret(config.turn);
    for (const TurnServer& server : config.turn.servers) {
        verdicts.push_back({.url = server.url,
                            .verdict = check_turn(*parse_turn_url(server.url), secret, calendar_seconds(),
                                                  config.turn.lifetime, patience)});
    }
    return verdicts;
}

}  // namespace

TurnVerdict check_turn(const TurnUrl& url, const TurnCredentials& credentials, milliseconds patience) {
    return allocate(url, credentials, patience).verdict;
}

TurnVerdict check_turn(const TurnUrl& url, const std::string& secret, std::int64_t now, std::chrono::seconds lifetime,
                       milliseconds patience) {
    constexpr const char* id = "check-turn";
    constexpr std::int64_t ten_years = 10LL * 366 * 24 * 3600;
    Outcome outcome = allocate(url, time_limited_credentials(secret, id, now + lifetime.count()), patience);
    if (outcome.problem != AllocationProblem::WrongCredentials) return outcome.verdict;
    // These leave this program only towards a relay that has the secret.
    const auto lasting = time_limited_credentials(secret, id, now + ten_years);
    if (allocate(url, lasting, patience).verdict.relays) {
        outcome.verdict.text =
            "the secret is right, but to it the credentials have ended already: its clock is ahead "
            "of ours, or ours behind. Set both by NTP";
    }
    return outcome.verdict;
}

int check_turn_servers(const Config& config, std::ostream& out, std::ostream& problems, milliseconds patience) {
    const auto verdicts = check_all(config, patience);
    if (verdicts.empty()) problems << "parley-server: there is no relay to check. Name one with --turn\n";
    bool all_relay = !verdicts.empty();
    for (const auto& [url, verdict] : verdicts) {
        (verdict.relays ? out : problems) << url << ": " << verdict.text << '\n';
        all_relay = all_relay && verdict.relays;
    }
    return all_relay ? 0 : 1;
}

}  // namespace parley::server
