// Fields: reads what a frame says, field by field, and remembers the first thing that is wrong with it.
//
//     std::optional<Malformed> problem;
//     Fields fields(frame, problem);
//     const PeerId to = fields.peer("to");
//     if (problem) return *problem;
//
// Every reading function returns an empty value for a field that is missing or wrong, so that a decoder reads straight
// on and asks once at the end. Fields that nobody reads are thereby ignored. `null` counts as missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/dialect/codec.hpp"
#include "core/json/value.hpp"

namespace parley::dialect {

// C0 and C1 control characters and DEL, which no name of anything needs. The text is valid UTF-8.
bool has_control_characters(std::string_view text);
// At most `bytes_max` bytes, cut between two characters.
std::string_view shortened(std::string_view text, std::size_t bytes_max);

class Fields {
  public:
    // Both outlive this.
    Fields(const json::Value& object, std::optional<Malformed>& problem) : object_(&object), problem_(&problem) {}

    // A null pointer where the field is missing.
    const json::Value* find(std::string_view key) const;

    // Text that must be there: 1 to `bytes_max` bytes.
    std::string text(std::string_view key, std::size_t bytes_max);
    // Text that may be missing or empty.
    std::string text_if_any(std::string_view key, std::size_t bytes_max);
    // An array of texts, or one text that stands for such an array; none where it is missing.
    std::vector<std::string> texts_if_any(std::string_view key, std::size_t count_max, std::size_t bytes_max);
    PeerId peer(std::string_view key);
    // Nothing also for empty text: Go leaves empty fields out, others send them.
    std::optional<PeerId> peer_if_any(std::string_view key);
    // None where the field is missing.
    std::vector<PeerId> peers_if_any(std::string_view key, std::size_t count_max);
    RoomId room(std::string_view key);
    std::string name(std::string_view key);
    // False where it is missing.
    bool flag(std::string_view key);
    // Nothing where it is missing.
    std::optional<std::uint32_t> number_if_any(std::string_view key, std::uint32_t max);

    // The fields of an object within this one, which must be there.
    Fields object(std::string_view key);
    // The elements of an array within this one; none where it is missing.
    std::span<const json::Value> elements_if_any(std::string_view key, std::size_t count_max);
    // The fields of one element of such an array.
    Fields element(const json::Value& value);

    // Whether nothing was wrong so far: a decoder remembers nothing of a frame that is refused.
    bool ok() const { return !*problem_; }

    // Reports what a decoder found wrong by itself; only the first report counts.
    void fail(std::string reason, signal::ErrorCode code = signal::ErrorCode::MalformedFrame);

  private:
    // Of an object that is missing, where every field is missing too.
    explicit Fields(std::optional<Malformed>& problem) : problem_(&problem) {}

    void fail_field(std::string_view key, std::string_view expectation,
                    signal::ErrorCode code = signal::ErrorCode::MalformedFrame);

    const json::Value* object_ = nullptr;
    std::optional<Malformed>* problem_;
};

}  // namespace parley::dialect
