// Tokens: which are good, whose they are, and why others are refused.
#include "server/token_check.hpp"

#include <filesystem>
#include <map>
#include <ostream>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "server/start_error.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/tokens.hpp"

namespace parley::server {

void PrintTo(const TokenVerdict& verdict, std::ostream* out) {
    *out << (verdict.is_valid ? "good: " : "refused: ") << verdict.user << "/" << verdict.name << verdict.problem;
}

namespace {

using test::in_seconds;
using test::make_token;
using test::token_secret;
using ::testing::HasSubstr;

class TokenTest : public ::testing::Test {
  protected:
    std::filesystem::path file(const std::string& content) {
        const std::string name = "key" + std::to_string(++files_);
        folder_.write(name, content);
        return folder_.path() / name;
    }
    TokenOptions with_secret() {
        TokenOptions options;
        options.algorithm = TokenAlgorithm::Hs256;
        options.secret_file = file(token_secret);
        return options;
    }
    TokenOptions with_public_key(TokenAlgorithm algorithm, const test::KeyPair& key) {
        TokenOptions options;
        options.algorithm = algorithm;
        options.public_key_file = file(key.public_pem);
        return options;
    }
    static TokenVerdict verdict(const TokenOptions& options, const std::string& token) {
        return TokenCheck(options).check(token, std::chrono::system_clock::now());
    }
    TokenVerdict verdict_on(const std::string& claims) {
        return verdict(with_secret(), make_token(JWT_ALG_HS256, token_secret, claims));
    }
    static std::string start_problem(const TokenOptions& options) {
        try {
            const TokenCheck check(options);
        } catch (const StartError& error) {
            return error.what();
        }
        return "it starts";
    }

    const std::string good_claims_ = R"({"sub":"u-1","name":"Ana","exp":)" + in_seconds(60) + "}";

