// One pass over the frame, field by field, which says no at the first thing that it does not expect.
#include "core/dialect/plain_relay.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/base/limits.hpp"
#include "core/json/plain_run.hpp"

namespace parley::dialect {

namespace {

constexpr std::string_view short_escapes = "\"\\/bfnrt";

class Cursor {
  public:
    explicit Cursor(std::string_view text) : text_(text) {}

    std::size_t at() const { return at_; }
    bool is_at_end() const { return at_ == text_.size(); }

    bool take(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    // What stands between quotes, if it is ASCII without escapes.
    std::optional<std::string_view> plain_text() {
        if (!take("\"")) return std::nullopt;
        const std::size_t begin = at_;
        at_ = json::end_of_plain_run<json::Within::Ascii>(text_, begin);
        const std::string_view content = text_.substr(begin, at_ - begin);
        return take("\"") ? std::optional(content) : std::nullopt;
    }

    // Whether a text of 1 to `bytes_max` bytes stands here. Escapes count as they are written, which is more than what
    // they stand for.
    bool take_text(std::size_t bytes_max) {
        if (!take("\"")) return false;
        const std::size_t begin = at_;
        while (true) {
            at_ = json::end_of_plain_run<json::Within::Ascii>(text_, at_);
            if (at_ - begin > bytes_max || at_ >= text_.size()) return false;
            if (text_[at_] == '"') break;
            if (text_[at_] != '\\' || at_ + 1 >= text_.size()) return false;
            if (short_escapes.find(text_[at_ + 1]) == std::string_view::npos) return false;
            at_ += 2;
        }
        const bool is_empty = at_ == begin;
        ++at_;
        return !is_empty;
    }

    bool take_number(std::uint64_t max) {
        constexpr std::size_t digits_max = 10;
        const std::size_t begin = at_;
        std::uint64_t number = 0;
        for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
            if (at_ - begin == digits_max) return false;
            number = number * 10 + static_cast<std::uint64_t>(text_[at_] - '0');
        }
        const std::size_t digits = at_ - begin;
        return digits > 0 && (digits == 1 || text_[begin] != '0') && number <= max;
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

// Reads the other fields of an object whose first one has been read, up to its end. `read(index, key_begin)` reads the
// value of the key of that index. Nothing where a key is unknown, or stands twice; else a bit for each key.
template <std::size_t Count, typename ReadValue>
std::optional<std::uint32_t> read_further_fields(Cursor& cursor, const std::array<std::string_view, Count>& keys,
                                                 ReadValue read) {
    std::uint32_t seen = 0;
    while (!cursor.take("}")) {
        if (!cursor.take(",")) return std::nullopt;
        const std::size_t key_begin = cursor.at();
        const auto key = cursor.plain_text();
        if (!key || !cursor.take(":")) return std::nullopt;
        std::size_t index = 0;
        while (index < Count && keys[index] != *key) ++index;
        const std::uint32_t mark = 1U << index;
        if (index == Count || (seen & mark) != 0 || !read(index, key_begin)) return std::nullopt;
        seen |= mark;
    }
    return seen;
}

template <std::size_t Count>
constexpr std::uint32_t all_of(const std::array<std::string_view, Count>& /*keys*/) {
    return (1U << Count) - 1U;
}

// Nothing where it is none.
std::optional<PlainRelay::Kind> read_description(Cursor& cursor) {
    if (!cursor.take(R"({"type":)")) return std::nullopt;
    const bool is_offer = cursor.take(R"("offer")");
    if (!is_offer && !cursor.take(R"("answer")")) return std::nullopt;
    const bool is_whole = cursor.take(R"(,"sdp":)") && cursor.take_text(limits::sdp_bytes_max) && cursor.take("}");
    if (!is_whole) return std::nullopt;
    return is_offer ? PlainRelay::Kind::Offer : PlainRelay::Kind::Answer;
}

bool read_candidate(Cursor& cursor) {
    constexpr std::array<std::string_view, 3> keys{"sdpMid", "sdpMLineIndex", "usernameFragment"};
    if (cursor.take("null")) return true;
    if (!cursor.take(R"({"candidate":)") || !cursor.take_text(limits::candidate_bytes_max)) return false;
    bool names_section = false;
    const auto seen = read_further_fields(cursor, keys, [&](std::size_t index, std::size_t) {
        if (cursor.take("null")) return true;
        names_section = names_section || index != 2;
        return index == 1 ? cursor.take_number(std::numeric_limits<std::uint16_t>::max())
                          : cursor.take_text(limits::candidate_bytes_max);
    });
    return seen == all_of(keys) && names_section;
}

bool is_plain_id(std::string_view id) {
    constexpr char del = '\x7F';
    return !id.empty() && id.size() <= limits::peer_id_bytes_max && id.find(del) == std::string_view::npos;
}

}  // namespace

std::optional<PlainRelay> recognize_plain_relay(std::string_view frame) {
    constexpr std::uint64_t number_max = std::numeric_limits<std::uint32_t>::max();
    Cursor cursor(frame);
    if (!cursor.take(R"({"type":)")) return std::nullopt;
    const auto type = cursor.plain_text();
    if (!type || (*type != "candidate" && *type != "description")) return std::nullopt;
    const bool is_candidate = *type == "candidate";
    PlainRelay relay{.kind = PlainRelay::Kind::Candidate, .to = {}, .before = {}, .after = {}};
    bool has_payload = false;
    const std::array<std::string_view, 4> keys{"to", "connection", "exchange", *type};
    const auto seen = read_further_fields(cursor, keys, [&](std::size_t index, std::size_t key_begin) {
        if (index == 3) {
            if (is_candidate) return has_payload = read_candidate(cursor);
            const auto kind = read_description(cursor);
            relay.kind = kind.value_or(relay.kind);
            return has_payload = kind.has_value();
        }
        if (index != 0) return cursor.take_number(number_max);
        const auto to = cursor.plain_text();
        if (!to || !is_plain_id(*to)) return false;
        relay.to = *to;
        relay.before = frame.substr(0, key_begin);
        relay.after = frame.substr(cursor.at());
        return true;
    });
    if (!seen || !has_payload || relay.to.empty() || !cursor.is_at_end()) return std::nullopt;
    return relay;
}

std::string relayed_frame(const PlainRelay& relay, std::string_view from) {
    constexpr std::string_view key = R"("from":")";
    if (json::end_of_plain_run<json::Within::Ascii>(from, 0) != from.size()) return {};
    std::string frame;
    frame.reserve(relay.before.size() + key.size() + from.size() + 1 + relay.after.size());
    frame.append(relay.before).append(key).append(from).append("\"").append(relay.after);
    return frame;
}

}  // namespace parley::dialect
