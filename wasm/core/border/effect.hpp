// Effects: orders of the core to the host of a client. Plain comparable data, executed in the order given.
// An effect with an operation number is answered by one event with the same number; the others by nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/border/handle.hpp"
#include "core/border/media.hpp"
#include "core/border/named_channel.hpp"

namespace parley::effect {

// new WebSocket(url, subprotocol). Answered by SocketOpened or SocketClosed, later by SocketClosed once.
struct OpenSocket {
    SocketHandle socket;
    std::string url;
    std::string subprotocol;  // Empty for none.
    bool operator==(const OpenSocket&) const = default;
};
struct SendFrame {
    SocketHandle socket;
    std::string text;
    bool operator==(const SendFrame&) const = default;
};
// After this the host sends no event of this socket any more.
struct CloseSocket {
    SocketHandle socket;
    std::uint16_t code = 1000;
    std::string reason;
    bool operator==(const CloseSocket&) const = default;
};

// getUserMedia for the kinds that have a handle. Answered by MediaGranted or OperationFailed.
struct RequestMedia {
    OperationId operation;
    TrackHandle audio;
    TrackHandle video;
    std::string audio_device = {};  // Exactly this one, by its id; empty for the browser's own choice.
    std::string video_device = {};
    bool operator==(const RequestMedia&) const = default;
};
// getDisplayMedia, which asks the person for a screen, window or tab. Answered by MediaGranted or OperationFailed.
struct RequestScreen {
    OperationId operation;
    TrackHandle video;
    bool operator==(const RequestScreen&) const = default;
};
// MediaStreamTrack.enabled: false sends silence or black.
struct SetTrackEnabled {
    TrackHandle track;
    bool enabled = true;
    bool operator==(const SetTrackEnabled&) const = default;
};
// Stops a local track (the camera's light goes out) or lets go of a remote one; the handle is dead afterwards.
struct ReleaseTrack {
    TrackHandle track;
    bool operator==(const ReleaseTrack&) const = default;
};

// enumerateDevices, which asks the person nothing. Answered by DevicesListed, now and whenever the devices change.
struct ListDevices {
    bool operator==(const ListDevices&) const = default;
};
// Measures a local audio track, one at a time; told as SoundLevelChanged. None: no measuring.
struct MeasureSound {
    TrackHandle track;
    bool operator==(const MeasureSound&) const = default;
};

// new RTCPeerConnection. All of its events carry this handle until ClosePeerConnection.
struct OpenPeerConnection {
    PeerConnectionHandle connection;
    std::vector<IceServer> ice_servers;
    // Connections of the same number show the same certificate (RTCConfiguration.certificates), where the browser can
    // make one; those of another number show another.
    std::uint32_t certificate = 0;
    bool operator==(const OpenPeerConnection&) const = default;
};
// setConfiguration with these servers, in place of the former: for what is gathered from now on.
struct SetIceServers {
    PeerConnectionHandle connection;
    std::vector<IceServer> ice_servers;
    bool operator==(const SetIceServers&) const = default;
};
struct ClosePeerConnection {
    PeerConnectionHandle connection;
    bool operator==(const ClosePeerConnection&) const = default;
};
// Makes sure that there is one transceiver for `slot` that sends and receives, and puts the track (or none) on its
// sender. With `create` the first call adds the transceiver (offerer); without, only one that a remote offer brought
// is used (answerer), and a missing one is no error. One that was added and is not needed, because the far side's offer
// has brought another meanwhile, is stopped. Renegotiation is never needed to change the track.
struct SetSender {
    PeerConnectionHandle connection;
    MediaSlot slot = MediaSlot::Audio;
    TrackHandle track;  // None: send nothing.
    bool create = false;
    std::uint32_t bitrate_max = 0;  // Bits per second; zero leaves it to the browser.
    bool operator==(const SetSender&) const = default;
};
// Parameterless setLocalDescription(): the browser chooses offer or answer. Answered by LocalDescriptionSet.
struct SetLocalDescription {
    PeerConnectionHandle connection;
    OperationId operation;
    bool operator==(const SetLocalDescription&) const = default;
};
// setRemoteDescription; rolls a colliding local offer back by itself. Answered by OperationDone.
struct SetRemoteDescription {
    PeerConnectionHandle connection;
    OperationId operation;
    DescriptionType type = DescriptionType::Offer;
    std::string sdp;
    bool operator==(const SetRemoteDescription&) const = default;
};
// Answered by OperationDone or OperationFailed, which both only count.
struct AddCandidate {
    PeerConnectionHandle connection;
    OperationId operation;
    Candidate candidate;
    bool operator==(const AddCandidate&) const = default;
};
// restartIce(): the next offer gathers anew. The browser then reports that negotiation is needed.
struct RestartIce {
    PeerConnectionHandle connection;
    bool operator==(const RestartIce&) const = default;
};
struct AdoptRemoteTrack {
    PeerConnectionHandle connection;
    TrackKind kind = TrackKind::Audio;
    std::string mid;
    TrackHandle track;
    bool operator==(const AdoptRemoteTrack&) const = default;
};
// Plays a remote audio track until it is released.
struct PlayAudio {
    TrackHandle track;
    bool operator==(const PlayAudio&) const = default;
};
// The person asked to hear: starts all audio that the browser blocked.
struct ResumeAudio {
    bool operator==(const ResumeAudio&) const = default;
};

// Where all sound comes out from now on (setSinkId). Answered by OperationDone or, with nothing changed, by
// OperationFailed.
struct ChooseSpeaker {
    OperationId operation;
    std::string device;  // Empty for the browser's own choice.
    bool operator==(const ChooseSpeaker&) const = default;
};
// A short, soft sound, where all sound comes out.
struct PlayTestSound {
    bool operator==(const PlayTestSound&) const = default;
};

// getStats. Answered by ConnectionMeasured or OperationFailed, or by nothing where the connection is closed meanwhile.
struct MeasureConnection {
    PeerConnectionHandle connection;
    OperationId operation;
    bool operator==(const MeasureConnection&) const = default;
};

// createDataChannel(label), reliable and ordered.
struct OpenDataChannel {
    PeerConnectionHandle connection;
    DataChannelHandle channel;
    std::string label;
    bool operator==(const OpenDataChannel&) const = default;
};
struct AdoptDataChannel {
    PeerConnectionHandle connection;
    DataChannelHandle channel;
    std::string label;
    bool operator==(const AdoptDataChannel&) const = default;
};
// createDataChannel for messages of the page around us: from now on what it sends to the member by this name goes over
// it. What comes on it is nothing to us.
struct OpenNamedChannel {
    PeerConnectionHandle connection = {};
    DataChannelHandle channel = {};
    std::string label = {};
    PeerId peer = {};
    std::string name = {};
    ChannelReliability reliability = {};
    bool operator==(const OpenNamedChannel&) const = default;
};
// As AdoptDataChannel. What comes on it is for the page, from this member and by this name; nothing is sent on it.
struct AdoptNamedChannel {
    PeerConnectionHandle connection = {};
    DataChannelHandle channel = {};
    std::string label = {};
    PeerId peer = {};
    std::string name = {};
    bool operator==(const AdoptNamedChannel&) const = default;
};
struct SendOnDataChannel {
    DataChannelHandle channel;
    std::string text;
    bool operator==(const SendOnDataChannel&) const = default;
};
struct CloseDataChannel {
    DataChannelHandle channel;
    bool operator==(const CloseDataChannel&) const = default;
};

// Reads a part of a file that the page has given, and sends it over the channel, in its turn and once that is open.
// Answered by FileChunkRead when it was read, or by OperationFailed: "InvalidStateError" where the channel is gone.
struct SendFileChunk {
    OperationId operation = {};
    DataChannelHandle channel = {};
    std::uint32_t source = 0;  // As OfferFile named it.
    std::uint32_t file = 0;    // As its sender numbers it.
    std::uint32_t chunk = 0;
    std::uint32_t offset = 0;  // in bytes
    std::uint32_t bytes = 0;
    bool operator==(const SendFileChunk&) const = default;
};
// The page has given the file for nothing (any more).
struct ForgetFileSource {
    std::uint32_t source = 0;
    bool operator==(const ForgetFileSource&) const = default;
};
// A place for a file that comes, for which the person may be asked. Answered by OperationDone or OperationFailed:
// "AbortError" where the person does not want to say where.
struct OpenFileSink {
    OperationId operation = {};
    std::uint32_t file = 0;
    std::string name = {};
    std::string mime = {};
    std::uint32_t bytes = 0;
    bool operator==(const OpenFileSink&) const = default;
};
// Bytes of this chunk are taken that come over the connection; of all others none are kept. Answered by
// FileChunkArrived when all of them are there. The host keeps them until they are written or forgotten.
struct ExpectFileChunk {
    PeerConnectionHandle connection = {};
    std::uint32_t number = 0;  // The file as its sender numbers it,
    std::uint32_t file = 0;    // and as the sink does.
    std::uint32_t chunk = 0;
    std::uint32_t bytes = 0;
    bool operator==(const ExpectFileChunk&) const = default;
};
// What has come of the chunk is of no use.
struct ForgetFileChunk {
    std::uint32_t file = 0;
    std::uint32_t chunk = 0;
    bool operator==(const ForgetFileChunk&) const = default;
};
// Writes a chunk that has arrived. Answered by OperationDone or OperationFailed.
struct WriteFileChunk {
    OperationId operation = {};
    std::uint32_t file = 0;
    std::uint32_t chunk = 0;
    std::uint32_t offset = 0;  // in bytes
    bool operator==(const WriteFileChunk&) const = default;
};
// All is written: the person gets the file. Answered by OperationDone or OperationFailed.
struct CloseFileSink {
    OperationId operation = {};
    std::uint32_t file = 0;
    bool operator==(const CloseFileSink&) const = default;
};
// Nothing is left of what is not closed; of what is, nothing that the browser keeps for the page.
struct DiscardFileSink {
    std::uint32_t file = 0;
    bool operator==(const DiscardFileSink&) const = default;
};

// Puts text on the clipboard (within a click). Answered by OperationDone or OperationFailed.
struct CopyText {
    OperationId operation;
    std::string text;
    bool operator==(const CopyText&) const = default;
};
// Remembers a value for the next visit.
struct StoreValue {
    std::string key;
    std::string value;
    bool operator==(const StoreValue&) const = default;
};
// The person is asked for a file where the browser can write into one (within a click), and the room is recorded: what
// its canvas shows, and the mixture of these tracks. Answered by RecordingStarted, then by RecordingGrew as it grows
// and at most one RecordingFailed; or by OperationFailed.
struct StartRecording {
    OperationId operation;
    std::string name;  // What the file is called after, besides the time.
    std::vector<TrackHandle> sound;
    bool operator==(const StartRecording&) const = default;
};
// What of the room is heard in the recording from now on.
struct MixSound {
    std::vector<TrackHandle> sound;
    bool operator==(const MixSound&) const = default;
};
// Ends the recording and its file, also after RecordingFailed. Answered by OperationDone when the file is whole, or by
// OperationFailed.
struct StopRecording {
    OperationId operation;
    bool operator==(const StopRecording&) const = default;
};
// A page rings, or no longer, by the speaker that was chosen last or not at all where the browser holds sound back.
struct Ring {
    bool on = true;
    bool operator==(const Ring&) const = default;
};
// The browser asks the person whether we may show notifications, where it has not asked before.
struct AskForNotifications {
    bool operator==(const AskForNotifications&) const = default;
};
// Outside of the page, where the person allows it; a click on it shows the page. There is one at a time.
struct ShowNotification {
    std::string title;
    std::string text;
    bool operator==(const ShowNotification&) const = default;
};
struct CloseNotification {
    bool operator==(const CloseNotification&) const = default;
};
// One line for the console: a step in a life, never an address or a token.
struct Log {
    std::string line;
    bool operator==(const Log&) const = default;
};

}  // namespace parley::effect

