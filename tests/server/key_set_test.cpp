// Key sets: which keys of a JWKS serve, for which tokens, and what happens when the file changes.
#include "server/key_set.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "server/start_error.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/tokens.hpp"
#include "server/token_check.hpp"
#include "server/token_mint.hpp"

namespace parley::server {
namespace {

using ::testing::HasSubstr;

std::string base64url(const std::string& bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned bits = 0;
    unsigned count = 0;
    for (const char byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        for (count += 8; count >= 6; count -= 6) text += alphabet[(bits >> (count - 6)) & 0x3FU];
    }
    if (count > 0) text += alphabet[(bits << (6 - count)) & 0x3FU];
    return text;
}

// The public numbers of a key, as OpenSSL knows them.
std::string number(const std::string& pem, const char* name) {
    BIO* const memory = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    EVP_PKEY* const key = PEM_read_bio_PUBKEY(memory, nullptr, nullptr, nullptr);
    BIGNUM* value = nullptr;
    EXPECT_EQ(EVP_PKEY_get_bn_param(key, name, &value), 1);
    const bool is_coordinate =
        std::string(name) == OSSL_PKEY_PARAM_EC_PUB_X || std::string(name) == OSSL_PKEY_PARAM_EC_PUB_Y;
    std::string bytes(is_coordinate ? 32 : static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    BN_free(value);
    EVP_PKEY_free(key);
    BIO_free(memory);
    return base64url(bytes);
}

std::string rsa_jwk(const test::KeyPair& key, const std::string& more) {
    return R"({"kty":"RSA","n":")" + number(key.public_pem, OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" +
           number(key.public_pem, OSSL_PKEY_PARAM_RSA_E) + "\"" + more + "}";
}
std::string ec_jwk(const test::KeyPair& key, const std::string& more) {
    return R"({"kty":"EC","crv":"P-256","x":")" + number(key.public_pem, OSSL_PKEY_PARAM_EC_PUB_X) + R"(","y":")" +
           number(key.public_pem, OSSL_PKEY_PARAM_EC_PUB_Y) + "\"" + more + "}";
}
std::string secret_jwk(const std::string& secret, const std::string& more) {
    return R"({"kty":"oct","k":")" + base64url(secret) + "\"" + more + "}";
}
std::string set_of(const std::vector<std::string>& keys) {
    std::string text;
    for (const std::string& key : keys) text += (text.empty() ? "" : ",") + key;
    return R"({"keys":[)" + text + "]}";
}

std::string problem_of(const std::string& text) {
    const auto keys = read_key_set(text);
    return keys ? std::to_string(keys.value().size()) + " keys" : keys.error();
}

class KeySetTest : public ::testing::Test {
  protected:
    std::filesystem::path file(const std::string& content) {
        folder_.write("keys.json", content);
        return folder_.path() / "keys.json";
    }
    TokenOptions options(const std::string& content) {
        TokenOptions options;
        options.key_set_file = file(content);
        return options;
    }
    static std::string token(const std::string& material, const std::string& id) {
        TokenKey key = read_signing_key(material, "the test");
        key.id = id;
        return mint_token({.rooms = {"fox"}, .name = "", .user = "u", .rights = {"join"}, .issuer = "", .audience = ""},
                          key, std::chrono::system_clock::now());
    }
    static std::string verdict(TokenCheck& check, const std::string& token) {
        const auto verdict = check.check(token, std::chrono::system_clock::now());
        return verdict.is_valid ? "good" : verdict.reason;
    }

    const test::KeyPair rsa_ = test::rsa_key_pair();
    const test::KeyPair ec_ = test::ec_key_pair();
    const std::string secret_ = test::token_secret;

  private:
    test::TemporaryFolder folder_;
};

TEST_F(KeySetTest, TakesKeysOfAllKindsById) {
    TokenCheck check(options(set_of({rsa_jwk(rsa_, R"(,"kid":"r","alg":"RS256","use":"sig")"),
                                     ec_jwk(ec_, R"(,"kid":"e")"), secret_jwk(secret_, R"(,"kid":"s")")})));
    EXPECT_TRUE(check.is_configured());
    EXPECT_EQ(verdict(check, token(rsa_.private_pem, "r")), "good");
    EXPECT_EQ(verdict(check, token(ec_.private_pem, "e")), "good");
    EXPECT_EQ(verdict(check, token(secret_, "s")), "good");
    EXPECT_EQ(verdict(check, token(ec_.private_pem, "")), "good") << "a token without kid may be of any key";
    EXPECT_EQ(verdict(check, token(ec_.private_pem, "r")), "token-key") << "that key is for another algorithm";
    EXPECT_EQ(verdict(check, token(secret_, "unknown")), "token-key");
    EXPECT_EQ(verdict(check, token(test::ec_key_pair().private_pem, "e")), "token-signature");
    EXPECT_EQ(verdict(check, token("another secret of 32 bytes or so", "s")), "token-signature");
}