  private:
    test::TemporaryFolder folder_;
    int files_ = 0;
};

const TokenVerdict ana{.is_valid = true, .user = "u-1", .name = "Ana", .problem = ""};

TokenVerdict refusal(const std::string& problem) {
    // The word for the log, and whether it was never good.
    const std::map<std::string, std::pair<std::string, bool>> words{
        {"The signature of this token is wrong.", {"token-signature", true}},
        {"This token is not signed with the algorithm of this server.", {"token-algorithm", true}},
        {"This server cannot check tokens.", {"token-algorithm", false}},
        {"This is no token.", {"token-malformed", true}},
        {"This token has expired.", {"token-expired", false}},
        {"This token has no time of expiry.", {"token-expired", false}},
        {"This token is not valid yet.", {"token-early", false}},
        {"This token was issued by somebody else.", {"token-issuer", false}},
        {"This token is for another audience.", {"token-audience", false}},
        {"This token is signed with a key that this server does not know.", {"token-key", false}}};
    const auto& [reason, is_forged] = words.at(problem);
    return {.is_valid = false, .user = "", .name = "", .problem = problem, .reason = reason, .is_forged = is_forged};
}

TEST_F(TokenTest, IsGoodWithTheSecret) {
    EXPECT_EQ(verdict_on(good_claims_), ana);
}

TEST_F(TokenTest, IsGoodWithTheSecretOfALine) {
    auto options = with_secret();
    options.secret_file = file(std::string(token_secret) + "\r\n");
    EXPECT_EQ(verdict(options, make_token(JWT_ALG_HS256, token_secret, good_claims_)), ana);
}

TEST_F(TokenTest, IsGoodWithTheRsaKey) {
    const auto key = test::rsa_key_pair();
    const auto token = make_token(JWT_ALG_RS256, key.private_pem, good_claims_);
    EXPECT_EQ(verdict(with_public_key(TokenAlgorithm::Rs256, key), token), ana);
}

TEST_F(TokenTest, IsGoodWithTheEllipticKey) {
    const auto key = test::ec_key_pair();
    const auto token = make_token(JWT_ALG_ES256, key.private_pem, good_claims_);
    EXPECT_EQ(verdict(with_public_key(TokenAlgorithm::Es256, key), token), ana);
}

TEST_F(TokenTest, IsRefusedWithAnotherKey) {
    const auto wrong = refusal("The signature of this token is wrong.");
    EXPECT_EQ(verdict(with_secret(), make_token(JWT_ALG_HS256, "fedcba9876543210fedcba9876543210", good_claims_)),
              wrong);
    const auto rsa_token = make_token(JWT_ALG_RS256, test::rsa_key_pair().private_pem, good_claims_);
    EXPECT_EQ(verdict(with_public_key(TokenAlgorithm::Rs256, test::rsa_key_pair()), rsa_token), wrong);
    const auto ec_token = make_token(JWT_ALG_ES256, test::ec_key_pair().private_pem, good_claims_);
    EXPECT_EQ(verdict(with_public_key(TokenAlgorithm::Es256, test::ec_key_pair()), ec_token), wrong);
}

TEST_F(TokenTest, IsRefusedWithoutItsSignature) {
    auto token = make_token(JWT_ALG_HS256, token_secret, good_claims_);
    token.erase(token.rfind('.') + 1);
    EXPECT_EQ(verdict(with_secret(), token), refusal("The signature of this token is wrong."));
}

TEST_F(TokenTest, IsRefusedWithAnotherAlgorithm) {
    const auto wrong = refusal("This token is not signed with the algorithm of this server.");
    EXPECT_EQ(verdict(with_secret(), make_token(JWT_ALG_NONE, "", good_claims_)), wrong);
    EXPECT_EQ(verdict(with_secret(), make_token(JWT_ALG_HS512, token_secret, good_claims_)), wrong);
    const auto key = test::rsa_key_pair();
    const auto options = with_public_key(TokenAlgorithm::Rs256, key);
    EXPECT_EQ(verdict(options, make_token(JWT_ALG_NONE, "", good_claims_)), wrong);
    EXPECT_EQ(verdict(options, make_token(JWT_ALG_RS512, key.private_pem, good_claims_)), wrong);
    EXPECT_EQ(verdict(options, make_token(JWT_ALG_HS256, key.public_pem, good_claims_)), wrong)
        << "what everybody may know must not serve as a secret";
}

TEST_F(TokenTest, IsRefusedWhenItIsNone) {
    for (const std::string& text : {std::string(), std::string("garbage"), std::string("a.b.c"), std::string("...."),
                                    std::string("\0\xFF", 2), std::string(limits::token_bytes_max + 1, 'a')}) {
        EXPECT_EQ(verdict(with_secret(), text), refusal("This is no token.")) << text;
    }
    const auto token = make_token(JWT_ALG_HS256, token_secret, good_claims_);
    EXPECT_EQ(verdict(with_secret(), token + '\0' + "more"), refusal("This is no token."));
}

TEST_F(TokenTest, IsRefusedByAServerWithoutAKey) {
    TokenCheck check{TokenOptions{}};
    EXPECT_FALSE(check.is_configured());
    EXPECT_EQ(check.check(make_token(JWT_ALG_HS256, token_secret, good_claims_), std::chrono::system_clock::now()),
              refusal("This server cannot check tokens."));
}

TEST_F(TokenTest, ExpiresWithSomeLeewayForClocks) {
    EXPECT_TRUE(verdict_on(R"({"sub":"u-1","exp":)" + in_seconds(-20) + "}").is_valid);
    EXPECT_TRUE(verdict_on(R"({"sub":"u-1","exp":)" + in_seconds(60) + ".5}").is_valid);
    const auto expired = refusal("This token has expired.");
    EXPECT_EQ(verdict_on(R"({"sub":"u-1","exp":)" + in_seconds(-40) + "}"), expired);
    EXPECT_EQ(verdict_on(R"({"sub":"u-1","exp":-1e300})"), refusal("This token has no time of expiry."));
}

TEST_F(TokenTest, MustExpireSomeTime) {
    const auto endless = refusal("This token has no time of expiry.");
    EXPECT_EQ(verdict_on(R"({"sub":"u-1"})"), endless);
    EXPECT_EQ(verdict_on(R"({"sub":"u-1","exp":")" + in_seconds(60) + "\"}"), endless);
}

TEST_F(TokenTest, BeginsWithSomeLeewayForClocks) {
    const std::string until = R"(","exp":)" + in_seconds(600) + R"(,"nbf":)";
    EXPECT_TRUE(verdict_on(R"({"sub":"u-1)" + until + in_seconds(20) + "}").is_valid);
    const auto early = refusal("This token is not valid yet.");
    EXPECT_EQ(verdict_on(R"({"sub":"u-1)" + until + in_seconds(60) + "}"), early);
    EXPECT_EQ(verdict_on(R"({"sub":"u-1)" + until + "\"soon\"}"), early);
}

