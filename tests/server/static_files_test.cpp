// Which file a path means, and what is answered for it.
#include "server/static_files.hpp"

#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

#include "server/content_type.hpp"
#include "server/entity_tag.hpp"
#include "server/support/temporary_folder.hpp"

namespace parley::server {
namespace {

std::string header(const Response& response, std::string_view name) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [&](const Header& candidate) { return candidate.name == name; });
    return found == response.headers.end() ? std::string() : found->value;
}

struct PathRow {
    const char* name;
    const char* path;
    std::optional<std::string> expected;
};

class RequestPath : public ::testing::TestWithParam<PathRow> {};

TEST_P(RequestPath, StaysBelowTheFolder) {
    EXPECT_EQ(relative_file(GetParam().path), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Files, RequestPath,
    ::testing::Values(
        PathRow{"Root", "/", "index.html"}, PathRow{"File", "/parley.mjs", "parley.mjs"},
        PathRow{"FileInAFolder", "/fonts/lucide.ttf", "fonts/lucide.ttf"},
        PathRow{"Folder", "/demo/", "demo/index.html"}, PathRow{"EscapedLetter", "/%70arley%20x.mjs", "parley x.mjs"},
        PathRow{"ParentFolder", "/../secret", std::nullopt},
        PathRow{"ParentFolderInside", "/fonts/../../secret", std::nullopt},
        PathRow{"EscapedParentFolder", "/%2e%2e/secret", std::nullopt},
        PathRow{"EscapedSlash", "/..%2fsecret", std::nullopt},
        PathRow{"TwiceEscapedIsAPlainName", "/%252e%252e/secret", "%2e%2e/secret"},
        PathRow{"Backslash", "/..\\secret", std::nullopt}, PathRow{"ThisFolder", "/./x", std::nullopt},
        PathRow{"HiddenFile", "/.git/config", std::nullopt}, PathRow{"EmptySegment", "//etc/passwd", std::nullopt},
        PathRow{"ZeroByte", "/index.html%00.png", std::nullopt}, PathRow{"BrokenEscape", "/%4", std::nullopt},
        PathRow{"EscapeWithoutDigits", "/%zz", std::nullopt}, PathRow{"NoSlash", "index.html", std::nullopt},
        PathRow{"Nothing", "", std::nullopt}),
    [](const auto& instance) { return instance.param.name; });

TEST(ContentType, FollowsTheEndingOfTheName) {
    EXPECT_EQ(content_type_of("parley.wasm"), "application/wasm");
    EXPECT_EQ(content_type_of("core.js"), "text/javascript; charset=utf-8");
    EXPECT_EQ(content_type_of("parley.mjs"), "text/javascript; charset=utf-8");
    EXPECT_EQ(content_type_of("inter-regular.ttf"), "font/ttf");
    EXPECT_EQ(content_type_of("package.json"), "application/json");
    EXPECT_EQ(content_type_of("index.html"), "text/html; charset=utf-8");
    EXPECT_EQ(content_type_of("README"), "application/octet-stream");
}

class SiteTest : public ::testing::Test {
  protected:
    Response get(const std::string& target, const std::string& accept_encoding = "",
                 const std::string& if_none_match = "") {
        auto response = files_.find({.method = Method::Get,
                                     .target = target,
                                     .accept_encoding = accept_encoding,
                                     .if_none_match = if_none_match});
        return response.value_or(Response{.status = 404, .headers = {}, .body = nullptr});
    }

    test::TemporaryFolder folder_;
    StaticFiles files_{folder_.path()};
};

TEST_F(SiteTest, ServesAFileWithItsTypeAndPassesTheQueryOver) {
    folder_.write("index.html", "<p>hello");
    const auto response = get("/?room=blue-fox");
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(*response.body, "<p>hello");
    EXPECT_EQ(header(response, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(header(response, "Cache-Control"), "no-cache");
}

TEST_F(SiteTest, AnswersAKnownTagWithoutTheBody) {
    folder_.write("a.js", "1");
    const auto tag = header(get("/a.js"), "ETag");
    for (const auto& list : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
        const auto response = get("/a.js", "", list);
        EXPECT_EQ(response.status, 304U) << list;
        EXPECT_EQ(response.body, nullptr);
        EXPECT_EQ(header(response, "ETag"), tag);
    }
    EXPECT_EQ(get("/a.js", "", "\"other\"").status, 200U);
}

TEST_F(SiteTest, NoticesThatAFileChanged) {
    const auto file = folder_.write("a.js", "1");
    const auto tag = header(get("/a.js"), "ETag");
    folder_.write("a.js", "2");
    std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(1));
    const auto response = get("/a.js", "", tag);
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(*response.body, "2");
    EXPECT_NE(header(response, "ETag"), tag);
}

TEST_F(SiteTest, GivesTheSameContentTheSameTag) {
    EXPECT_EQ(entity_tag("1"), entity_tag("1"));
    EXPECT_NE(entity_tag("1"), entity_tag("2"));
}

TEST_F(SiteTest, PrefersAPrecompressedVariantThatTheClientTakes) {
    folder_.write("a.wasm", "plain");
    folder_.write("a.wasm.gz", "gzipped");
    folder_.write("a.wasm.br", "brotli");
    const auto best = get("/a.wasm", "gzip, br");
    EXPECT_EQ(*best.body, "brotli");
    EXPECT_EQ(header(best, "Content-Encoding"), "br");
    EXPECT_EQ(header(best, "Content-Type"), "application/wasm");
    EXPECT_EQ(header(best, "Vary"), "Accept-Encoding");
    EXPECT_EQ(*get("/a.wasm", "gzip").body, "gzipped");

    const auto plain = get("/a.wasm");
    EXPECT_EQ(*plain.body, "plain");
    EXPECT_EQ(header(plain, "Content-Encoding"), "");
    EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
    EXPECT_NE(header(plain, "ETag"), header(best, "ETag"));
}

TEST_F(SiteTest, PassesOverAVariantThatIsOlderThanItsFile) {
    const auto variant = folder_.write("a.js.br", "old");
    const auto file = folder_.write("a.js", "new");
    std::filesystem::last_write_time(variant, std::filesystem::last_write_time(file) - std::chrono::seconds(1));
    EXPECT_EQ(*get("/a.js", "br").body, "new");
}

TEST_F(SiteTest, FindsNeitherFoldersNorWhatIsNotThere) {
    folder_.write("fonts/inter.ttf", "font");
    EXPECT_EQ(get("/fonts").status, 404U);
    EXPECT_EQ(get("/fonts/").status, 404U);
    EXPECT_EQ(get("/missing.js").status, 404U);
}

TEST_F(SiteTest, FollowsALinkThatTheFoldersOwnerMade) {
    const test::TemporaryFolder elsewhere;
    std::filesystem::create_symlink(elsewhere.write("real.js", "linked"), folder_.path() / "a.js");
    EXPECT_EQ(*get("/a.js").body, "linked");
}

TEST(StaticFiles, HaveNothingWithoutAFolder) {
    StaticFiles files{""};
    EXPECT_FALSE(
        files.find({.method = Method::Get, .target = "/etc/passwd", .accept_encoding = "", .if_none_match = ""}));
}

}  // namespace
}  // namespace parley::server
