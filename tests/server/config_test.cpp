// The command line: what is taken, what is refused with which words, and that help and README say the same.
#include "server/config.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/temporary_folder.hpp"
#include "server/version.hpp"

namespace parley::server {
namespace {

using ::testing::HasSubstr;

Config parsed(const std::vector<std::string>& arguments) {
    const auto result = parse_config(arguments);
    const auto* early = std::get_if<EarlyExit>(&result);
    EXPECT_EQ(early, nullptr) << early->text;
    return early == nullptr ? std::get<Config>(result) : Config{};
}

EarlyExit refused(const std::vector<std::string>& arguments) {
    const auto result = parse_config(arguments);
    const auto* early = std::get_if<EarlyExit>(&result);
    EXPECT_NE(early, nullptr) << "the options were taken";
    return early == nullptr ? EarlyExit{} : *early;
}

std::vector<std::string> words(const std::string& line) {
    std::istringstream stream(line);
    return {std::istream_iterator<std::string>(stream), {}};
}

TEST(CommandLine, TakesWhatTheServerOffers) {
    const test::TemporaryFolder site;
    site.write("index.html", "hello");
    const Config config =
        parsed(words("--host 0.0.0.0 --open --port 0 --web " + site.path().string() +
                     " --frame-ancestors 'none' "
                     "--trusted-proxy 10.0.0.1 --trusted-proxy ::1 --ice-server stun:stun.example.org "
                     "--ice-server turn:turn.example.org:3478,ana,se,cret --log-format json --log-level warning"));
    EXPECT_EQ(config.host, "0.0.0.0");
    EXPECT_TRUE(config.is_open);
    EXPECT_EQ(config.port, 0);
    EXPECT_EQ(config.web, site.path());
    EXPECT_EQ(config.frame_ancestors, "'none'");
    EXPECT_EQ(config.trusted_proxies.size(), 2U);
    const std::vector<IceServer> ice_servers{
        {.url = "stun:stun.example.org", .username = "", .credential = ""},
        {.url = "turn:turn.example.org:3478", .username = "ana", .credential = "se,cret"}};
    EXPECT_EQ(config.hub.ice_servers, ice_servers);
    EXPECT_EQ(config.log_format, LogFormat::Json);
    EXPECT_EQ(config.log_level, LogLevel::Warning);
}

TEST(CommandLine, TakesOriginsAndTokens) {
    const Config config =
        parsed(words("--allowed-origin https://a.example.org --allowed-origin http://localhost:3000 "
                     "--jwt-algorithm ES256 --jwt-public-key-file key.pem --jwt-issuer https://id.example.org "
                     "--jwt-audience calls"));
    EXPECT_EQ(config.allowed_origins, (std::vector<std::string>{"https://a.example.org", "http://localhost:3000"}));
    EXPECT_EQ(config.tokens.algorithm, TokenAlgorithm::Es256);
    EXPECT_EQ(config.tokens.public_key_file, "key.pem");
    EXPECT_EQ(config.tokens.issuer, "https://id.example.org");
    EXPECT_EQ(config.tokens.audience, "calls");
    EXPECT_EQ(parsed(words("--jwt-algorithm HS256 --jwt-secret-file s")).tokens.secret_file, "s");
    EXPECT_EQ(parsed({}).tokens.algorithm, std::nullopt);
    EXPECT_EQ(parsed(words("--jwks-file k --jwt-issuer i")).tokens.key_set_file, "k");
}

TEST(CommandLine, AsksForNoDecisionWhereStrangersAreKeptOut) {
    for (const char* line :
         {"", "--host 127.0.0.1", "--host 127.9.9.9", "--host ::1", "--host localhost", "--host 0.0.0.0 --open",
          "--host :: --jwks-file k", "--host 192.0.2.1 --jwt-algorithm HS256 --jwt-secret-file s"}) {
        parsed(words(line));
    }
}

TEST(CommandLine, HoldsVoiceToTheSizeOfARoom) {
    EXPECT_EQ(parsed({}).hub.voice_members, limits::voice_members_default);
    EXPECT_EQ(parsed(words("--voice-members 9")).hub.voice_members, 9U);
    EXPECT_EQ(parsed(words("--room-members 4")).hub.voice_members, 4U);
}

TEST(CommandLine, TakesEveryLimit) {
    const Config config = parsed(
        words("--rooms 7 --room-members 3 --connections 100 --connections-per-address 5 "
              "--tcp-connections-per-address 8 --frame-bytes 2048 "
              "--frames-burst 11 --frames-per-second 12 --write-queue-bytes 65536 --idle-seconds 30 --join-seconds 4 "
              "--address-joins-per-second 21 --address-frames-per-second 22 --address-bytes-per-second 23 "
              "--token-connections 24 --token-joins-per-second 25 --token-frames-per-second 26 "
              "--token-bytes-per-second 27 "
              "--http-timeout-seconds 6 --drain-seconds 0 --shutdown-seconds 3"));
    EXPECT_EQ(config.hub.per_address.joins_per_second, 21U);
    EXPECT_EQ(config.hub.per_address.frames_per_second, 22U);
    EXPECT_EQ(config.hub.per_address.bytes_per_second, 23U);
    EXPECT_EQ(config.hub.per_token.connections, 24U);
    EXPECT_EQ(config.hub.per_token.joins_per_second, 25U);
    EXPECT_EQ(config.hub.per_token.frames_per_second, 26U);
    EXPECT_EQ(config.hub.per_token.bytes_per_second, 27U);
    EXPECT_EQ(config.hub.rooms, 7U);
    EXPECT_EQ(config.hub.room_members, 3U);
    EXPECT_EQ(config.connections, 100U);
    EXPECT_EQ(config.hub.connections_per_address, 5U);
    EXPECT_EQ(config.tcp_connections_per_address, 8U);
    EXPECT_EQ(config.frame_bytes, 2048U);
    EXPECT_EQ(config.hub.frames_burst, 11U);
    EXPECT_EQ(config.hub.frames_per_second, 12U);
    EXPECT_EQ(config.write_queue_bytes, 65536U);
    EXPECT_EQ(config.idle_timeout, std::chrono::seconds(30));
    EXPECT_EQ(config.hub.join_timeout, std::chrono::seconds(4));
    EXPECT_EQ(config.http_timeout, std::chrono::seconds(6));
    EXPECT_EQ(config.drain_time, std::chrono::seconds(0));
    EXPECT_EQ(config.shutdown_timeout, std::chrono::seconds(3));
}

struct BadRow {
    const char* name;
    std::vector<std::string> arguments;
    const char* problem;
};

class BadOption : public ::testing::TestWithParam<BadRow> {};

TEST_P(BadOption, IsRefusedWithAReason) {
    const EarlyExit early = refused(GetParam().arguments);
    EXPECT_EQ(early.code, 1);
    EXPECT_THAT(early.text, HasSubstr(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    CommandLine, BadOption,
    ::testing::Values(
        BadRow{"PortThatIsNoNumber", {"--port", "http"}, "--port: 'http' is not a whole number from 0 to 65535"},
        BadRow{"PortThatIsTooLarge", {"--port", "65536"}, "from 0 to 65535"},
        BadRow{"NegativeNumber", {"--rooms", "-1"}, "--rooms"},
        BadRow{"NumberWithATail", {"--rooms", "10k"}, "'10k' is not a whole number"},
        BadRow{"FractionOfASecond", {"--idle-seconds", "2.5"}, "not a whole number of seconds from 2 to 3600"},
        BadRow{"NumberBeyondAllRanges", {"--rooms", "99999999999999999999999"}, "not a whole number"},
        BadRow{"MoreMembersThanAMeshHolds", {"--room-members", "51"}, "from 1 to 50"},
        BadRow{"LongerFramesThanTheCodecsTake", {"--frame-bytes", "65537"}, "from 1024 to 65536"},
        BadRow{"FolderThatIsNotThere", {"--web", "/nowhere/at/all"}, "'/nowhere/at/all' is not a folder"},
        BadRow{"FolderWithoutAPage", {"--web", "/dev"}, "there is no index.html in '/dev'"},
        BadRow{"ProxyThatIsNoAddress", {"--trusted-proxy", "proxy.example.org"}, "is not an IP address"},
        BadRow{"IceServerWithoutScheme", {"--ice-server", "stun.example.org"}, "the URL must be like stun:"},
        BadRow{"TurnServerWithoutCredential", {"--ice-server", "turn:turn.example.org"}, "needs a username"},
        BadRow{"StunServerWithCredential", {"--ice-server", "stun:stun.example.org,ana,secret"}, "has no username"},
        BadRow{"AncestorsThatEndTheDirective", {"--frame-ancestors", "'self'; script-src *"}, "must not hold ';'"},
        BadRow{"OriginWithAPath", {"--allowed-origin", "https://a.org/"}, "is not an origin like https://example.org"},
        BadRow{"VoiceOfOne", {"--voice-members", "1"}, "from 2 to 50"},
        BadRow{"UnknownAlgorithm", {"--jwt-algorithm", "none"}, "'none' is none of HS256, RS256, ES256"},
        BadRow{"KeyWithoutAlgorithm", {"--jwt-secret-file", "s"}, "--jwt-secret-file requires --jwt-algorithm"},
        BadRow{"IssuerWithoutKeys", {"--jwt-issuer", "i"}, "--jwt-issuer and --jwt-audience are for tokens"},
        BadRow{"TwoKindsOfKeys",
               {"--jwks-file", "k", "--jwt-algorithm", "HS256", "--jwt-secret-file", "s"},
               "--jwt-algorithm excludes --jwks-file"},
        BadRow{"AnAddressOfTheNetworkWithoutADecision", {"--host", "0.0.0.0"}, "or let everybody in with --open"},
        BadRow{"AnyIpv6WithoutADecision", {"--host", "::"}, "on :: strangers can reach this server"},
        BadRow{"ANameWithoutADecision", {"--host", "rooms.example.org"}, "Either give keys"},
        BadRow{"UnknownLogFormat", {"--log-format", "xml"}, "'xml' is none of text, json"},
        BadRow{"UnknownLogLevel", {"--log-level", "loud"}, "is none of debug, info"},
        BadRow{"UnknownOption", {"--prot", "80"}, "--prot"}, BadRow{"MissingValue", {"--port"}, "--port"}),
    [](const auto& instance) { return instance.param.name; });

TEST(CommandLine, PrintsItsVersion) {
    const EarlyExit early = refused({"--version"});
    EXPECT_EQ(early.code, 0);
    EXPECT_EQ(early.text, "parley-server " + std::string(version) + "\n");
}

std::filesystem::path repository() {
    return std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    EXPECT_TRUE(stream) << file;
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(CommandLine, PrintsTheVersionOfTheProject) {
    EXPECT_THAT(content_of(repository() / "package.json"), HasSubstr("\"version\": \"" + std::string(version) + "\""));
}

struct DocumentedOption {
    std::string option;  // "--port N"
    std::string meaning;
    bool operator==(const DocumentedOption&) const = default;
};

// "  --port N     Port to listen on (…) [default: 8080]"; help and version have no default.
std::vector<DocumentedOption> options_of_help(const std::string& help) {
    std::vector<DocumentedOption> options;
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
        const auto gap = line.find("  ", 2);
        if (!line.starts_with("  --") || line.find("[default: ") == std::string::npos) continue;
        options.push_back(
            {.option = line.substr(2, gap - 2), .meaning = line.substr(line.find_first_not_of(' ', gap))});
    }
    return options;
}

// "| `--port N` | Port to listen on (…) | `8080` |"
std::vector<DocumentedOption> options_of_readme(const std::string& readme) {
    std::vector<DocumentedOption> options;
    std::istringstream lines(readme);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| `--")) continue;
        const auto option_end = line.find("` | ");
        const auto meaning_end = line.find(" | `", option_end + 4);
        const auto preset_end = line.find("` |", meaning_end + 4);
        options.push_back({.option = line.substr(3, option_end - 3),
                           .meaning = line.substr(option_end + 4, meaning_end - option_end - 4) + " [default: " +
                                      line.substr(meaning_end + 4, preset_end - meaning_end - 4) + "]"});
    }
    return options;
}

TEST(CommandLine, IsDocumentedByHelpAndReadmeAlike) {
    const EarlyExit help = refused({"--help"});
    EXPECT_EQ(help.code, 0);
    const auto helped = options_of_help(help.text);
    const auto documented = options_of_readme(content_of(repository() / "server" / "README.md"));
    ASSERT_FALSE(helped.empty());
    ASSERT_EQ(helped.size(), documented.size()) << help.text;
    for (std::size_t i = 0; i < documented.size(); ++i) {
        EXPECT_EQ(helped[i].option, documented[i].option);
        EXPECT_EQ(helped[i].meaning, documented[i].meaning);
    }
}

}  // namespace
}  // namespace parley::server
