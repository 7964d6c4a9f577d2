// The options of the command.
#include "server/token_command.hpp"

#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

#include "core/base/limits.hpp"
#include "server/start_error.hpp"
#include "server/token_mint.hpp"

namespace parley::server {

namespace {

struct Wanted {
    TokenOrder order;
    std::filesystem::path key_file;
    std::string key_id;
    std::string lasts = "5m";
    std::string rights = "join,publish";
};

std::string check_lasts(const std::string& text) {
    return duration_from(text) ? "" : "'" + text + "' is no time like 90s, 5m, 2h or 1d, up to 366d";
}

std::vector<std::string> parted(const std::string& text) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
    return parts;
}

std::string check_rights(const std::string& text) {
    for (const std::string& right : parted(text)) {
        if (right != "join" && right != "publish" && right != "moderate" && right != "record") {
            return "'" + right + "' is none of join, publish, moderate, record";
        }
    }
    return "";
}

std::string check_room(const std::string& text) {
    const bool fits = !text.empty() && text.size() <= limits::room_id_bytes_max;
    return fits ? "" : "a room's name has 1 to " + std::to_string(limits::room_id_bytes_max) + " bytes";
}

void add_options(CLI::App& app, Wanted& wanted) {
    app.add_option("--room", wanted.order.rooms,
                   "Room that the token is for, or PREFIX* for all that begin so; repeatable")
        ->required()
        ->check(check_room)
        ->option_text("ROOM")
        ->allow_extra_args(false);
    app.add_option("--name", wanted.order.name, "What others call the bearer [default: what the client says]")
        ->option_text("NAME");
    app.add_option("--user", wanted.order.user, "Who the bearer is, beyond this token (sub) [default: made up]")
        ->option_text("ID");
    app.add_option("--rights", wanted.rights, "Of join, publish, moderate, record [default: join,publish]")
        ->check(check_rights)
        ->option_text("RIGHTS");
    app.add_option("--ttl", wanted.lasts, "How long it is good for entering: 90s, 5m, 2h, 1d [default: 5m]")
        ->check(check_lasts)
        ->option_text("TIME");
    app.add_option("--key-file", wanted.key_file,
                   std::string("Secret (HS256) or private key as PEM (RSA: RS256, P-256: ES256) [default: what the "
                               "variable ") +
                       token_key_variable + " holds]")
        ->option_text("FILE");
    app.add_option("--key-id", wanted.key_id, "The key's kid in the server's key set [default: none]")
        ->option_text("KID");
    app.add_option("--issuer", wanted.order.issuer, "Issuer (iss) [default: none]")->option_text("TEXT");
    app.add_option("--audience", wanted.order.audience, "Audience (aud) [default: none]")->option_text("TEXT");
}

TokenKey signing_key(const Wanted& wanted, const char* variable) {
    if (wanted.key_file.empty()) {
        if (variable != nullptr) return read_signing_key(variable, token_key_variable);
        throw StartError(
            std::string("a token needs a key: give its file with --key-file, or put it into the variable ") +
            token_key_variable);
    }
    std::ifstream stream(wanted.key_file, std::ios::binary);
    std::error_code error;
    if (!stream || std::filesystem::is_directory(wanted.key_file, error)) {
        throw StartError("cannot read '" + wanted.key_file.string() + "' of --key-file");
    }
    return read_signing_key({std::istreambuf_iterator<char>(stream), {}}, wanted.key_file.string());
}

}  // namespace

std::optional<std::chrono::seconds> duration_from(std::string_view text) {
    constexpr std::array<std::pair<char, std::int64_t>, 4> units{{{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86'400}}};
    constexpr std::int64_t most = 366 * 86'400;
    std::int64_t count = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, count);
    if (error != std::errc() || stop + 1 != end || count < 1 || count > most) return std::nullopt;
    for (const auto& [letter, seconds] : units) {
        if (*stop == letter && count <= most / seconds) return std::chrono::seconds(count * seconds);
    }
    return std::nullopt;
}

EarlyExit token_command(const std::vector<std::string>& arguments, const char* key,
                        std::chrono::system_clock::time_point now) {
    Wanted wanted;
    CLI::App app("Prints a token for one or more rooms. Everything about tokens: server/tokens.md.",
                 "parley-server token");
    app.set_help_flag("--help,-h", "Print this help and exit");
    app.get_formatter()->column_width(24);
    add_options(app, wanted);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        std::ostringstream help;
        std::ostringstream problem;
        if (app.exit(error, help, problem) == 0) return {.code = 0, .text = help.str()};
        return {.code = 1, .text = problem.str()};
    }
    wanted.order.rights = parted(wanted.rights);
    wanted.order.lasts = *duration_from(wanted.lasts);
    try {
        TokenKey signing = signing_key(wanted, key);
        signing.id = wanted.key_id;
        return {.code = 0, .text = mint_token(wanted.order, signing, now) + "\n"};
    } catch (const StartError& error) {
        return {.code = 1, .text = std::string("parley-server token: ") + error.what() + "\n"};
    }
}

}  // namespace parley::server
