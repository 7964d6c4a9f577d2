// The queue of webhooks, by table: what is due when, what is repeated, and what is given up.
#include "server/webhook/webhook_queue.hpp"

#include <string>

#include <gtest/gtest.h>

#include "server/webhook/webhook_event.hpp"
#include "server/webhook/webhook_url.hpp"

namespace parley::server {
namespace {

constexpr Instant start{1h};

WebhookItem item(const std::string& id) {
    return {.id = id, .body = "{}"};
}

TEST(WebhookQueue, DeliversInOrderOneAtATime) {
    WebhookQueue queue(1);
    EXPECT_EQ(queue.next_attempt(start), std::nullopt);
    queue.push(start, item("a"));
    queue.push(start, item("b"));
    EXPECT_EQ(queue.next_attempt(start), start);
    EXPECT_EQ(queue.begin().id, "a");
    EXPECT_EQ(queue.next_attempt(start), std::nullopt);
    queue.succeed();
    EXPECT_EQ(queue.next_attempt(start), start);
    EXPECT_EQ(queue.begin().id, "b");
    queue.succeed();
    EXPECT_EQ(queue.size(), 0U);
    EXPECT_EQ(queue.counts().delivered, 2U);
}

TEST(WebhookQueue, WaitsTwiceAsLongAfterEachFailureUpToTheLongest) {
    struct Row {
        Duration least;
        Duration most;
    };
    constexpr Row rows[] = {{500ms, 1s}, {1s, 2s},    {2s, 4s},     {4s, 8s},     {8s, 16s},    {16s, 32s},
                            {32s, 64s},  {64s, 128s}, {128s, 256s}, {150s, 300s}, {150s, 300s}, {150s, 300s}};
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        WebhookQueue queue(seed);
        queue.push(start, item("a"));
        for (const Row& row : rows) {
            EXPECT_EQ(queue.begin().id, "a");
            queue.fail(start);
            const auto next = queue.next_attempt(start);
            ASSERT_TRUE(next);
            EXPECT_GE(*next - start, row.least);
            EXPECT_LE(*next - start, row.most);
        }
        EXPECT_EQ(queue.counts().failed_attempts, std::size(rows));
    }
}

TEST(WebhookQueue, BeginsAnewWithShortPausesAfterASuccess) {
    WebhookQueue queue(1);
    queue.push(start, item("a"));
    queue.push(start, item("b"));
    for (int i = 0; i < 8; ++i) {
        queue.begin();
        queue.fail(start);
    }
    queue.begin();
    queue.succeed();
    EXPECT_EQ(queue.next_attempt(start), start);
    queue.begin();
    queue.fail(start);
    EXPECT_LE(*queue.next_attempt(start), start + WebhookQueue::first_pause);
}

TEST(WebhookQueue, DropsTheOldestThatIsNotOnItsWay) {
    WebhookQueue queue(1);
    for (std::size_t i = 0; i < WebhookQueue::items_max; ++i) queue.push(start, item(std::to_string(i)));
    EXPECT_EQ(queue.begin().id, "0");
    queue.push(start, item("last"));
    EXPECT_EQ(queue.size(), WebhookQueue::items_max);
    EXPECT_EQ(queue.counts().dropped_full, 1U);
    queue.fail(start);
    EXPECT_EQ(queue.begin().id, "0");
    queue.succeed();
    EXPECT_EQ(queue.begin().id, "2");
    queue.fail(start);
    for (int i = 0; i < 2; ++i) queue.push(start, item("later"));
    EXPECT_EQ(queue.begin().id, "3");
    EXPECT_EQ(queue.counts().dropped_full, 2U);
}

TEST(WebhookQueue, GivesUpWhatIsTooOld) {
    WebhookQueue queue(1);
    queue.push(start, item("old"));
    queue.push(start + 30min, item("younger"));
    queue.begin();
    queue.fail(start);
    EXPECT_TRUE(queue.next_attempt(start + WebhookQueue::age_max));
    EXPECT_EQ(queue.size(), 2U);
    EXPECT_TRUE(queue.next_attempt(start + WebhookQueue::age_max + 1ms));
    EXPECT_EQ(queue.begin().id, "younger");
    EXPECT_EQ(queue.counts().dropped_old, 1U);
}

TEST(WebhookSignature, IsThatOfTheDocument) {
    // Made with: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    EXPECT_EQ(webhook_signature("0123456789abcdef0123456789abcdef", "1700000000", R"({"a":1})"),
              "v1=f05f2539e3ae1c49aec5f8cfdad75ef6b06480b133973ffbb7ec9e18827af177");
}

TEST(WebhookBody, SaysWhatHappened) {
    hub_effect::RoomNews news{.kind = hub_effect::RoomNews::Kind::MemberLeft,
                              .room = {"blue \"fox\""},
                              .members = 1,
                              .at = UnixTime{1'700'000'000'000},
                              .member = {"p1"},
                              .name = "Ana",
                              .user = "u1",
                              .dialect = "parley",
                              .was_lost = true};
    EXPECT_EQ(webhook_body(news, "e1", 3),
              R"({"id":"e1","type":"member.left","sequence":3,"time":"2023-11-14T22:13:20.000Z",)"
              R"("room":{"name":"blue \"fox\"","members":1},)"
              R"("member":{"id":"p1","name":"Ana","user":"u1","dialect":"parley","lost":true}})");
    news.kind = hub_effect::RoomNews::Kind::RoomStarted;
    EXPECT_EQ(webhook_body(news, "e1", 3),
              R"({"id":"e1","type":"room.started","sequence":3,"time":"2023-11-14T22:13:20.000Z",)"
              R"("room":{"name":"blue \"fox\"","members":1}})");
}

TEST(WebhookUrl, IsTakenApart) {
    struct Row {
        const char* text;
        bool is_https;
        const char* host;
        const char* port;
        const char* target;
        const char* header;
    };
    constexpr Row rows[] = {
        {"http://example.org", false, "example.org", "80", "/", "example.org"},
        {"https://example.org/a?b=c#d", true, "example.org", "443", "/a?b=c", "example.org"},
        {"https://example.org:8443?x", true, "example.org", "8443", "/?x", "example.org:8443"},
        {"http://[::1]:81/a", false, "::1", "81", "/a", "[::1]:81"},
        {"http://[::1]/a", false, "::1", "80", "/a", "[::1]"},
    };
    for (const Row& row : rows) {
        const auto url = parse_webhook_url(row.text);
        ASSERT_TRUE(url) << row.text << url.error();
        EXPECT_EQ(url.value().is_https, row.is_https) << row.text;
        EXPECT_EQ(url.value().host, row.host) << row.text;
        EXPECT_EQ(url.value().port, row.port) << row.text;
        EXPECT_EQ(url.value().target, row.target) << row.text;
        EXPECT_EQ(url.value().host_header(), row.header) << row.text;
    }
    for (const char* wrong : {"", "ftp://x", "http://", "http://a b/", "http://user:pass@x/", "http://x:port/",
                              "http://[::1/", "http://x:/", "http://x/\r\nEvil: 1"}) {
        EXPECT_FALSE(parse_webhook_url(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace parley::server
