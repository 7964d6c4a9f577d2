// The command line: one function for each group of options, each option with its unit, range and default.
#include "server/config.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

#include "server/access_mode.hpp"
#include "server/ice_server_option.hpp"
#include "server/origins.hpp"
#include "server/version.hpp"

namespace parley::server {

namespace {

// Half of what members who are back wait for those who are not.
constexpr std::uint64_t drain_seconds_max = 30;

struct NumberOption {
    const char* name;
    std::string meaning;
    const char* unit;  // Empty for a plain number.
    std::uint64_t least;
    std::uint64_t most;
    std::uint64_t preset;
};

std::string described(const std::string& meaning, const std::string& values, const std::string& preset) {
    return meaning + " (" + values + ") [default: " + preset + "]";
}

std::optional<std::uint64_t> whole_number(const std::string& text) {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
    return number;
}

void add_number(CLI::App& app, const NumberOption& option, std::function<void(std::uint64_t)> store) {
    const std::string range = std::to_string(option.least) + " to " + std::to_string(option.most);
    const std::string unit = option.unit;
    const auto check = [range, unit, least = option.least, most = option.most](const std::string& text) {
        const auto number = whole_number(text);
        if (number && *number >= least && *number <= most) return std::string();
        return "'" + text + "' is not a whole number" + (unit.empty() ? "" : " of " + unit) + " from " + range;
    };
    app.add_option_function<std::string>(
           option.name, [store = std::move(store)](const std::string& text) { store(*whole_number(text)); },
           described(option.meaning, (unit.empty() ? "" : unit + ", ") + range, std::to_string(option.preset)))
        ->check(check)
        ->option_text("N");
}

template <typename Value>
void add_choice(CLI::App& app, const char* name, const char* value_name, const std::string& meaning,
                const std::vector<std::pair<std::string, Value>>& choices, const std::string& preset, Value& target) {
    std::string words;
    for (const auto& [word, value] : choices) words += (words.empty() ? "" : ", ") + word;
    const auto check = [choices, words](const std::string& text) {
        for (const auto& [word, value] : choices) {
            if (word == text) return std::string();
        }
        return "'" + text + "' is none of " + words;
    };
    const auto store = [choices, &target](const std::string& text) {
        for (const auto& [word, value] : choices) {
            if (word == text) target = value;
        }
    };
    app.add_option_function<std::string>(name, store, described(meaning, words, preset))
        ->check(check)
        ->option_text(value_name);
}

// "https://example.org 'self'" and the like: nothing that would end the directive or the header.
std::string check_frame_ancestors(const std::string& text) {
    for (const char c : text) {
        if (c < 0x20 || c == 0x7F || c == ';' || c == ',') return "must not hold ';', ',' or control characters";
    }
    return text.empty() ? "must not be empty; 'none' forbids every embedding" : "";
}

std::string check_web_folder(const std::string& text) {
    std::error_code error;
    const std::filesystem::path folder(text);
    if (!std::filesystem::is_directory(folder, error)) return "'" + text + "' is not a folder";
    if (!std::filesystem::is_regular_file(folder / "index.html", error)) {
        return "there is no index.html in '" + text + "'; build the site first, or give the folder it was built into";
    }
    return "";
}

// A token of RFC 9110, 5.6.2, of letters, digits and hyphens.
std::string check_header_name(const std::string& name) {
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), is_allowed);
    return is_name ? std::string() : "'" + name + "' is not a header's name like X-Region";
}

void add_network_options(CLI::App& app, Config& config) {
    app.add_option("--host", config.host,
                   described("Address or name to listen on; 0.0.0.0 takes connections from everywhere",
                             "IP address or host name", config.host))
        ->option_text("HOST");
    add_number(app, {"--port", "Port to listen on; 0 takes any free one and prints it", "", 0, 65535, config.port},
               [&](std::uint64_t value) { config.port = static_cast<std::uint16_t>(value); });
    app.add_option("--web", config.web,
                   described("Folder of the site to serve; without it only signaling is served", "folder", "none"))
        ->check(check_web_folder)
        ->option_text("FOLDER");
    app.add_option("--frame-ancestors", config.frame_ancestors,
                   described("Pages that may embed ours", "CSP source list", config.frame_ancestors))
        ->check(check_frame_ancestors)
        ->option_text("SOURCES");
    const auto add_proxy = [&config](const std::string& text) {
        config.trusted_proxies.push_back(boost::asio::ip::make_address(text));
    };
    const auto check_address = [](const std::string& text) {
        boost::system::error_code error;
        boost::asio::ip::make_address(text, error);
        return error ? "'" + text + "' is not an IP address" : std::string();
    };
    app.add_option_function<std::vector<std::string>>(
           "--trusted-proxy",
           [add_proxy](const auto& texts) {
               for (const auto& text : texts) add_proxy(text);
           },
           described("Proxy in front whose X-Forwarded-For names the clients; repeatable", "IP address", "none"))
        ->check(check_address)
        ->option_text("ADDRESS")
        ->allow_extra_args(false);
}