namespace parley {

using Effect =
    std::variant<effect::OpenSocket, effect::SendFrame, effect::CloseSocket, effect::RequestMedia,
                 effect::SetTrackEnabled, effect::ReleaseTrack, effect::ListDevices, effect::MeasureSound,
                 effect::OpenPeerConnection, effect::ClosePeerConnection, effect::SetSender,
                 effect::SetLocalDescription, effect::SetRemoteDescription, effect::AddCandidate, effect::RestartIce,
                 effect::SetIceServers, effect::AdoptRemoteTrack, effect::PlayAudio, effect::ResumeAudio,
                 effect::ChooseSpeaker, effect::PlayTestSound, effect::OpenDataChannel, effect::AdoptDataChannel,
                 effect::SendOnDataChannel, effect::CloseDataChannel, effect::CopyText, effect::StoreValue, effect::Log,
                 effect::RequestScreen, effect::MeasureConnection, effect::StartRecording, effect::MixSound,
                 effect::StopRecording, effect::SendFileChunk, effect::ForgetFileSource, effect::OpenFileSink,
                 effect::ExpectFileChunk, effect::ForgetFileChunk, effect::WriteFileChunk, effect::CloseFileSink,
                 effect::DiscardFileSink, effect::Ring, effect::AskForNotifications, effect::ShowNotification,
                 effect::CloseNotification, effect::OpenNamedChannel, effect::AdoptNamedChannel>;

}  // namespace parley