TEST_F(KeySetTest, PinsTheAlgorithmOfEachKey) {
    TokenCheck check(options(set_of({rsa_jwk(rsa_, R"(,"kid":"r")")})));
    // What everybody may know must not serve as the secret of an HMAC.
    EXPECT_EQ(verdict(check, token(rsa_.public_pem.substr(rsa_.public_pem.find('\n') + 1), "r")), "token-algorithm");
    EXPECT_EQ(verdict(check, test::make_token(JWT_ALG_NONE, "", R"({"sub":"u"})")), "token-algorithm");
    EXPECT_EQ(verdict(check, test::make_token(JWT_ALG_RS512, rsa_.private_pem, R"({"sub":"u"})")), "token-algorithm");
}

TEST_F(KeySetTest, PassesOverKeysOfNoUse) {
    EXPECT_EQ(problem_of(set_of({R"({"kty":"OKP","crv":"Ed25519","x":"AA"})", R"({"kty":"EC","crv":"P-384"})", "7",
                                 rsa_jwk(rsa_, R"(,"use":"enc")"), rsa_jwk(rsa_, R"(,"alg":"PS256")"),
                                 secret_jwk(secret_, R"(,"alg":"HS256")")})),
              "1 keys");
}

TEST_F(KeySetTest, RefusesWhatIsNoSetOrTooWeak) {
    EXPECT_THAT(problem_of("nonsense"), HasSubstr("no JSON object"));
    EXPECT_THAT(problem_of(R"({"keys":{}})"), HasSubstr("no JSON object"));
    EXPECT_THAT(problem_of(R"({"keys":[]})"), HasSubstr("no key in it is for"));
    EXPECT_THAT(problem_of(set_of({secret_jwk("short", R"(,"kid":"s")")})), HasSubstr("the key s has fewer than 32"));
    EXPECT_THAT(problem_of(set_of({rsa_jwk(test::rsa_key_pair(1024), "")})), HasSubstr("2048 bits or more"));
    EXPECT_THAT(problem_of(set_of({R"({"kty":"RSA","kid":"r","n":"!","e":"AQAB"})"})),
                HasSubstr("the key r is broken"));
    const std::string nowhere(43, 'A');
    EXPECT_THAT(problem_of(set_of({R"({"kty":"EC","crv":"P-256","x":")" + nowhere + R"(","y":")" + nowhere + "\"}"})),
                HasSubstr("a key without kid is broken"));
    EXPECT_THAT(problem_of(std::string(key_set_bytes_max + 1, ' ')), HasSubstr("too long"));
}

TEST_F(KeySetTest, IsReadAgainWhenItsFileChanges) {
    std::vector<std::string> told;
    TokenCheck check(
        options(set_of({secret_jwk(secret_, R"(,"kid":"old")")})),
        [&](std::size_t keys, const std::string& problem) { told.push_back(std::to_string(keys) + " " + problem); });
    const std::string old_token = token(secret_, "old");
    const std::string new_token = token(ec_.private_pem, "new");
    EXPECT_EQ(verdict(check, new_token), "token-algorithm");
    file(set_of({secret_jwk(secret_, R"(,"kid":"old")"), ec_jwk(ec_, R"(,"kid":"new")")}));
    EXPECT_EQ(verdict(check, new_token), "good");
    EXPECT_EQ(verdict(check, old_token), "good");
    file("{ broken");
    EXPECT_EQ(verdict(check, new_token), "good") << "the former keys are kept";
    EXPECT_EQ(verdict(check, new_token), "good");
    file(set_of({ec_jwk(ec_, R"(,"kid":"new")")}));
    EXPECT_EQ(verdict(check, old_token), "token-algorithm") << "a key that was taken out opens nothing";
    ASSERT_EQ(told.size(), 3U) << "each change is told once";
    EXPECT_EQ(told[0], "2 ");
    EXPECT_THAT(told[1], HasSubstr("2 it is no JSON object"));
    EXPECT_EQ(told[2], "1 ");
}

TEST_F(KeySetTest, MustBeGoodAtTheStart) {
    EXPECT_THROW(TokenCheck{options("{}")}, StartError);
    TokenOptions missing;
    missing.key_set_file = "/nowhere/at/all";
    EXPECT_THROW(TokenCheck{missing}, StartError);
}

}  // namespace
}  // namespace parley::server