void add_origin_option(CLI::App& app, Config& config) {
    const auto check = [](const std::string& text) {
        return is_origin(text) ? std::string()
                               : "'" + text + "' is not an origin like https://example.org, in small letters";
    };
    app.add_option("--allowed-origin", config.allowed_origins,
                   described("Site whose pages may signal here, with their visitors' cookies; repeatable; pages of "
                             "other sites may then not",
                             "origin", "any site, without cookies"))
        ->check(check)
        ->option_text("ORIGIN")
        ->allow_extra_args(false);
}

void add_token_options(CLI::App& app, TokenOptions& tokens) {
    const std::vector<std::pair<std::string, std::optional<TokenAlgorithm>>> algorithms = {
        {"HS256", TokenAlgorithm::Hs256}, {"RS256", TokenAlgorithm::Rs256}, {"ES256", TokenAlgorithm::Es256}};
    add_choice(app, "--jwt-algorithm", "ALGORITHM", "How tokens are signed; without it nobody enters who needs one",
               algorithms, "none", tokens.algorithm);
    CLI::Option* const algorithm = app.get_option("--jwt-algorithm");
    app.add_option("--jwt-secret-file", tokens.secret_file,
                   described("File with the secret, 32 bytes or more, for HS256", "file", "none"))
        ->option_text("FILE")
        ->needs(algorithm);
    app.add_option("--jwt-public-key-file", tokens.public_key_file,
                   described("File with the public key, for RS256 and ES256", "PEM file", "none"))
        ->option_text("FILE")
        ->needs(algorithm);
    app.add_option("--jwks-file", tokens.key_set_file,
                   described("File with the keys of tokens, by kid; read again when it changes", "JWKS file", "none"))
        ->option_text("FILE")
        ->excludes(algorithm);
    app.add_option("--jwt-issuer", tokens.issuer, described("Issuer (iss) that a token must have", "text", "any"))
        ->option_text("TEXT");
    app.add_option("--jwt-audience", tokens.audience, described("Audience (aud) that a token must have", "text", "any"))
        ->option_text("TEXT");
}

void add_access_options(CLI::App& app, Config& config) {
    app.add_flag("--open", config.is_open,
                 described("Let everybody who reaches the server into any room, without a token", "flag",
                           "only on loopback addresses without keys of tokens"));
    const auto add_rates = [&app](const std::string& prefix, const std::string& of, RateLimits& rates) {
        const auto add = [&](const char* name, const char* what, const char* unit, std::uint32_t& rate) {
            add_number(app,
                       {(prefix + name).c_str(), std::string(what) + of + " together; 0 for no limit", unit, 0,
                        1'000'000'000, rate},
                       [&rate](std::uint64_t value) { rate = static_cast<std::uint32_t>(value); });
        };
        add("-joins-per-second", "Joins of all connections of ", "joins per second", rates.joins_per_second);
        add("-frames-per-second", "Frames of all connections of ", "frames per second", rates.frames_per_second);
        add("-bytes-per-second", "Bytes of frames of all connections of ", "bytes per second", rates.bytes_per_second);
    };
    add_rates("--address", "one address", config.hub.per_address);
    add_number(app,
               {"--token-connections", "Connections at a time that have shown the same token; 0 for no limit", "", 0,
                1'000'000, config.hub.per_token.connections},
               [&](std::uint64_t value) { config.hub.per_token.connections = static_cast<std::uint32_t>(value); });
    add_rates("--token", "one token", config.hub.per_token);
}

void add_tls_options(CLI::App& app, Config& config) {
    CLI::Option* const certificate =
        app.add_option("--tls-certificate-file", config.tls.certificate_file,
                       described("File with the certificate and those it was issued by; with it HTTPS is spoken",
                                 "PEM file", "none"))
            ->option_text("FILE");
    CLI::Option* const key =
        app.add_option("--tls-key-file", config.tls.key_file,
                       described("File with the certificate's key, without a passphrase", "PEM file", "none"))
            ->option_text("FILE")
            ->needs(certificate);
    certificate->needs(key);
    const auto check = [](const std::string& text) {
        const auto number = whole_number(text);
        const bool is_port = number && *number >= 1 && *number <= 65535;
        return is_port ? std::string() : "'" + text + "' is not a whole number from 1 to 65535";
    };
    const auto store = [&config](const std::string& text) {
        config.redirect_port = static_cast<std::uint16_t>(*whole_number(text));
    };
    app.add_option_function<std::string>(
           "--redirect-port", store, described("Port on which plain HTTP is sent on to https", "1 to 65535", "none"))
        ->check(check)
        ->option_text("N")
        ->needs(certificate);
}

void add_resume_options(CLI::App& app, Config& config) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(config.hub.place_kept).count();
    add_number(app,
               {"--resume-seconds", "Time for which the place of a member whose connection was lost is kept", "seconds",
                1, 3600, static_cast<std::uint64_t>(seconds)},
               [&](std::uint64_t value) { config.hub.place_kept = std::chrono::seconds(value); });
    app.add_option("--resume-key-file", config.resume_key_file,
                   described("File with a secret, 32 bytes or more, by which members keep their places through a "
                             "restart",
                             "file", "a new secret at each start"))
        ->option_text("FILE");
}

