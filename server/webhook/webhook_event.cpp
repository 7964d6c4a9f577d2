// Writes and signs.
#include "server/webhook/webhook_event.hpp"

#include <array>
#include <utility>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/base/assert.hpp"
#include "core/base/iso_time.hpp"
#include "core/json/writer.hpp"
#include "server/random_text.hpp"

namespace parley::server {

namespace {

using Kind = hub_effect::RoomNews::Kind;

std::string_view type_of(Kind kind) {
    switch (kind) {
    case Kind::RoomStarted: return "room.started";
    case Kind::RoomEnded: return "room.ended";
    case Kind::MemberJoined: return "member.joined";
    case Kind::MemberLeft: return "member.left";
    }
    return "";
}

void write_member(json::Writer& writer, const hub_effect::RoomNews& news) {
    writer.key("member").begin_object().key("id").text(news.member.value).key("name").text(news.name);
    if (!news.user.empty()) writer.key("user").text(news.user);
    writer.key("dialect").text(news.dialect);
    if (news.kind == Kind::MemberLeft) writer.key("lost").boolean(news.was_lost);
    writer.end_object();
}

}  // namespace

std::string webhook_body(const hub_effect::RoomNews& news, std::string_view id, std::uint64_t sequence) {
    json::Writer writer;
    writer.begin_object().key("id").text(id).key("type").text(type_of(news.kind));
    writer.key("sequence").integer(static_cast<std::int64_t>(sequence));
    writer.key("time").text(to_iso_text(news.at));
    writer.key("room").begin_object().key("name").text(news.room.value);
    writer.key("members").integer(static_cast<std::int64_t>(news.members)).end_object();
    if (news.kind == Kind::MemberJoined || news.kind == Kind::MemberLeft) write_member(writer, news);
    writer.end_object();
    return std::move(writer).take();
}

std::string webhook_signature(std::string_view secret, std::string_view timestamp, std::string_view body) {
    std::string text(timestamp);
    text.append(".").append(body);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const unsigned char* const made =
        HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &size);
    PARLEY_ASSERT(made != nullptr);
    std::string signature = "v1=";
    for (unsigned int i = 0; i < size; ++i) append_hexadecimal(signature, digest[i]);
    return signature;
}

}  // namespace parley::server
