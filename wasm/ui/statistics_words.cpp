// Statistics words: see the header.
#include "ui/statistics_words.hpp"

#include <string_view>

#include "core/words/say.hpp"

namespace parley::ui {

namespace {

std::string_view capitals(PathProtocol protocol) {
    switch (protocol) {
    case PathProtocol::Udp: return "UDP";
    case PathProtocol::Tcp: return "TCP";
    case PathProtocol::Tls: return "TLS";
    }
    return "";
}

// A whole number and its first places: of 1234, with 1000 to one, and two places: "1.23".
std::string with_places(std::uint64_t number, std::uint64_t one, int places) {
    std::uint64_t steps = 1;
    for (int place = 0; place < places; ++place) steps *= 10;
    const std::uint64_t rounded = (number * steps + one / 2) / one;
    std::string fraction = std::to_string(rounded % steps);
    fraction.insert(0, static_cast<std::size_t>(places) - fraction.size(), '0');
    return std::to_string(rounded / steps).append(say(Phrase::DecimalPoint)).append(fraction);
}

std::string type_words(const std::optional<CandidateType>& type) {
    return type ? std::string(to_text(*type)) : unknown_words();
}

}  // namespace

std::string unknown_words() {
    return say(Phrase::Unknown);
}

std::string milliseconds_words(const Reading& milliseconds) {
    return milliseconds ? std::to_string(*milliseconds) + " ms" : unknown_words();
}

std::string loss_words(const Reading& loss) {
    return loss ? say(Phrase::Percent, with_places(*loss, 10, 1)) : unknown_words();
}

std::string bitrate_words(const Reading& bitrate) {
    constexpr std::uint32_t kilo = 1000;
    constexpr std::uint32_t mega = 1'000'000;
    if (!bitrate) return unknown_words();
    if (*bitrate < mega - kilo / 2) return std::to_string((*bitrate + kilo / 2) / kilo) + " kbit/s";
    return with_places(*bitrate, mega, 2) + " Mbit/s";
}

std::string path_words(const ConnectionPath& path) {
    if (!path.local && !path.remote) return say(Phrase::PathUnknown);
    const bool relayed = path.local == CandidateType::Relay || path.remote == CandidateType::Relay;
    std::string words =
        say(relayed ? Phrase::PathRelayed : Phrase::PathDirect, type_words(path.local), type_words(path.remote));
    const std::optional<PathProtocol> protocol =
        path.local == CandidateType::Relay && path.relay_protocol ? path.relay_protocol : path.protocol;
    return protocol ? joined(Phrase::Comma, words, capitals(*protocol)) : words;
}

std::string sound_words(const MediaStatistics& sound) {
    const std::string bitrate = bitrate_words(sound.bitrate);
    return sound.codec.empty() ? bitrate : joined(Phrase::Comma, sound.codec, bitrate);
}

std::string picture_words(const MediaStatistics& picture) {
    // What stands still sends nothing, and has the size of its last picture.
    if (picture.bitrate == Reading(0) && picture.frames_per_second.value_or(0) == 0) return say(Phrase::PictureOff);
    std::string words;
    const auto add = [&words](const std::string& more) { words = joined(Phrase::Comma, words, more); };
    if (!picture.codec.empty()) add(picture.codec);
    if (picture.width && picture.height) {
        add(std::to_string(*picture.width) + " \u00d7 " + std::to_string(*picture.height));
    }
    if (picture.frames_per_second) {
        add(say(Phrase::FramesPerSecond, std::to_string(*picture.frames_per_second)));
    }
    return words.empty() ? unknown_words() : words;
}

std::string limitation_words(const MediaStatistics& picture) {
    if (!picture.limitation) return unknown_words();
    switch (*picture.limitation) {
    case QualityLimitation::None: return say(Phrase::LimitNothing);
    case QualityLimitation::Cpu: return say(Phrase::LimitProcessor);
    case QualityLimitation::Bandwidth: return say(Phrase::LimitBandwidth);
    case QualityLimitation::Other: return say(Phrase::LimitOther);
    }
    return unknown_words();
}

std::string statistics_words(const std::string& name, const ConnectionStatistics& one, bool voice_only) {
    const std::string words =
        say(Phrase::StatisticsLine, name, one.diagnosis.sentence, path_words(one.path),
            milliseconds_words(one.round_trip_ms), bitrate_words(one.bitrate_sent), loss_words(one.loss_sent),
            bitrate_words(one.bitrate_received), loss_words(one.loss_received));
    if (voice_only) return words;
    return joined(Phrase::Sentences, words,
                  say(Phrase::StatisticsPictures, picture_words(one.video_sent), picture_words(one.video_received)));
}

}  // namespace parley::ui
