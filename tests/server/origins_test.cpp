// Origins: who may read responses, and who may act with a visitor's cookies.
#include "server/origins.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parley::server {
namespace {

using ::testing::UnorderedElementsAre;

const Header varies{.name = "Vary", .value = "Origin"};
const Header credentials{.name = "Access-Control-Allow-Credentials", .value = "true"};

Header readable_by(const std::string& origin) {
    return {.name = "Access-Control-Allow-Origin", .value = origin};
}

RequestSource from(const std::string& origin, const std::string& host = "rooms.example.org") {
    return {.origin = origin, .host = host, .fetch_site = ""};
}

TEST(Origins, LetOurOwnPageUseCookies) {
    const Origins origins({});
    for (const auto& own : {from("https://rooms.example.org"), from("http://ROOMS.example.org"),
                            from("http://localhost:8080", "localhost:8080")}) {
        EXPECT_TRUE(origins.may_use_cookies(own)) << own.origin;
        EXPECT_THAT(origins.response_headers(own), UnorderedElementsAre(varies, readable_by(own.origin), credentials));
    }
}

TEST(Origins, LetAnyPageSignalWithoutCookies) {
    const Origins origins({});
    for (const auto& foreign : {from("https://evil.example.com"), from("https://rooms.example.org.evil.example.com"),
                                from("https://rooms.example.org:8443"), from("null"), from("rooms.example.org")}) {
        EXPECT_FALSE(origins.may_use_cookies(foreign)) << foreign.origin;
        EXPECT_THAT(origins.response_headers(foreign), UnorderedElementsAre(varies, readable_by(foreign.origin)));
    }
}

TEST(Origins, LetOnlyAllowedPagesReadOnceThereAreSome) {
    const Origins origins({"https://app.example.org", "http://localhost:3000"});
    const auto allowed = from("http://localhost:3000");
    EXPECT_TRUE(origins.may_use_cookies(allowed));
    EXPECT_THAT(origins.response_headers(allowed),
                UnorderedElementsAre(varies, readable_by("http://localhost:3000"), credentials));
    const auto foreign = from("https://evil.example.com");
    EXPECT_FALSE(origins.may_use_cookies(foreign));
    EXPECT_THAT(origins.response_headers(foreign), UnorderedElementsAre(varies));
    EXPECT_TRUE(origins.may_use_cookies(from("https://rooms.example.org")));
}

TEST(Origins, TakeARequestWithoutOneForOurOwnPageOrAProgram) {
    const Origins origins({});
    for (const auto* site : {"", "same-origin", "none"}) {
        const RequestSource source{.origin = "", .host = "rooms.example.org", .fetch_site = site};
        EXPECT_TRUE(origins.may_use_cookies(source)) << site;
        EXPECT_THAT(origins.response_headers(source), UnorderedElementsAre(varies));
    }
    for (const auto* site : {"cross-site", "same-site"}) {
        const RequestSource source{.origin = "", .host = "rooms.example.org", .fetch_site = site};
        EXPECT_FALSE(origins.may_use_cookies(source)) << "an image or a script of another site";
    }
}

TEST(Origins, AreWrittenWithASchemeAndAHost) {
    for (const auto* good : {"https://example.org", "http://localhost:3000", "http://[::1]:3000", "app://local"}) {
        EXPECT_TRUE(is_origin(good)) << good;
    }
    for (const auto* bad : {"example.org", "https://", "https://example.org/", "https://Example.org", "*", "",
                            "://example.org", "https://a b", "https://*.example.org", "null"}) {
        EXPECT_FALSE(is_origin(bad)) << bad;
    }
}

}  // namespace
}  // namespace parley::server
