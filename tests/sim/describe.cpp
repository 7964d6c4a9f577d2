// Describe: one line for each kind of event, effect and intent.
#include "sim/describe.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

#include "core/base/overloaded.hpp"

namespace parley::sim {

namespace {

template <typename Tag>
std::string text(Handle<Tag> handle) {
    return handle ? std::to_string(handle.index) + "." + std::to_string(handle.generation) : "none";
}

std::string text(OperationId operation) {
    return "operation " + std::to_string(operation.value);
}

std::string on_off(bool on) {
    return on ? "on" : "off";
}

std::string kind(TrackKind kind) {
    return std::string(to_text(kind));
}

// Frames and descriptions in one line of bearable length.
std::string shortened(std::string text) {
    constexpr std::size_t length_max = 260;
    std::replace(text.begin(), text.end(), '\n', '|');
    if (text.size() <= length_max) return text;
    text.resize(length_max);
    return text.append("…");
}

std::string candidate_word(const Candidate& candidate) {
    return candidate.candidate.empty() ? "end of candidates" : "candidate of " + candidate.username_fragment;
}

std::string chunk_of(std::uint32_t chunk, std::uint32_t file) {
    return "chunk " + std::to_string(chunk) + " of file " + std::to_string(file);
}

std::string describe_about_bytes(const effect::SendFileChunk& e) {
    return "> channel " + text(e.channel) + " " + chunk_of(e.chunk, e.file);
}

std::string describe_about_bytes(const effect::ForgetFileSource& e) {
    return "> forget source " + std::to_string(e.source);
}

std::string describe_about_bytes(const effect::OpenFileSink& e) {
    return "> open sink of file " + std::to_string(e.file);
}

std::string describe_about_bytes(const effect::ExpectFileChunk& e) {
    return "> expect " + chunk_of(e.chunk, e.file);
}

std::string describe_about_bytes(const effect::ForgetFileChunk& e) {
    return "> forget " + chunk_of(e.chunk, e.file);
}

std::string describe_about_bytes(const effect::WriteFileChunk& e) {
    return "> write " + chunk_of(e.chunk, e.file);
}

std::string describe_about_bytes(const effect::CloseFileSink& e) {
    return "> close sink of file " + std::to_string(e.file);
}

std::string describe_about_bytes(const effect::DiscardFileSink& e) {
    return "> discard sink of file " + std::to_string(e.file);
}

std::string describe_about_bytes(const effect::OpenNamedChannel& e) {
    return "> connection " + text(e.connection) + " open channel " + text(e.channel) + " named " + e.name;
}

std::string describe_about_bytes(const effect::AdoptNamedChannel& e) {
    return "> connection " + text(e.connection) + " adopt channel " + text(e.channel) + " named " + e.name;
}

}  // namespace

std::string describe(const Event& event) {
    using namespace event;
    return std::visit(
        overloaded{
            [](const SocketOpened& e) { return "< socket " + text(e.socket) + " opened"; },
            [](const FrameReceived& e) { return "< frame " + shortened(e.text); },
            [](const BinaryFrameReceived& e) { return "< binary frame on socket " + text(e.socket); },
            [](const SocketClosed& e) {
                return "< socket " + text(e.socket) + " closed: " + std::to_string(e.code) + " " + e.reason;
            },
            [](const MediaGranted& e) { return "< media granted, " + text(e.operation); },
            [](const OperationFailed& e) { return "< failed, " + text(e.operation) + ": " + e.name + " " + e.message; },
            [](const OperationDone& e) { return "< done, " + text(e.operation); },
            [](const LocalDescriptionSet& e) {
                return "< local " + std::string(to_text(e.type)) + " set, " + text(e.operation) + ": " +
                       shortened(e.sdp);
            },
            [](const NegotiationNeeded& e) { return "< connection " + text(e.connection) + " needs negotiation"; },
            [](const CandidateGathered& e) {
                return "< connection " + text(e.connection) + " gathered " + candidate_word(e.candidate);
            },
            [](const CandidateError& e) {
                return "< connection " + text(e.connection) + " cannot use " + e.url + ": " + std::to_string(e.code);
            },
            [](const ConnectionStateChanged& e) {
                return "< connection " + text(e.connection) + " is " + std::string(to_text(e.state)) +
                       (e.state == ConnectionState::Failed && !e.has_ice_failed ? " without ICE" : "");
            },
            [](const RemoteTrackAdded& e) {
                return "< connection " + text(e.connection) + " got remote " + kind(e.kind) + " on mid " + e.mid;
            },
            [](const DataChannelAnnounced& e) {
                return "< connection " + text(e.connection) + " got channel " + e.label;
            },
            [](const DataChannelOpened& e) { return "< channel " + text(e.channel) + " opened"; },
            [](const DataChannelClosed& e) { return "< channel " + text(e.channel) + " closed"; },
            [](const DataChannelMessage& e) { return "< channel " + text(e.channel) + " says " + shortened(e.text); },
            [](const TrackEnded& e) { return "< track " + text(e.track) + " ended"; },
            [](const SoundLevelChanged& e) {
                return "< track " + text(e.track) + " sounds " + std::to_string(e.level);
            },
            [](const DevicesListed& e) { return "< " + std::to_string(e.devices.size()) + " devices listed"; },
            [](const AudioBlocked&) { return std::string("< audio blocked"); },
            [](const AudioUnblocked&) { return std::string("< audio unblocked"); },
            [](const PageHidden&) { return std::string("< page hidden"); },
            [](const PageShown&) { return std::string("< page shown"); },
            [](const NetworkChanged& e) { return "< network " + on_off(e.online); },
            [](const RecordingStarted& e) { return "< recording started, " + text(e.operation); },
            [](const RecordingGrew& e) { return "< recording grew to " + std::to_string(e.kilobytes) + " kB"; },
            [](const RecordingFailed& e) { return "< recording failed: " + e.message; },
            [](const TimeReached&) { return std::string("< time reached"); },
            [](const ConnectionMeasured& e) { return "< connection measured, " + text(e.operation); },
            [](const FileChunkRead& e) { return "< chunk read, " + text(e.operation); },
            [](const FileChunkArrived& e) {
                return "< file " + std::to_string(e.file) + " got chunk " + std::to_string(e.chunk);
            },
            [](const FileBytesDropped& e) { return "< channel " + text(e.channel) + " brought unasked bytes"; },
        },
        event);
}

std::string describe(const Effect& effect) {
    using namespace effect;
    return std::visit(
        overloaded{
            [](const OpenSocket& e) { return "> open socket " + text(e.socket) + " to " + e.url; },
            [](const SendFrame& e) { return "> frame " + shortened(e.text); },
            [](const CloseSocket& e) { return "> close socket " + text(e.socket); },
            [](const RequestMedia& e) {
                return "> request audio " + text(e.audio) + " " + e.audio_device + ", video " + text(e.video) + " " +
                       e.video_device + ", " + text(e.operation);
            },
            [](const RequestScreen& e) { return "> request screen " + text(e.video) + ", " + text(e.operation); },
            [](const SetTrackEnabled& e) { return "> track " + text(e.track) + " " + on_off(e.enabled); },
            [](const ReleaseTrack& e) { return "> release track " + text(e.track); },
            [](const ListDevices&) { return std::string("> list devices"); },
            [](const MeasureSound& e) { return "> measure track " + text(e.track); },
            [](const OpenPeerConnection& e) { return "> open connection " + text(e.connection); },
            [](const ClosePeerConnection& e) { return "> close connection " + text(e.connection); },
            [](const SetSender& e) {
                return "> connection " + text(e.connection) + " sends " + std::string(to_text(e.slot)) + " " +
                       text(e.track) + (e.create ? ", creating" : "");
            },
            [](const SetLocalDescription& e) {
                return "> connection " + text(e.connection) + " set local, " + text(e.operation);
            },
            [](const SetRemoteDescription& e) {
                return "> connection " + text(e.connection) + " set remote " + std::string(to_text(e.type)) + ", " +
                       text(e.operation) + ": " + shortened(e.sdp);
            },
            [](const AddCandidate& e) {
                return "> connection " + text(e.connection) + " add " + candidate_word(e.candidate) + ", " +
                       text(e.operation);
            },
            [](const SetIceServers& e) { return "> connection " + text(e.connection) + " set ICE servers"; },
            [](const RestartIce& e) { return "> connection " + text(e.connection) + " restart ICE"; },
            [](const AdoptRemoteTrack& e) {
                return "> connection " + text(e.connection) + " adopt " + kind(e.kind) + " of mid " + e.mid + " as " +
                       text(e.track);
            },
            [](const PlayAudio& e) { return "> play " + text(e.track); },
            [](const ResumeAudio&) { return std::string("> resume audio"); },
            [](const ChooseSpeaker& e) { return "> choose speaker " + e.device + ", " + text(e.operation); },
            [](const PlayTestSound&) { return std::string("> play test sound"); },
            [](const OpenDataChannel& e) {
                return "> connection " + text(e.connection) + " open channel " + text(e.channel);
            },
            [](const AdoptDataChannel& e) {
                return "> connection " + text(e.connection) + " adopt channel " + text(e.channel);
            },
            [](const SendOnDataChannel& e) { return "> channel " + text(e.channel) + " " + shortened(e.text); },
            [](const CloseDataChannel& e) { return "> close channel " + text(e.channel); },
            [](const CopyText& e) { return "> copy " + e.text; },
            [](const StoreValue& e) { return "> store " + e.key; },
            [](const Log& e) { return "> log " + e.line; },
            [](const Ring& e) { return "> ring " + on_off(e.on); },
            [](const AskForNotifications&) { return std::string("> ask for notifications"); },
            [](const ShowNotification& e) { return "> notify: " + e.title; },
            [](const CloseNotification&) { return std::string("> close the notification"); },
            [](const MeasureConnection& e) {
                return "> connection " + text(e.connection) + " measure, " + text(e.operation);
            },
            [](const StartRecording& e) { return "> record " + e.name + ", " + text(e.operation); },
            [](const MixSound& e) { return "> mix " + std::to_string(e.sound.size()) + " tracks"; },
            [](const StopRecording& e) { return "> stop recording, " + text(e.operation); },
            [](const auto& about_bytes) { return describe_about_bytes(about_bytes); },
        },
        effect);
}

std::string describe(const Intent& intent) {
    using namespace intent;
    return std::visit(overloaded{
                          [](const SetDisplayName& i) { return "* name " + i.name; },
                          [](const SetRoom& i) { return "* room " + i.room; },
                          [](const SetToken&) { return std::string("* token"); },
                          [](const SetMicrophone& i) { return "* microphone " + on_off(i.on); },
                          [](const SetCamera& i) { return "* camera " + on_off(i.on); },
                          [](const ChooseDevice& i) { return "* choose " + std::string(to_text(i.kind)) + " " + i.id; },
                          [](const PlayTestSound&) { return std::string("* play test sound"); },
                          [](const Join&) { return std::string("* join"); },
                          [](const Leave&) { return std::string("* leave"); },
                          [](const CopyLink&) { return std::string("* copy link"); },
                          [](const AllowAudio&) { return std::string("* allow audio"); },
                          [](const DismissNotice&) { return std::string("* dismiss notice"); },
                          [](const RaiseHand& i) { return "* hand " + on_off(i.raised); },
                          [](const React& i) { return "* react " + std::string(to_text(i.reaction)); },
                          [](const SendChat& i) { return "* chat " + shortened(i.text); },
                          [](const ShareScreen& i) { return "* share screen " + on_off(i.on); },
                          [](const ReadChat&) { return std::string("* read chat"); },
                          [](const WatchStatistics& i) { return "* statistics " + on_off(i.on); },
                          [](const SetRecording& i) { return "* recording " + on_off(i.on); },
                          [](const OfferFile& i) { return "* offer file " + i.name; },
                          [](const DeclareNamedChannel& i) { return "* declare channel " + i.channel.name; },
                          [](const CloseNamedChannel& i) { return "* close channel " + i.name; },
                          [](const AcceptFile& i) { return "* accept file " + std::to_string(i.file); },
                          [](const CancelFile& i) { return "* cancel file " + std::to_string(i.file); },
                          [](const LockRoom& i) { return "* lock " + on_off(i.locked); },
                          [](const AnswerKnock& i) { return (i.admits ? "* admit " : "* refuse ") + i.id.value; },
                          [](const AskMember& i) { return "* ask " + i.id.value + " " + std::string(to_text(i.what)); },
                          [](const RemoveMember& i) { return "* remove " + i.id.value; },
                          [](const MakeHost& i) { return "* make host " + i.id.value; },
                          [](const SetReachable& i) { return "* reachable as " + i.callsign; },
                          [](const Invite& i) { return "* invite " + i.callsign; },
                          [](const CancelInvitation& i) { return "* cancel " + i.callsign; },
                          [](const AnswerInvitation& i) { return "* answer " + std::string(to_text(i.answer)); },
                      },
                      intent);
}

std::string describe(const hub_effect::Log& log) {
    std::string line = log.step;
    for (const hub_effect::Field& field : log.fields) line += " " + field.key + "=" + field.value;
    return line;
}

}  // namespace parley::sim
