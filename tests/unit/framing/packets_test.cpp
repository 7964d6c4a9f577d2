// The packets of Engine.IO and Socket.IO: what is read, what is refused, and that what is written reads the same.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/framing/engine_io.hpp"
#include "core/framing/socket_io.hpp"

namespace parley::framing {
namespace {

TEST(EngineIoPackets, ReadAndWriteEveryType) {
    struct Row {
        const char* text;
        engine_io::PacketType type;
        const char* data;
    };
    using engine_io::PacketType;
    const std::vector<Row> rows{
        {"0{}", PacketType::Open, "{}"}, {"1", PacketType::Close, ""},       {"2probe", PacketType::Ping, "probe"},
        {"3", PacketType::Pong, ""},     {"4hi", PacketType::Message, "hi"}, {"5", PacketType::Upgrade, ""},
        {"6", PacketType::Noop, ""},     {"44", PacketType::Message, "4"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.text);
        const auto packet = engine_io::decode(row.text);
        ASSERT_TRUE(packet.has_value());
        EXPECT_EQ(*packet, (engine_io::Packet{row.type, row.data}));
        EXPECT_EQ(engine_io::encode(row.type, row.data), row.text);
    }
}

TEST(EngineIoPackets, RefuseWhatIsNone) {
    for (const char* text : {"", "7", "bAQID", "x", "/", " 4", "\xFF"}) {
        SCOPED_TRACE(text);
        EXPECT_FALSE(engine_io::decode(text).has_value());
    }
}

TEST(EngineIoPackets, StandInAPayloadWithSeparators) {
    EXPECT_EQ(engine_io::split_payload("4a\x1E"
                                       "4b"),
              (std::vector<std::string_view>{"4a", "4b"}));
    EXPECT_EQ(engine_io::split_payload("4a"), (std::vector<std::string_view>{"4a"}));
    EXPECT_EQ(engine_io::split_payload("4a\x1E"), (std::vector<std::string_view>{"4a", ""}));
    EXPECT_EQ(engine_io::split_payload(""), (std::vector<std::string_view>{""}));
    std::string payload;
    engine_io::append_to_payload(payload, "4a");
    engine_io::append_to_payload(payload, "2");
    EXPECT_EQ(payload,
              "4a\x1E"
              "2");
}

TEST(EngineIoHandshake, IsReadAsServersWriteIt) {
    const auto handshake = engine_io::read_handshake(
        R"({"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,)"
        R"("maxPayload":1000000,"unknown":[1]})");
    ASSERT_TRUE(handshake.has_value());
    EXPECT_EQ(*handshake, (engine_io::Handshake{.sid = "lv_VI97HAXpY6yYWAAAB",
                                                .upgrades_to_websocket = true,
                                                .ping_interval_ms = 25'000,
                                                .ping_timeout_ms = 20'000,
                                                .max_payload = 1'000'000}));
    EXPECT_EQ(engine_io::read_handshake(engine_io::write_handshake(*handshake)), handshake);
}

TEST(EngineIoHandshake, MayComeWithoutUpgradesAndMaxPayload) {
    const auto handshake = engine_io::read_handshake(R"({"sid":"a","pingInterval":1,"pingTimeout":2})");
    ASSERT_TRUE(handshake.has_value());
    EXPECT_FALSE(handshake->upgrades_to_websocket);
    EXPECT_EQ(handshake->max_payload, 1'000'000);
}

TEST(EngineIoHandshake, WithTimesBeyondADayIsReadAsOneDay) {
    const auto handshake =
        engine_io::read_handshake(R"({"sid":"a","pingInterval":9223372036854775807,"pingTimeout":86400001})");
    ASSERT_TRUE(handshake.has_value());
    EXPECT_EQ(handshake->ping_interval_ms, 86'400'000);
    EXPECT_EQ(handshake->ping_timeout_ms, 86'400'000);
}

TEST(EngineIoHandshake, IsRefusedWhereItIsOfNoUse) {
    struct Row {
        const char* name;
        const char* data;
    };
    const std::vector<Row> rows{
        {"nothing", ""},
        {"no JSON", "{"},
        {"an array", R"(["sid"])"},
        {"no sid", R"({"pingInterval":1,"pingTimeout":2})"},
        {"an empty sid", R"({"sid":"","pingInterval":1,"pingTimeout":2})"},
        {"a number for a sid", R"({"sid":7,"pingInterval":1,"pingTimeout":2})"},
        {"no interval", R"({"sid":"a","pingTimeout":2})"},
        {"no timeout", R"({"sid":"a","pingInterval":1})"},
        {"an interval of zero", R"({"sid":"a","pingInterval":0,"pingTimeout":2})"},
        {"a negative timeout", R"({"sid":"a","pingInterval":1,"pingTimeout":-2})"},
        {"a fraction", R"({"sid":"a","pingInterval":0.5,"pingTimeout":2})"},
        {"a text for a time", R"({"sid":"a","pingInterval":"25000","pingTimeout":2})"},
        {"invalid UTF-8", "{\"sid\":\"\xFF\",\"pingInterval\":1,\"pingTimeout\":2}"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_FALSE(engine_io::read_handshake(row.data).has_value());
    }
}

struct SocketIoRow {
    const char* text;
    socket_io::Packet packet;
};

std::vector<SocketIoRow> socket_io_rows() {
    using socket_io::PacketType;
    return {
        {"0", {PacketType::Connect, "/", {}, ""}},
        {R"(0{"token":"t"})", {PacketType::Connect, "/", {}, R"({"token":"t"})"}},
        {R"(0/admin,{"sid":"x"})", {PacketType::Connect, "/admin", {}, R"({"sid":"x"})"}},
        {"1", {PacketType::Disconnect, "/", {}, ""}},
        {"1/admin,", {PacketType::Disconnect, "/admin", {}, ""}},
        {R"(2["hello",1])", {PacketType::Event, "/", {}, R"(["hello",1])"}},
        {R"(212["hello"])", {PacketType::Event, "/", 12, R"(["hello"])"}},
        {R"(2/admin,456["hello"])", {PacketType::Event, "/admin", 456, R"(["hello"])"}},
        {"24294967295[]", {PacketType::Event, "/", 4'294'967'295U, "[]"}},
        {"30[]", {PacketType::Ack, "/", 0, "[]"}},
        {R"(4{"message":"Not authorized"})", {PacketType::ConnectError, "/", {}, R"({"message":"Not authorized"})"}},
        {"2[\xFF", {PacketType::Event, "/", {}, "[\xFF"}},
    };
}

TEST(SocketIoPackets, ReadAndWriteEveryForm) {
    for (const SocketIoRow& row : socket_io_rows()) {
        SCOPED_TRACE(row.text);
        const auto packet = socket_io::decode(row.text);
        ASSERT_TRUE(packet.ok());
        EXPECT_EQ(packet.value(), row.packet);
        EXPECT_EQ(socket_io::encode(row.packet), row.text);
    }
}

TEST(SocketIoPackets, ReadWhatOthersWriteDifferently) {
    using socket_io::Packet;
    using socket_io::PacketType;
    const std::vector<SocketIoRow> rows{
        {"0/admin", {PacketType::Connect, "/admin", {}, ""}},
        {"2/,[\"a\"]", {PacketType::Event, "/", {}, "[\"a\"]"}},
        {"2007[\"a\"]", {PacketType::Event, "/", 7, "[\"a\"]"}},
        {R"(51-["a",{"_placeholder":true,"num":0}])",
         {PacketType::BinaryEvent, "/", {}, R"(["a",{"_placeholder":true,"num":0}])"}},
        {R"(61-/admin,3[{"_placeholder":true,"num":0}])",
         {PacketType::BinaryAck, "/admin", 3, R"([{"_placeholder":true,"num":0}])"}},
    };
    for (const SocketIoRow& row : rows) {
        SCOPED_TRACE(row.text);
        const auto packet = socket_io::decode(row.text);
        ASSERT_TRUE(packet.ok());
        EXPECT_EQ(packet.value(), row.packet);
    }
}

TEST(SocketIoPackets, RefuseWhatIsNone) {
    struct Row {
        const char* name;
        std::string text;
        const char* reason;
    };
    const std::string long_name(256, 'a');
    const std::vector<Row> rows{
        {"nothing", "", "packet: empty"},
        {"a type too high", "7", "packet: unknown type"},
        {"a letter", "a[]", "packet: unknown type"},
        {"a binary event without a number", "5[\"a\"]", "packet: a number of attachments and \"-\" are expected"},
        {"a binary event without a hyphen", "51[\"a\"]", "packet: a number of attachments and \"-\" are expected"},
        {"a binary event cut short", "51", "packet: a number of attachments and \"-\" are expected"},
        {"a namespace too long", "0/" + long_name + ",", "packet: the namespace is too long, or no plain text"},
        {"a namespace with a control character",
         "0/a\x1E"
         "b,",
         "packet: the namespace is too long, or no plain text"},
        {"a namespace that is no UTF-8", "0/\xFF,", "packet: the namespace is too long, or no plain text"},
        {"a number too large", "24294967296[]", "packet: the acknowledgement's number is too large"},
        {"a number of a hundred digits", "2" + std::string(100, '9'),
         "packet: the acknowledgement's number is too large"},
        {"data that would be read as a namespace", "0/,/admin",
         "packet: an array, an object or a string of JSON is expected"},
        {"bytes that begin no JSON", "2\xFF[", "packet: an array, an object or a string of JSON is expected"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto packet = socket_io::decode(row.text);
        ASSERT_FALSE(packet.ok());
        EXPECT_EQ(packet.error(), row.reason);
    }
}

TEST(SocketIoPackets, TakeTheLongestNamespace) {
    const std::string name = "/" + std::string(255, 'a');
    const auto packet = socket_io::decode("0" + name + ",");
    ASSERT_TRUE(packet.ok());
    EXPECT_EQ(packet.value().name_space, name);
}

}  // namespace
}  // namespace parley::framing
