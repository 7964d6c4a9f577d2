// The words of effects.
#include "support/effect_text.hpp"

#include <variant>

#include "core/base/overloaded.hpp"

namespace parley::test {
namespace {

std::string number(OperationId operation) {
    return "#" + std::to_string(operation.value);
}

std::string word(TrackKind kind) {
    return std::string(to_text(kind));
}

std::string exactly(const std::string& device) {
    return device.empty() ? "" : "=" + device;
}

std::string words_of(const effect::RequestMedia& it, Names& names) {
    const std::string audio = names.tracks.of(it.audio);  // First, so that it gets the first name.
    const std::string video = names.tracks.of(it.video);
    return "! request media " + number(it.operation) + " " + audio + exactly(it.audio_device) + " " + video +
           exactly(it.video_device);
}

std::string words_of(const std::vector<TrackHandle>& tracks, Names& names) {
    std::string words;
    for (const TrackHandle track : tracks) words += " " + names.tracks.of(track);
    return words;
}

std::string words_of(const effect::StartRecording& it, Names& names) {
    return "! record " + number(it.operation) + " \"" + it.name + "\"" + words_of(it.sound, names);
}

std::string words_of(const effect::RequestScreen& it, Names& names) {
    return "! request screen " + number(it.operation) + " " + names.tracks.of(it.video);
}

std::string words_of(const effect::MeasureConnection& it, Names& names) {
    return "! measure " + names.connections.of(it.connection) + " " + number(it.operation);
}

std::string words_of(const effect::SendFileChunk& it, Names& names) {
    return "! send chunk " + number(it.operation) + " " + names.channels.of(it.channel) + " source " +
           std::to_string(it.source) + " file " + std::to_string(it.file) + " chunk " + std::to_string(it.chunk) +
           " at " + std::to_string(it.offset) + " bytes " + std::to_string(it.bytes);
}

std::string words_of(const effect::OpenNamedChannel& it, Names& names) {
    std::string words =
        "! open named channel " + names.connections.of(it.connection) + " " + names.channels.of(it.channel);
    words += " to " + it.peer.value + " \"" + it.name + "\" as " + it.label;
    if (!it.reliability.ordered) words += " unordered";
    if (const auto& retransmits = it.reliability.max_retransmits)
        words += " retransmits " + std::to_string(*retransmits);
    if (const auto& time = it.reliability.max_packet_life_time) words += " within " + std::to_string(*time) + " ms";
    return words;
}

std::string words_of(const effect::AdoptNamedChannel& it, Names& names) {
    return "! adopt named channel " + names.connections.of(it.connection) + " " + names.channels.of(it.channel) +
           " from " + it.peer.value + " \"" + it.name + "\" as " + it.label;
}

std::string words_of(const effect::SetIceServers& it, Names& names) {
    std::string words = "! ice servers " + names.connections.of(it.connection);
    for (const IceServer& server : it.ice_servers) words += " " + server.url + " " + server.username;
    return words;
}

std::string words_of(const effect::ForgetFileSource& it, Names& /*names*/) {
    return "! forget source " + std::to_string(it.source);
}

std::string words_of(const effect::OpenFileSink& it, Names& /*names*/) {
    return "! open sink " + number(it.operation) + " file " + std::to_string(it.file) + " bytes " +
           std::to_string(it.bytes) + " " + it.name;
}

std::string words_of(const effect::ExpectFileChunk& it, Names& names) {
    return "! expect chunk " + names.connections.of(it.connection) + " number " + std::to_string(it.number) + " file " +
           std::to_string(it.file) + " chunk " + std::to_string(it.chunk) + " bytes " + std::to_string(it.bytes);
}

std::string words_of(const effect::ForgetFileChunk& it, Names& /*names*/) {
    return "! forget chunk file " + std::to_string(it.file) + " chunk " + std::to_string(it.chunk);
}

std::string words_of(const effect::WriteFileChunk& it, Names& /*names*/) {
    return "! write chunk " + number(it.operation) + " file " + std::to_string(it.file) + " chunk " +
           std::to_string(it.chunk) + " at " + std::to_string(it.offset);
}

std::string words_of(const effect::CloseFileSink& it, Names& /*names*/) {
    return "! close sink " + number(it.operation) + " file " + std::to_string(it.file);
}

std::string words_of(const effect::Ring& it, Names& /*names*/) {
    return it.on ? "! ring" : "! stop ringing";
}

std::string words_of(const effect::AskForNotifications& /*it*/, Names& /*names*/) {
    return "! ask for notifications";
}

std::string words_of(const effect::ShowNotification& it, Names& /*names*/) {
    return "! notify " + it.title;
}

std::string words_of(const effect::CloseNotification& /*it*/, Names& /*names*/) {
    return "! close notification";
}

std::string words_of(const effect::DiscardFileSink& it, Names& /*names*/) {
    return "! discard sink file " + std::to_string(it.file);
}

}  // namespace

std::string to_text(const Effect& effect, Names& names) {
    return std::visit(
        overloaded{
            [](const effect::OpenSocket& it) {
                return "! open socket " + it.url + (it.subprotocol.empty() ? "" : " " + it.subprotocol);
            },
            [](const effect::SendFrame& it) { return "> " + it.text; },
            [](const effect::CloseSocket& it) { return "! close socket " + std::to_string(it.code); },
            [&](const effect::SetTrackEnabled& it) {
                return std::string(it.enabled ? "! enable " : "! disable ") + names.tracks.of(it.track);
            },
            [&](const effect::ReleaseTrack& it) { return "! release " + names.tracks.of(it.track); },
            [](const effect::ListDevices&) { return std::string("! list devices"); },
            [&](const effect::MeasureSound& it) { return "! measure " + names.tracks.of(it.track); },
            [&](const effect::OpenPeerConnection& it) {
                return "! open connection " + names.connections.of(it.connection);
            },
            [&](const effect::ClosePeerConnection& it) {
                return "! close connection " + names.connections.of(it.connection);
            },
            [&](const effect::SetSender& it) {
                return "! sender " + names.connections.of(it.connection) + " " + std::string(to_text(it.slot)) + " " +
                       names.tracks.of(it.track) + (it.create ? " create" : "");
            },
            [&](const effect::SetLocalDescription& it) {
                return "! set local " + names.connections.of(it.connection) + " " + number(it.operation);
            },
            [&](const effect::SetRemoteDescription& it) {
                return "! set remote " + names.connections.of(it.connection) + " " + number(it.operation) + " " +
                       std::string(to_text(it.type)) + " " + it.sdp;
            },
            [&](const effect::AddCandidate& it) {
                return "! add candidate " + names.connections.of(it.connection) + " " + number(it.operation) + " " +
                       (it.candidate.candidate.empty() ? "(end)" : it.candidate.candidate);
            },
            [&](const effect::RestartIce& it) { return "! restart ice " + names.connections.of(it.connection); },
            [&](const effect::AdoptRemoteTrack& it) {
                return "! adopt track " + names.connections.of(it.connection) + " " + word(it.kind) + " " + it.mid +
                       " " + names.tracks.of(it.track);
            },
            [&](const effect::PlayAudio& it) { return "! play " + names.tracks.of(it.track); },
            [](const effect::ResumeAudio&) { return std::string("! resume audio"); },
            [](const effect::ChooseSpeaker& it) {
                return "! speaker " + number(it.operation) + " " + (it.device.empty() ? "any" : it.device);
            },
            [](const effect::PlayTestSound&) { return std::string("! play test sound"); },
            [&](const effect::OpenDataChannel& it) {
                return "! open channel " + names.connections.of(it.connection) + " " + names.channels.of(it.channel) +
                       " " + it.label;
            },
            [&](const effect::AdoptDataChannel& it) {
                return "! adopt channel " + names.connections.of(it.connection) + " " + names.channels.of(it.channel) +
                       " " + it.label;
            },
            [&](const effect::SendOnDataChannel& it) {
                return "! say " + names.channels.of(it.channel) + " " + it.text;
            },
            [&](const effect::CloseDataChannel& it) { return "! close channel " + names.channels.of(it.channel); },
            [](const effect::CopyText& it) { return "! copy " + number(it.operation) + " " + it.text; },
            [](const effect::StoreValue& it) {
                return it.key == "name" ? std::string() : "! store " + it.key + " " + it.value;
            },
            [&](const effect::MixSound& it) { return "! mix" + words_of(it.sound, names); },
            [](const effect::StopRecording& it) { return "! stop recording " + number(it.operation); },
            [](const effect::Log&) { return std::string(); },
            [&](const auto& other) { return words_of(other, names); },
        },
        effect);
}

}  // namespace parley::test