void add_room_options(CLI::App& app, HubOptions& hub) {
    add_number(app, {"--rooms", "Rooms at a time", "", 1, 1'000'000, hub.rooms},
               [&](std::uint64_t value) { hub.rooms = value; });
    add_number(app, {"--room-members", "Members of one room", "", 1, limits::room_members_max, hub.room_members},
               [&](std::uint64_t value) { hub.room_members = value; });
    add_number(app,
               {"--voice-members", "People in one call of voice-room; never more than --room-members", "", 2,
                limits::room_members_max, hub.voice_members},
               [&](std::uint64_t value) { hub.voice_members = value; });
    const auto check = [](const std::string& text) {
        const auto server = parse_ice_server(text);
        return server ? std::string() : "'" + text + "': " + server.error();
    };
    const auto store = [&hub](const std::vector<std::string>& texts) {
        for (const auto& text : texts) hub.ice_servers.push_back(parse_ice_server(text).value());
    };
    app.add_option_function<std::vector<std::string>>(
           "--ice-server", store,
           described("STUN or TURN server handed to everyone who joins; repeatable",
                     "URL, or URL,USERNAME,CREDENTIAL for TURN", "none"))
        ->check(check)
        ->option_text("SERVER")
        ->allow_extra_args(false);
}

void add_turn_options(CLI::App& app, TurnOptions& turn) {
    const auto check = [](const std::string& text) {
        const auto server = parse_turn_server(text);
        return server ? std::string() : "'" + text + "': " + server.error();
    };
    const auto store = [&turn](const std::vector<std::string>& texts) {
        for (const auto& text : texts) turn.servers.push_back(parse_turn_server(text).value());
    };
    CLI::Option* const relay = app.add_option_function<std::vector<std::string>>(
        "--turn", store,
        described("TURN server for which everyone who joins gets credentials that end; repeatable",
                  "URL, or URL,region=NAME", "none"));
    relay->check(check)->option_text("SERVER")->allow_extra_args(false);
    app.add_option("--turn-secret-file", turn.secret_file,
                   described("File with the secret that the TURN servers have, 16 bytes or more", "file",
                             std::string("the environment's ") + turn_secret_variable))
        ->option_text("FILE")
        ->needs(relay);
    add_number(
        app,
        {"--turn-seconds", "Time for which these credentials are good; clients ask for fresh ones before", "seconds",
         static_cast<std::uint64_t>(turn_lifetime_min.count()), static_cast<std::uint64_t>(turn_lifetime_max.count()),
         static_cast<std::uint64_t>(turn.lifetime.count())},
        [&](std::uint64_t value) { turn.lifetime = std::chrono::seconds(value); });
    app.add_option("--region-header", turn.region_header,
                   described("Header in which a trusted proxy names the client's region, where the client does not",
                             "header name", "none"))
        ->check([](const std::string& name) { return check_header_name(name); })
        ->option_text("NAME")
        ->needs(relay);
}

void add_limit_options(CLI::App& app, Config& config) {
    add_number(app, {"--connections", "TCP connections of all kinds at a time", "", 1, 1'000'000, config.connections},
               [&](std::uint64_t value) { config.connections = value; });
    add_number(app,
               {"--connections-per-address", "WebSockets and Socket.IO sessions of one client address at a time", "", 1,
                1'000'000, config.hub.connections_per_address},
               [&](std::uint64_t value) { config.hub.connections_per_address = value; });
    add_number(app,
               {"--tcp-connections-per-address", "TCP connections of all kinds of one address at a time", "", 1,
                1'000'000, config.tcp_connections_per_address},
               [&](std::uint64_t value) { config.tcp_connections_per_address = value; });
    add_number(app,
               {"--frame-bytes", "Longest frame taken; a longer one ends its connection", "bytes", 1024,
                limits::frame_bytes_max, config.frame_bytes},
               [&](std::uint64_t value) { config.frame_bytes = value; });
    add_number(app,
               {"--frames-burst", "Frames that one connection may send at once", "frames", 1, 1'000'000,
                config.hub.frames_burst},
               [&](std::uint64_t value) { config.hub.frames_burst = static_cast<std::uint32_t>(value); });
    add_number(app,
               {"--frames-per-second", "Frames that one connection may send lastingly", "frames per second", 1,
                1'000'000, config.hub.frames_per_second},
               [&](std::uint64_t value) { config.hub.frames_per_second = static_cast<std::uint32_t>(value); });
    add_number(app,
               {"--write-queue-bytes", "Unsent bytes after which a slow reader is dropped", "bytes", 16U * 1024,
                1024U * 1024 * 1024, config.write_queue_bytes},
               [&](std::uint64_t value) { config.write_queue_bytes = value; });
}

