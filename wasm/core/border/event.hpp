// Events: facts that the host of a client tells the core. Completions carry the number of the operation they end.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/border/handle.hpp"
#include "core/border/media.hpp"
#include "core/border/statistics.hpp"

namespace parley::event {

struct SocketOpened {
    SocketHandle socket;
    bool operator==(const SocketOpened&) const = default;
};
// A text frame. A binary frame arrives as BinaryFrameReceived: no dialect has any.
struct FrameReceived {
    SocketHandle socket;
    std::string text;
    bool operator==(const FrameReceived&) const = default;
};
struct BinaryFrameReceived {
    SocketHandle socket;
    std::uint32_t bytes = 0;
    bool operator==(const BinaryFrameReceived&) const = default;
};
// The socket is gone, whoever closed it; also the answer to an attempt that never opened (code 1006).
struct SocketClosed {
    SocketHandle socket;
    std::uint16_t code = 0;  // RFC 6455, 7.4.1
    std::string reason;
    bool operator==(const SocketClosed&) const = default;
};

// getUserMedia fulfilled. The tracks asked for now exist under the handles that the request named.
struct MediaGranted {
    OperationId operation;
    std::string audio_device = {};  // The ids of the devices that the tracks come from; empty where they are not known.
    std::string video_device = {};
    bool operator==(const MediaGranted&) const = default;
};
// An operation's promise was rejected, or its call threw. `name` is the DOMException's ("NotAllowedError").
struct OperationFailed {
    OperationId operation;
    std::string name;
    std::string message;
    bool operator==(const OperationFailed&) const = default;
};
// An operation that has nothing more to say than that it is done (remote description set, candidate added, …).
struct OperationDone {
    OperationId operation;
    bool operator==(const OperationDone&) const = default;
};
// setLocalDescription() fulfilled; the description that it chose.
struct LocalDescriptionSet {
    OperationId operation;
    DescriptionType type = DescriptionType::Offer;
    std::string sdp;
    bool operator==(const LocalDescriptionSet&) const = default;
};

struct NegotiationNeeded {
    PeerConnectionHandle connection;
    bool operator==(const NegotiationNeeded&) const = default;
};
// A local candidate was gathered; an empty one ends the candidates.
struct CandidateGathered {
    PeerConnectionHandle connection;
    Candidate candidate;
    bool operator==(const CandidateGathered&) const = default;
};
// A STUN or TURN server could not be used (W3C WebRTC 4.8.2, icecandidateerror).
struct CandidateError {
    PeerConnectionHandle connection;
    std::string url;
    std::uint16_t code = 0;  // STUN's error code, 300 to 699; 701 where the server was not reached.
    bool operator==(const CandidateError&) const = default;
};
// The connection's state, or that of its ICE, is another; hosts may tell the same twice.
struct ConnectionStateChanged {
    PeerConnectionHandle connection;
    ConnectionState state = ConnectionState::New;
    // Whether ICE has failed, which a restart may mend. A connection that failed without it has lost its DTLS for good
    // (W3C WebRTC 5.5).
    bool has_ice_failed = false;
    bool operator==(const ConnectionStateChanged&) const = default;
};
// `track` fired: the host holds the remote track under (connection, kind, mid) until AdoptRemoteTrack names it.
struct RemoteTrackAdded {
    PeerConnectionHandle connection;
    TrackKind kind = TrackKind::Audio;
    std::string mid;
    bool operator==(const RemoteTrackAdded&) const = default;
};
// The far side opened a channel in-band; the host holds it under (connection, label) until AdoptDataChannel names it.
struct DataChannelAnnounced {
    PeerConnectionHandle connection;
    std::string label;
    bool operator==(const DataChannelAnnounced&) const = default;
};
struct DataChannelOpened {
    DataChannelHandle channel;
    bool operator==(const DataChannelOpened&) const = default;
};
struct DataChannelClosed {
    DataChannelHandle channel;
    bool operator==(const DataChannelClosed&) const = default;
};
struct DataChannelMessage {
    DataChannelHandle channel;
    std::string text;
    bool operator==(const DataChannelMessage&) const = default;
};

// A local track ended by itself (device unplugged, permission withdrawn).
struct TrackEnded {
    TrackHandle track;
    bool operator==(const TrackEnded&) const = default;
};
// How loud a remote audio track, or the local one of MeasureSound, is now: 0 (silence) to sound_level_max.
struct SoundLevelChanged {
    TrackHandle track;
    std::uint8_t level = 0;
    bool operator==(const SoundLevelChanged&) const = default;
};
// The devices of the machine, in the browser's order, its default first (W3C Media Capture 9.2): the answer to
// ListDevices, and from then on whenever they change. Speakers only where the browser lets one choose among them.
struct DevicesListed {
    std::vector<ListedDevice> devices;
    bool operator==(const DevicesListed&) const = default;
};
// The browser refuses to play remote audio before the person has touched the page.
struct AudioBlocked {
    bool operator==(const AudioBlocked&) const = default;
};
struct AudioUnblocked {
    bool operator==(const AudioUnblocked&) const = default;
};
// The browser says that the network is there again (or gone).
struct NetworkChanged {
    bool online = true;
    bool operator==(const NetworkChanged&) const = default;
};
// The page can be seen again. While it was hidden, or the machine asleep, timers may not have run.
struct PageShown {
    bool operator==(const PageShown&) const = default;
};
// The page cannot be seen any more: its timers will be slow.
struct PageHidden {
    bool operator==(const PageHidden&) const = default;
};
// What the browser has counted on a connection: the answer to MeasureConnection.
struct ConnectionMeasured {
    OperationId operation;
    ConnectionCounts counts = {};
    bool operator==(const ConnectionMeasured&) const = default;
};
// The answer to StartRecording: it runs from now on.
struct RecordingStarted {
    OperationId operation;
    bool in_memory = false;  // Until it ends, because the browser writes into no files.
    bool operator==(const RecordingStarted&) const = default;
};
struct RecordingGrew {
    std::uint32_t kilobytes = 0;  // Of 1000 bytes, since it started.
    bool operator==(const RecordingGrew&) const = default;
};
// It does not go on (a full disk, a browser that gives up).
struct RecordingFailed {
    std::string message;
    bool operator==(const RecordingFailed&) const = default;
};
// A chunk was read that SendFileChunk has named; it is about to be sent.
struct FileChunkRead {
    OperationId operation = {};
    std::string digest = {};  // SHA-256 in hexadecimal digits.
    bool operator==(const FileChunkRead&) const = default;
};
// All bytes of a chunk are there that ExpectFileChunk has named.
struct FileChunkArrived {
    std::uint32_t file = 0;
    std::uint32_t chunk = 0;
    std::string digest = {};
    bool operator==(const FileChunkArrived&) const = default;
};
// Bytes came for which ExpectFileChunk had not asked.
struct FileBytesDropped {
    DataChannelHandle channel = {};
    std::uint32_t bytes = 0;
    bool operator==(const FileBytesDropped&) const = default;
};
// The deadline that next_deadline() named has come. Extra ones are harmless.
struct TimeReached {
    bool operator==(const TimeReached&) const = default;
};

}  // namespace parley::event

namespace parley {

using Event =
    std::variant<event::SocketOpened, event::FrameReceived, event::BinaryFrameReceived, event::SocketClosed,
                 event::MediaGranted, event::OperationFailed, event::OperationDone, event::LocalDescriptionSet,
                 event::NegotiationNeeded, event::CandidateGathered, event::CandidateError,
                 event::ConnectionStateChanged, event::RemoteTrackAdded, event::DataChannelAnnounced,
                 event::DataChannelOpened, event::DataChannelClosed, event::DataChannelMessage, event::TrackEnded,
                 event::SoundLevelChanged, event::DevicesListed, event::AudioBlocked, event::AudioUnblocked,
                 event::NetworkChanged, event::PageShown, event::PageHidden, event::TimeReached,
                 event::ConnectionMeasured, event::RecordingStarted, event::RecordingGrew, event::RecordingFailed,
                 event::FileChunkRead, event::FileChunkArrived, event::FileBytesDropped>;

}  // namespace parley
