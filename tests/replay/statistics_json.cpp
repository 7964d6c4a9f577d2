// Statistics as JSON: see the header.
#include "replay/statistics_json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/limits.hpp"

namespace parley::replay {
namespace {

Count count_in(const json::Value& object, std::string_view key) {
    const json::Value* const found = object.find(key);
    const Count number = found == nullptr ? std::nullopt : found->integer();
    if (!number || *number > limits::statistics_counter_max || *number < -limits::statistics_counter_max) return {};
    return number;
}

std::string text_in(const json::Value& object, std::string_view key) {
    const json::Value* const found = object.find(key);
    return found == nullptr || found->text() == nullptr ? std::string() : *found->text();
}

MediaCounts media_in(const json::Value& object, std::string_view key) {
    const json::Value* const found = object.find(key);
    if (found == nullptr) return {};
    return {.bytes = count_in(*found, "bytes"),
            .packets = count_in(*found, "packets"),
            .packets_lost = count_in(*found, "packetsLost"),
            .jitter_us = count_in(*found, "jitterUs"),
            .frames = count_in(*found, "frames"),
            .width = count_in(*found, "width"),
            .height = count_in(*found, "height"),
            .codec = text_in(*found, "codec"),
            .limitation = quality_limitation_from(text_in(*found, "limitation"))};
}

json::Value value(const Reading& reading) {
    return reading ? json::Value(std::int64_t{*reading}) : json::Value();
}

template <typename Word>
json::Value value(const std::optional<Word>& word) {
    return word ? json::Value(std::string(to_text(*word))) : json::Value();
}

json::Value value(const std::vector<Reading>& series) {
    json::Array list;
    for (const Reading& reading : series) list.push_back(value(reading));
    return json::Value(std::move(list));
}

json::Value value(const MediaStatistics& media) {
    return json::Value(json::Object{{"bitrate", value(media.bitrate)},
                                    {"lossPermille", value(media.loss)},
                                    {"jitterMs", value(media.jitter_ms)},
                                    {"width", value(media.width)},
                                    {"height", value(media.height)},
                                    {"framesPerSecond", value(media.frames_per_second)},
                                    {"codec", json::Value(media.codec)},
                                    {"limitation", value(media.limitation)}});
}

json::Value value(const ConnectionPath& path) {
    return json::Value(json::Object{{"local", value(path.local)},
                                    {"remote", value(path.remote)},
                                    {"protocol", value(path.protocol)},
                                    {"relayProtocol", value(path.relay_protocol)}});
}

json::Value value(const StatisticsHistory& history) {
    return json::Value(json::Object{{"roundTripMs", value(history.round_trip_ms)},
                                    {"lossSentPermille", value(history.loss_sent)},
                                    {"lossReceivedPermille", value(history.loss_received)},
                                    {"bitrateSent", value(history.bitrate_sent)},
                                    {"bitrateReceived", value(history.bitrate_received)}});
}

json::Value value(const ConnectionStatistics& one) {
    return json::Value(json::Object{{"id", json::Value(one.member.value)},
                                    {"finding", json::Value(std::string(to_text(one.diagnosis.finding)))},
                                    {"rating", json::Value(std::string(to_text(one.diagnosis.rating)))},
                                    {"sentence", json::Value(one.diagnosis.sentence)},
                                    {"path", value(one.path)},
                                    {"roundTripMs", value(one.round_trip_ms)},
                                    {"bitrateSent", value(one.bitrate_sent)},
                                    {"bitrateReceived", value(one.bitrate_received)},
                                    {"lossSentPermille", value(one.loss_sent)},
                                    {"lossReceivedPermille", value(one.loss_received)},
                                    {"audioSent", value(one.audio_sent)},
                                    {"videoSent", value(one.video_sent)},
                                    {"audioReceived", value(one.audio_received)},
                                    {"videoReceived", value(one.video_received)},
                                    {"history", value(one.history)}});
}

}  // namespace

ConnectionCounts counts_in(const json::Value& object) {
    ConnectionCounts counts;
    counts.at_ms = count_in(object, "atMs");
    counts.round_trip_us = count_in(object, "roundTripUs");
    if (const json::Value* const path = object.find("path")) {
        counts.path = {.local = candidate_type_from(text_in(*path, "local")),
                       .remote = candidate_type_from(text_in(*path, "remote")),
                       .protocol = path_protocol_from(text_in(*path, "protocol")),
                       .relay_protocol = path_protocol_from(text_in(*path, "relayProtocol"))};
    }
    counts.audio_sent = media_in(object, "audioSent");
    counts.video_sent = media_in(object, "videoSent");
    counts.audio_received = media_in(object, "audioReceived");
    counts.video_received = media_in(object, "videoReceived");
    return counts;
}

json::Value as_json(const Statistics& statistics) {
    if (!statistics.is_watched()) return {};
    json::Array list;
    for (const ConnectionStatistics& one : statistics.all()) list.push_back(value(one));
    return json::Value(std::move(list));
}

}  // namespace parley::replay
