// `parley-server token`: what it prints is what the server takes.
#include "server/token_command.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/server_process.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/tokens.hpp"
#include "server/token_check.hpp"

namespace parley::server {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

const auto now = std::chrono::system_clock::now();

class TokenCommand : public ::testing::Test {
  protected:
    std::string file(const std::string& name, const std::string& content) {
        folder_.write(name, content);
        return (folder_.path() / name).string();
    }
    std::string printed(std::vector<std::string> arguments) {
        const EarlyExit result = token_command(arguments, nullptr, now);
        EXPECT_EQ(result.code, 0) << result.text;
        EXPECT_TRUE(result.text.ends_with('\n'));
        return result.text.substr(0, result.text.size() - 1);
    }
    TokenOptions options(TokenAlgorithm algorithm, const std::string& content) {
        TokenOptions options;
        options.algorithm = algorithm;
        (algorithm == TokenAlgorithm::Hs256 ? options.secret_file : options.public_key_file) =
            file("check" + std::to_string(++checks_), content);
        return options;
    }

  private:
    test::TemporaryFolder folder_;
    int checks_ = 0;
};

TEST_F(TokenCommand, MakesTokensThatTheServerTakes) {
    const auto rsa = test::rsa_key_pair();
    const auto ec = test::ec_key_pair();
    struct Row {
        std::string signing;
        TokenOptions checking;
    };
    for (const Row& row : {Row{test::token_secret, options(TokenAlgorithm::Hs256, test::token_secret)},
                           Row{rsa.private_pem, options(TokenAlgorithm::Rs256, rsa.public_pem)},
                           Row{ec.private_pem, options(TokenAlgorithm::Es256, ec.public_pem)}}) {
        const auto key = file("key", row.signing + "\n");
        TokenCheck check(row.checking);
        const auto token = printed({"--room", "blue fox", "--room", "owl-*", "--name", "Ana", "--user", "u-1",
                                    "--rights", "join,moderate", "--ttl", "90s", "--key-file", key});
        const auto verdict = check.check(token, now);
        EXPECT_TRUE(verdict.is_valid) << verdict.problem;
        EXPECT_EQ(verdict.user, "u-1");
        EXPECT_EQ(verdict.name, "Ana");
        EXPECT_EQ(verdict.grant.rooms, (std::vector<std::string>{"blue fox", "owl-*"}));
        EXPECT_EQ(verdict.grant.rights, (Rights{.join = true, .publish = false, .moderate = true, .record = false}));
        EXPECT_TRUE(check.check(token, now + 115s).is_valid);
        EXPECT_EQ(check.check(token, now + 125s).reason, "token-expired");
    }
}

TEST_F(TokenCommand, MakesUpWhoIsNotNamedAndGrantsALittle) {
    const auto key = file("key", test::token_secret);
    TokenCheck check(options(TokenAlgorithm::Hs256, test::token_secret));
    const auto verdict = check.check(printed({"--room", "fox", "--key-file", key}), now);
    EXPECT_THAT(verdict.user, HasSubstr("guest-"));
    EXPECT_EQ(verdict.name, "");
    EXPECT_EQ(verdict.grant.rights, (Rights{.join = true, .publish = true, .moderate = false, .record = false}));
    EXPECT_NE(printed({"--room", "fox", "--key-file", key}), printed({"--room", "fox", "--key-file", key}));
}

TEST_F(TokenCommand, TakesTheKeyFromTheEnvironment) {
    TokenCheck check(options(TokenAlgorithm::Hs256, test::token_secret));
    test::ServerProcess process({"token", "--room", "fox"}, {std::string("PARLEY_TOKEN_KEY=") + test::token_secret});
    EXPECT_EQ(process.wait_for_exit(), 0);
    const std::string& token = process.standard_output();
    EXPECT_TRUE(check.check(token.substr(0, token.size() - 1), std::chrono::system_clock::now()).is_valid);
}

TEST_F(TokenCommand, NamesIssuerAudienceAndKey) {
    auto strict = options(TokenAlgorithm::Hs256, test::token_secret);
    strict.issuer = "me";
    strict.audience = "calls";
    TokenCheck check(strict);
    const auto key = file("key", test::token_secret);
    EXPECT_TRUE(check.check(printed({"--room", "fox", "--key-file", key, "--issuer", "me", "--audience", "calls"}), now)
                    .is_valid);
    EXPECT_EQ(check.check(printed({"--room", "fox", "--key-file", key}), now).reason, "token-issuer");
}

// The example in the documentation, run by Node.
TEST_F(TokenCommand, IsWhatABackendCanDoAsWell) {
    const auto repository = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
    std::ifstream stream(repository / "server" / "tokens.md");
    const std::string document{std::istreambuf_iterator<char>(stream), {}};
    const std::string mark = "```js\n";
    const auto begin = document.find(mark) + mark.size();
    const std::string script = file("backend.mjs", document.substr(begin, document.find("```", begin) - begin));
    const std::string key = file("key", std::string(test::token_secret) + "\n");
    FILE* const pipe = popen(("TOKEN_KEY_FILE='" + key + "' node '" + script + "'").c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    std::string token(4096, '\0');
    token.resize(std::fread(token.data(), 1, token.size(), pipe));
    ASSERT_EQ(pclose(pipe), 0);
    TokenCheck check(options(TokenAlgorithm::Hs256, test::token_secret));
    const auto verdict = check.check(token.substr(0, token.find('\n')), std::chrono::system_clock::now());
    EXPECT_TRUE(verdict.is_valid) << verdict.problem;
    EXPECT_EQ(verdict.user + " " + verdict.name, "u-1 Ana");
    EXPECT_EQ(verdict.grant.rooms, std::vector<std::string>{"tea"});
    EXPECT_EQ(verdict.grant.rights, (Rights{.join = true, .publish = true, .moderate = false, .record = false}));
}

TEST_F(TokenCommand, SaysWhatIsMissing) {
    const auto refused = [](const std::vector<std::string>& arguments, const char* key = nullptr) {
        const EarlyExit result = token_command(arguments, key, now);
        EXPECT_EQ(result.code, 1);
        return result.text;
    };
    EXPECT_THAT(refused({}), HasSubstr("--room is required"));
    EXPECT_THAT(refused({"--room", "fox"}), HasSubstr("give its file with --key-file, or put it into the variable"));
    EXPECT_THAT(refused({"--room", "fox", "--key-file", "/nowhere"}), HasSubstr("cannot read '/nowhere'"));
    EXPECT_THAT(refused({"--room", "fox"}, "short"), HasSubstr("has 5 bytes, HS256 needs 32 or more"));
    EXPECT_THAT(refused({"--room", "fox"}, "short"), Not(HasSubstr("short")));
    EXPECT_THAT(refused({"--room", "fox", "--key-file", file("public", test::ec_key_pair().public_pem)}),
                HasSubstr("there is no private key in PEM form"));
    EXPECT_THAT(refused({"--room", "fox", "--key-file", file("p384", test::ec_key_pair("P-384").private_pem)}),
                HasSubstr("needs a key on the curve P-256"));
    EXPECT_THAT(refused({"--room", "fox", "--rights", "join,rule"}), HasSubstr("'rule' is none of join"));
    EXPECT_THAT(refused({"--room", "fox", "--ttl", "soon"}), HasSubstr("no time like 90s"));
    EXPECT_THAT(refused({"--room", ""}), HasSubstr("1 to 128 bytes"));
}

TEST(TokenTime, IsReadWithItsUnit) {
    EXPECT_EQ(duration_from("90s"), 90s);
    EXPECT_EQ(duration_from("5m"), 300s);
    EXPECT_EQ(duration_from("2h"), 7200s);
    EXPECT_EQ(duration_from("366d"), 366 * 24h);
    for (const char* text : {"", "5", "m", "0m", "-5m", "5 m", "5w", "367d", "5mm", "99999999999999999999s"}) {
        EXPECT_EQ(duration_from(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace parley::server
