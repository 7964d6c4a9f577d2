// Statistics as JavaScript objects: see the header.
#include "bridge/statistics_object.hpp"

#include <string>

#include "core/base/limits.hpp"

namespace parley::bridge {

namespace {

using emscripten::val;

Count count_in(const val& object, const char* key) {
    const val found = object[key];
    if (!found.isNumber()) return std::nullopt;
    constexpr auto max = static_cast<double>(limits::statistics_counter_max);
    const auto number = found.as<double>();
    // False for what is not a number.
    return number >= -max && number <= max ? Count(static_cast<std::int64_t>(number)) : Count();
}

std::string text_in(const val& object, const char* key) {
    const val found = object[key];
    return found.isString() ? found.as<std::string>() : std::string();
}

MediaCounts media_in(const val& object, const char* key) {
    const val found = object[key];
    if (found.isUndefined() || found.isNull()) return {};
    return {.bytes = count_in(found, "bytes"),
            .packets = count_in(found, "packets"),
            .packets_lost = count_in(found, "packetsLost"),
            .jitter_us = count_in(found, "jitterUs"),
            .frames = count_in(found, "frames"),
            .width = count_in(found, "width"),
            .height = count_in(found, "height"),
            .codec = text_in(found, "codec"),
            .limitation = quality_limitation_from(text_in(found, "limitation"))};
}

val to_js(const Reading& reading) {
    return reading ? val(static_cast<double>(*reading)) : val::null();
}

template <typename Word>
val word_or_null(const std::optional<Word>& word) {
    return word ? val(std::string(to_text(*word))) : val::null();
}

val to_js(const std::vector<Reading>& series) {
    val list = val::array();
    for (const Reading& reading : series) list.call<void>("push", to_js(reading));
    return list;
}

val to_js(const MediaStatistics& media) {
    val object = val::object();
    object.set("bitrate", to_js(media.bitrate));
    object.set("lossPermille", to_js(media.loss));
    object.set("jitterMs", to_js(media.jitter_ms));
    object.set("width", to_js(media.width));
    object.set("height", to_js(media.height));
    object.set("framesPerSecond", to_js(media.frames_per_second));
    object.set("codec", media.codec);
    object.set("limitation", word_or_null(media.limitation));
    return object;
}

val to_js(const ConnectionPath& path) {
    val object = val::object();
    object.set("local", word_or_null(path.local));
    object.set("remote", word_or_null(path.remote));
    object.set("protocol", word_or_null(path.protocol));
    object.set("relayProtocol", word_or_null(path.relay_protocol));
    return object;
}

val to_js(const StatisticsHistory& history) {
    val object = val::object();
    object.set("roundTripMs", to_js(history.round_trip_ms));
    object.set("lossSentPermille", to_js(history.loss_sent));
    object.set("lossReceivedPermille", to_js(history.loss_received));
    object.set("bitrateSent", to_js(history.bitrate_sent));
    object.set("bitrateReceived", to_js(history.bitrate_received));
    return object;
}

val to_js(const ConnectionStatistics& one) {
    val object = val::object();
    object.set("id", one.member.value);
    object.set("finding", std::string(to_text(one.diagnosis.finding)));
    object.set("rating", std::string(to_text(one.diagnosis.rating)));
    object.set("sentence", one.diagnosis.sentence);
    object.set("path", to_js(one.path));
    object.set("roundTripMs", to_js(one.round_trip_ms));
    object.set("bitrateSent", to_js(one.bitrate_sent));
    object.set("bitrateReceived", to_js(one.bitrate_received));
    object.set("lossSentPermille", to_js(one.loss_sent));
    object.set("lossReceivedPermille", to_js(one.loss_received));
    object.set("audioSent", to_js(one.audio_sent));
    object.set("videoSent", to_js(one.video_sent));
    object.set("audioReceived", to_js(one.audio_received));
    object.set("videoReceived", to_js(one.video_received));
    object.set("history", to_js(one.history));
    return object;
}

}  // namespace

ConnectionCounts counts_from(const val& counts) {
    const val path = counts["path"];
    return {.at_ms = count_in(counts, "atMs"),
            .round_trip_us = count_in(counts, "roundTripUs"),
            .path = {.local = candidate_type_from(text_in(path, "local")),
                     .remote = candidate_type_from(text_in(path, "remote")),
                     .protocol = path_protocol_from(text_in(path, "protocol")),
                     .relay_protocol = path_protocol_from(text_in(path, "relayProtocol"))},
            .audio_sent = media_in(counts, "audioSent"),
            .video_sent = media_in(counts, "videoSent"),
            .audio_received = media_in(counts, "audioReceived"),
            .video_received = media_in(counts, "videoReceived")};
}

val to_js(const Statistics& statistics) {
    if (!statistics.is_watched()) return val::null();
    val list = val::array();
    for (const ConnectionStatistics& one : statistics.all()) list.call<void>("push", to_js(one));
    return list;
}

}  // namespace parley::bridge
