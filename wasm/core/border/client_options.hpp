// What a client session is started with: the page's address and settings, already parsed by the host.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/border/media.hpp"

namespace parley {

struct ClientOptions {
    std::string signal_url;          // ws:// or wss://; the dialect's own path where the page gave none.
    std::string dialect = "parley";  // A name the registry knows; another is reported as a notice, never fatal.
    std::string room;                // Empty: the session makes up a readable one.
    std::string name;                // Empty: the person is asked, or joins as "Guest".
    std::string page_url;            // Without query and fragment; room links are built on it.
    std::string link_query;          // Added to room links as it is: what else leads others here ("dialect=…").
    std::string token;               // Proves who the person is, for dialects that ask; never logged.
    std::vector<std::string> calls;  // Ids of people to call, for dialects where nobody is announced.
    std::string language;            // "de", "es", "zh" or "ar"; English with anything else.
    std::string language_table;      // Its phrases, as in web/languages; what is wrong there is English.
    bool audio = true;               // Devices asked for at the start; others only when the person turns them on.
    bool video = true;
    // Ids of the devices that the person chose before; empty for none.
    std::string microphone;
    std::string camera;
    std::string speaker;
    bool can_share_screen = false;  // The browser has getDisplayMedia.
    bool can_record = false;        // The host can record the room.
    bool join_at_once = false;
    // How often each link's far side hears that we live, in milliseconds; zero for never.
    std::uint32_t heartbeat_ms = 700;
    // How long a link that broke is tried to be mended before it rests, in seconds.
    std::uint32_t link_window_seconds = 300;
    std::vector<IceServer> ice_servers;  // Used besides those that the server hands out.
};

}  // namespace parley
