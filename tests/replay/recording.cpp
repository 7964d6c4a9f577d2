// Reading of recordings: lines to plain data.
#include "replay/recording.hpp"

#include <limits>
#include <optional>
#include <utility>

#include "core/json/reader.hpp"

namespace parley::replay {
namespace {

// Far above any line that a browser writes: a frame and what escaping adds.
constexpr json::Bounds bounds{.bytes_max = 1'000'000, .values_max = 100'000};
constexpr std::int64_t version = 1;
constexpr std::int64_t half_max = std::numeric_limits<std::uint32_t>::max();

// Reads the fields of one object; the first that is not as it should be is kept as the problem.
class Reader {
  public:
    Reader(const json::Value& object, std::string& problem) : object_(object), problem_(problem) {}

    std::string text(std::string_view key) { return take<std::string>(key, "a text"); }
    bool flag(std::string_view key) { return take<bool>(key, "true or false"); }
    json::Array array(std::string_view key) { return take<json::Array>(key, "an array"); }

    // What older recordings do not have is as it was for them.
    bool flag_or_off(std::string_view key) { return object_.find(key) != nullptr && flag(key); }
    std::string text_or_none(std::string_view key) { return object_.find(key) == nullptr ? std::string() : text(key); }
    std::uint32_t seconds(std::string_view key, std::uint32_t otherwise) {
        if (object_.find(key) == nullptr) return otherwise;
        const auto read = take<std::int64_t>(key, "a number");
        if (read >= 0 && read <= half_max) return static_cast<std::uint32_t>(read);
        if (problem_.empty()) problem_ = "\"" + std::string(key) + "\" is out of range";
        return otherwise;
    }

  private:
    template <typename Kind>
    Kind take(std::string_view key, std::string_view expected) {
        const json::Value* const value = object_.find(key);
        if (value != nullptr) {
            if (const auto* found = std::get_if<Kind>(&value->content())) return *found;
        }
        if (problem_.empty()) problem_ = "\"" + std::string(key) + "\" is not " + std::string(expected);
        return {};
    }

    const json::Value& object_;
    std::string& problem_;
};

ClientOptions read_options(const json::Value& value, std::string& problem) {
    Reader reader(value, problem);
    ClientOptions options;
    options.signal_url = reader.text("signalUrl");
    options.dialect = reader.text("dialect");
    options.room = reader.text("room");
    options.name = reader.text("name");
    options.page_url = reader.text("pageUrl");
    options.token = reader.text("token");
    options.language = reader.text_or_none("language");
    options.language_table = reader.text_or_none("languageTable");
    options.audio = reader.flag("audio");
    options.video = reader.flag("video");
    options.microphone = reader.text_or_none("microphone");
    options.camera = reader.text_or_none("camera");
    options.speaker = reader.text_or_none("speaker");
    options.can_share_screen = reader.flag_or_off("canShareScreen");
    options.can_record = reader.flag_or_off("canRecord");
    options.join_at_once = reader.flag("joinAtOnce");
    options.link_window_seconds = reader.seconds("linkWindow", options.link_window_seconds);
    for (const json::Value& id : reader.array("calls")) {
        if (id.text() == nullptr) problem = "\"calls\" is not an array of texts";
        if (id.text() != nullptr) options.calls.push_back(*id.text());
    }
    for (const json::Value& server : reader.array("iceServers")) {
        Reader fields(server, problem);
        IceServer read{.url = fields.text("url"), .username = {}, .credential = {}};
        read.username = fields.text("username");
        read.credential = fields.text("credential");
        options.ice_servers.push_back(std::move(read));
    }
    return options;
}

std::optional<std::uint64_t> read_seed(const json::Value* value) {
    const json::Array* const halves = value == nullptr ? nullptr : value->array();
    if (halves == nullptr || halves->size() != 2) return std::nullopt;
    std::uint64_t seed = 0;
    for (const json::Value& half : *halves) {
        const std::optional<std::int64_t> number = half.integer();
        if (!number || *number < 0 || *number > half_max) return std::nullopt;
        seed = (seed << 32U) | static_cast<std::uint64_t>(*number);
    }
    return seed;
}

std::string read_header(const json::Value& value, Recording& recording) {
    const json::Value* const title = value.find("parley");
    if (title == nullptr || title->text() == nullptr || *title->text() != "black box") return "this is no recording";
    const json::Value* const found = value.find("version");
    if (found == nullptr || found->integer() != version) return "this version of recordings is not known";
    const std::optional<std::uint64_t> seed = read_seed(value.find("seed"));
    if (!seed) return "\"seed\" is not two numbers of 32 bits";
    recording.seed = *seed;
    const json::Value* const options = value.find("options");
    if (options == nullptr || options->object() == nullptr) return "\"options\" is not an object";
    std::string problem;
    recording.options = read_options(*options, problem);
    return problem;
}

// The name of a call and the values after it.
bool is_call(const json::Value* value) {
    const json::Array* const call = value == nullptr ? nullptr : value->array();
    return call != nullptr && !call->empty() && call->front().text() != nullptr;
}

std::string read_line(const json::Value& value, Line& line) {
    if (const json::Value* const tell = value.find("tell")) {
        const json::Value* const at = value.find("at");
        const std::optional<std::int64_t> time = at == nullptr ? std::nullopt : at->integer();
        // Deadlines are added to it.
        if (!time || *time < 0 || *time > std::int64_t{1} << 53U) return "\"at\" is not a time in milliseconds";
        if (!is_call(tell)) return "\"tell\" is not an array that begins with a name";
        const json::Array& call = *tell->array();
        line.content = Tell{.at = Instant(Duration(*time)),
                            .name = *call.front().text(),
                            .values = json::Array(call.begin() + 1, call.end())};
        return {};
    }
    if (const json::Value* const order = value.find("order")) {
        if (!is_call(order)) return "\"order\" is not an array that begins with a name";
        line.content = Order{*order};
        return {};
    }
    if (const json::Value* const state = value.find("state")) {
        if (state->object() == nullptr) return "\"state\" is not an object";
        line.content = State{*state->object()};
        return {};
    }
    if (value.find("full") == nullptr) return "neither told nor ordered nor a state";
    line.content = Full{};
    return {};
}

}  // namespace

Result<Recording, std::string> read_recording(std::string_view text) {
    Recording recording;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto read = json::read(text.substr(0, end), bounds);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string where = "line " + std::to_string(number) + ": ";
        if (!read) return Failure{where + to_text(read.error())};
        if (number == 1) {
            const std::string problem = read_header(read.value(), recording);
            if (!problem.empty()) return Failure{where + problem};
            continue;
        }
        Line line{.number = number, .content = Full{}};
        const std::string problem = read_line(read.value(), line);
        if (!problem.empty()) return Failure{where + problem};
        recording.lines.push_back(std::move(line));
    }
    if (number == 0) return Failure{std::string("line 1: this is no recording")};
    return recording;
}

}  // namespace parley::replay
