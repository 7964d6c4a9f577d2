// Options: from a JavaScript object to plain data.
#include "bridge/options_from.hpp"

#include <string>

namespace parley::bridge {

namespace {

IceServer ice_server_from(const emscripten::val& server) {
    return {.url = server["url"].as<std::string>(),
            .username = server["username"].as<std::string>(),
            .credential = server["credential"].as<std::string>()};
}

}  // namespace

ClientOptions options_from(const emscripten::val& options) {
    ClientOptions result;
    result.signal_url = options["signalUrl"].as<std::string>();
    result.dialect = options["dialect"].as<std::string>();
    result.room = options["room"].as<std::string>();
    result.name = options["name"].as<std::string>();
    result.page_url = options["pageUrl"].as<std::string>();
    result.token = options["token"].as<std::string>();
    result.language = options["language"].as<std::string>();
    result.language_table = options["languageTable"].as<std::string>();
    const emscripten::val calls = options["calls"];
    const auto calls_count = calls["length"].as<std::uint32_t>();
    for (std::uint32_t i = 0; i < calls_count; ++i) result.calls.push_back(calls[i].as<std::string>());
    result.audio = options["audio"].as<bool>();
    result.video = options["video"].as<bool>();
    result.microphone = options["microphone"].as<std::string>();
    result.camera = options["camera"].as<std::string>();
    result.speaker = options["speaker"].as<std::string>();
    result.can_share_screen = options["canShareScreen"].as<bool>();
    result.can_record = options["canRecord"].as<bool>();
    result.join_at_once = options["joinAtOnce"].as<bool>();
    result.link_window_seconds = options["linkWindow"].as<std::uint32_t>();
    const emscripten::val servers = options["iceServers"];
    const auto count = servers["length"].as<std::uint32_t>();
    for (std::uint32_t i = 0; i < count; ++i) result.ice_servers.push_back(ice_server_from(servers[i]));
    return result;
}

}  // namespace parley::bridge