TEST_F(TokenTest, MustComeFromTheIssuer) {
    auto options = with_secret();
    options.issuer = "https://id.example.org";
    const auto with_issuer = [&](const std::string& issuer) {
        const auto claims = R"({"sub":"u-1","name":"Ana","exp":)" + in_seconds(60) + issuer + "}";
        return verdict(options, make_token(JWT_ALG_HS256, token_secret, claims));
    };
    EXPECT_EQ(with_issuer(R"(,"iss":"https://id.example.org")"), ana);
    const auto foreign = refusal("This token was issued by somebody else.");
    EXPECT_EQ(with_issuer(""), foreign);
    EXPECT_EQ(with_issuer(R"(,"iss":"https://id.example.com")"), foreign);
    EXPECT_EQ(with_issuer(R"(,"iss":["https://id.example.org"])"), foreign);
}

TEST_F(TokenTest, MustBeForTheAudience) {
    auto options = with_secret();
    options.audience = "calls";
    const auto with_audience = [&](const std::string& audience) {
        const auto claims = R"({"sub":"u-1","name":"Ana","exp":)" + in_seconds(60) + audience + "}";
        return verdict(options, make_token(JWT_ALG_HS256, token_secret, claims));
    };
    EXPECT_EQ(with_audience(R"(,"aud":"calls")"), ana);
    EXPECT_EQ(with_audience(R"(,"aud":["mail","calls"])"), ana);
    const auto foreign = refusal("This token is for another audience.");
    EXPECT_EQ(with_audience(""), foreign);
    EXPECT_EQ(with_audience(R"(,"aud":"mail")"), foreign);
    EXPECT_EQ(with_audience(R"(,"aud":["mail",7])"), foreign);
}

TEST_F(TokenTest, NamesItsUserInOneOfSeveralClaims) {
    const auto user = [&](const std::string& claims) {
        const auto found = verdict_on("{" + claims + R"(,"exp":)" + in_seconds(60) + "}");
        return found.is_valid ? found.user + "/" + found.name : found.problem;
    };
    EXPECT_EQ(user(R"("sub":"a","userId":"b","id":"c")"), "a/");
    EXPECT_EQ(user(R"("userId":"b","id":"c","username":"Ben")"), "b/Ben");
    EXPECT_EQ(user(R"("id":42,"name":"Cleo","username":"cleo99")"), "42/Cleo");
    EXPECT_EQ(user(R"("sub":"","id":"c")"), "c/");
    EXPECT_EQ(user(R"("sub":{"a":1})"), "This token names no user.");
    EXPECT_EQ(user(R"("sub":")" + std::string(limits::peer_id_bytes_max + 1, 'x') + "\""), "This token names no user.");
    EXPECT_EQ(user(R"("sub":"a","name":"  Ana\n )" + std::string(200, 'a') + "\"").substr(0, 5), "a/Ana");
}

struct GrantRow {
    const char* claims;
    TokenGrant grant;
};

TEST_F(TokenTest, GrantsWhatItsClaimsSay) {
    constexpr Rights none{.join = false, .publish = false, .moderate = false, .record = false};
    constexpr Rights join{.join = true, .publish = false, .moderate = false, .record = false};
    const std::vector<std::string> no_rooms;
    const GrantRow rows[] = {
        {"", {}},
        {R"("room":"fox","rights":["join"])", {.rooms = {{"fox"}}, .rights = join}},
        {R"("room":["fox","owl*"],"rights":"join")", {.rooms = {{"fox", "owl*"}}, .rights = join}},
        {R"("room":"blue fox, owl","rights":"join publish,moderate  record")",
         {.rooms = {{"blue fox, owl"}}, .rights = Rights{}}},
        {R"("room":"","rights":[])", {.rooms = no_rooms, .rights = none}},
        {R"("room":7,"rights":true)", {.rooms = no_rooms, .rights = none}},
        {R"("room":null,"rights":null)", {.rooms = no_rooms, .rights = none}},
        {R"("room":[7,"fox",null],"rights":["JOIN","admin",7,"join"])", {.rooms = {{"fox"}}, .rights = join}},
    };
    for (const GrantRow& row : rows) {
        const std::string claims = std::string(row.claims) + (*row.claims == 0 ? "" : ",");
        const TokenVerdict found = verdict_on("{" + claims + R"("sub":"u","exp":)" + in_seconds(60) + "}");
        EXPECT_TRUE(found.is_valid);
        EXPECT_EQ(found.grant, row.grant) << row.claims;
    }
}

TEST_F(TokenTest, KeyMustBeThere) {
    TokenOptions options;
    options.algorithm = TokenAlgorithm::Hs256;
    EXPECT_THAT(start_problem(options), HasSubstr("give its file with --jwt-secret-file"));
    options.secret_file = "/nowhere/at/all";
    EXPECT_THAT(start_problem(options), HasSubstr("cannot read '/nowhere/at/all'"));
    options.secret_file = "/";
    EXPECT_THAT(start_problem(options), HasSubstr("cannot read '/'"));
}

TEST_F(TokenTest, KeyMustBeOfTheAlgorithm) {
    auto options = with_secret();
    options.public_key_file = options.secret_file;
    EXPECT_THAT(start_problem(options), HasSubstr("--jwt-public-key-file is not for HS256"));
    options = with_public_key(TokenAlgorithm::Rs256, test::ec_key_pair());
    EXPECT_THAT(start_problem(options), HasSubstr("RS256 needs an RSA key"));
    options.algorithm = TokenAlgorithm::Es256;
    EXPECT_EQ(start_problem(options), "it starts");
    options.secret_file = options.public_key_file;
    EXPECT_THAT(start_problem(options), HasSubstr("--jwt-secret-file is not for ES256"));
    options = with_public_key(TokenAlgorithm::Es256, test::ec_key_pair("P-384"));
    EXPECT_THAT(start_problem(options), HasSubstr("needs a key on the curve P-256"));
}

TEST_F(TokenTest, KeyMustBeStrong) {
    auto options = with_secret();
    options.secret_file = file("secret\n");
    EXPECT_THAT(start_problem(options), HasSubstr("has 6 bytes, HS256 needs 32 or more"));
    options = with_public_key(TokenAlgorithm::Rs256, test::rsa_key_pair(1024));
    EXPECT_THAT(start_problem(options), HasSubstr("of 2048 bits or more"));
}

TEST_F(TokenTest, KeyMustBePublicAndInPem) {
    auto options = with_public_key(TokenAlgorithm::Rs256, test::rsa_key_pair());
    options.public_key_file = file("ssh-rsa AAAA");
    EXPECT_THAT(start_problem(options), HasSubstr("there is no public key in PEM form"));
    options.public_key_file = file(test::rsa_key_pair().private_pem);
    EXPECT_THAT(start_problem(options), HasSubstr("there is no public key in PEM form"));
}

}  // namespace
}  // namespace parley::server