void add_seconds(CLI::App& app, const char* name, const char* meaning, std::uint64_t least, Milliseconds& target) {
    const auto preset = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(target).count());
    add_number(app, {name, meaning, "seconds", least, 3600, preset},
               [&target](std::uint64_t value) { target = std::chrono::seconds(value); });
}

void add_time_options(CLI::App& app, Config& config) {
    add_seconds(app, "--idle-seconds", "Silence after which a WebSocket is closed; half-way it is pinged", 2,
                config.idle_timeout);
    const auto join_seconds = std::chrono::duration_cast<std::chrono::seconds>(config.hub.join_timeout).count();
    add_number(app,
               {"--join-seconds", "Time to join a room before a connection is closed", "seconds", 1, 3600,
                static_cast<std::uint64_t>(join_seconds)},
               [&](std::uint64_t value) { config.hub.join_timeout = std::chrono::seconds(value); });
    add_seconds(app, "--http-timeout-seconds", "Time for a request to arrive, and between two steps of a response", 1,
                config.http_timeout);
    const auto drain_seconds = std::chrono::duration_cast<std::chrono::seconds>(config.drain_time).count();
    add_number(app,
               {"--drain-seconds", "Time over which everybody is told to come back after SIGTERM; 0 tells all at once",
                "seconds", 0, drain_seconds_max, static_cast<std::uint64_t>(drain_seconds)},
               [&](std::uint64_t value) { config.drain_time = std::chrono::seconds(value); });
    add_seconds(app, "--shutdown-seconds", "Time to end all connections after that", 1, config.shutdown_timeout);
}

void add_log_options(CLI::App& app, Config& config) {
    add_choice<LogFormat>(app, "--log-format", "FORMAT", "Form of the log lines on standard error",
                          {{"text", LogFormat::Text}, {"json", LogFormat::Json}}, "text", config.log_format);
    add_choice<LogLevel>(app, "--log-level", "LEVEL", "Least level that is logged",
                         {{"debug", LogLevel::Debug},
                          {"info", LogLevel::Info},
                          {"warning", LogLevel::Warning},
                          {"error", LogLevel::Error},
                          {"off", LogLevel::Off}},
                         "info", config.log_level);
}

}  // namespace

std::variant<Config, EarlyExit> parse_config(const std::vector<std::string>& arguments) {
    Config config;
    CLI::App app("Signaling server and site of Parley, for rooms that connect by WebRTC.", "parley-server");
    app.set_version_flag("--version", std::string("parley-server ") + std::string(version),
                         "Print the version and exit");
    app.set_help_flag("--help,-h", "Print this help and exit");
    app.get_formatter()->column_width(36);
    app.footer(
        "parley-server check-turn [OPTIONS]: allocates at every TURN server of the options, and says what is wrong");
    add_network_options(app, config);
    add_origin_option(app, config);
    add_room_options(app, config.hub);
    add_turn_options(app, config.turn);
    add_token_options(app, config.tokens);
    add_access_options(app, config);
    add_tls_options(app, config);
    add_resume_options(app, config);
    add_limit_options(app, config);
    add_time_options(app, config);
    add_log_options(app, config);
    add_watch_options(app, config.watch);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        std::ostringstream help;
        std::ostringstream problem;
        if (app.exit(error, help, problem) == 0) return EarlyExit{.code = 0, .text = help.str()};
        return EarlyExit{.code = 1, .text = problem.str()};
    }
    if (config.hub.ice_servers.size() + config.turn.servers.size() > limits::ice_servers_max) {
        return EarlyExit{.code = 1,
                         .text = "--ice-server and --turn together: at most " +
                                 std::to_string(limits::ice_servers_max) + "; browsers want no more than four\n"};
    }
    config.hub.voice_members = std::min(config.hub.voice_members, config.hub.room_members);
    config.engine_io.buffered_bytes_max = config.write_queue_bytes;
    if (const auto problem = access_problem(config)) return EarlyExit{.code = 1, .text = *problem};
    return config;
}

}  // namespace parley::server
