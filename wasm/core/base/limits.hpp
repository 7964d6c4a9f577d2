// Every limit on what the network or a person may send: name, unit, and why this number.
#pragma once

#include <cstddef>
#include <cstdint>

namespace parley::limits {

// One signaling frame, in bytes. An SDP with twelve codecs and all candidates stays below 20 kB.
inline constexpr std::size_t frame_bytes_max = 64 * 1024;
// Nesting of JSON arrays and objects. No dialect needs more than five.
inline constexpr std::size_t json_depth_max = 16;
// Values (of any kind) in one frame. A peer list of a full room stays far below.
inline constexpr std::size_t json_values_max = 4096;
// Fields of one JSON object; bounds the search for a repeated key. No dialect's object has more than a dozen.
inline constexpr std::size_t json_fields_max = 64;
// One SDP, in bytes.
inline constexpr std::size_t sdp_bytes_max = 48 * 1024;
// One ICE candidate with its JSON, in bytes.
inline constexpr std::size_t candidate_bytes_max = 2 * 1024;
// Candidates kept for one link while its description is not there yet.
inline constexpr std::size_t candidates_buffered_max = 128;
// Offers of one connection that are told from new ones when they come again.
inline constexpr std::size_t offers_remembered_max = 32;
// A peer's id, in bytes. A UUID has 36.
inline constexpr std::size_t peer_id_bytes_max = 128;
// A room's name, in bytes of UTF-8.
inline constexpr std::size_t room_id_bytes_max = 128;
// A person's name, in bytes of UTF-8: some 40 letters in any script.
inline constexpr std::size_t display_name_bytes_max = 160;
// ICE servers that a server hands out, and addresses of each; browsers warn about more than four.
inline constexpr std::size_t ice_servers_max = 16;
// The name of a region of relays, in bytes.
inline constexpr std::size_t region_bytes_max = 32;
// The address of an ICE server, in bytes.
inline constexpr std::size_t url_bytes_max = 512;
// Reasons and messages of errors, in bytes.
inline constexpr std::size_t message_bytes_max = 512;
// One message on a link's own data channel, in bytes: below what every browser accepts in one piece.
inline constexpr std::size_t channel_message_bytes_max = 16 * 1024;
// The longest pause that a heartbeat may announce, in milliseconds. Hidden pages run their timers once a minute.
inline constexpr std::int64_t heartbeat_pause_ms_max = 600'000;
// The name of a channel of the page around us, in bytes of UTF-8, and how many of them one member opens.
inline constexpr std::size_t channel_name_bytes_max = 64;
inline constexpr std::size_t named_channels_max = 16;
// A chat message between our own clients, in bytes of UTF-8: with every byte escaped it still fits into one message of
// a link.
inline constexpr std::size_t chat_text_bytes_max = 4000;
// Chat messages that a client keeps and shows; the oldest go first.
inline constexpr std::size_t chat_messages_max = 200;
// What is told when a link's channel opens: the newest messages, and their bytes. The far side takes no more at once.
inline constexpr std::size_t chat_history_messages_max = 50;
inline constexpr std::size_t chat_history_bytes_max = 64 * 1024;
// Chat messages that are taken from one member: a burst (a history, or what waited while the network stood still) and a
// lasting rate. What a person writes is held to less, so that nothing of it is dropped elsewhere.
inline constexpr std::uint32_t chat_burst = 100;
inline constexpr std::uint32_t chat_per_second = 2;
inline constexpr std::uint32_t chat_sent_burst = 20;
inline constexpr std::uint32_t chat_sent_per_second = 1;
// The number of a chat message, and how far one may be ahead of all others for its order to be believed.
inline constexpr std::uint32_t chat_number_max = 4'000'000'000;
inline constexpr std::uint32_t chat_number_lead_max = 1000;
// A file that is offered, in bytes: four gigabytes, decimal.
inline constexpr std::uint32_t file_bytes_max = 4'000'000'000;
// A file's name, in bytes of UTF-8 (file systems allow 255), and its media type.
inline constexpr std::size_t file_name_bytes_max = 200;
inline constexpr std::size_t file_mime_bytes_max = 100;
// A file is asked for, checked and written in chunks of so many bytes.
inline constexpr std::uint32_t file_chunk_bytes = 256 * 1024;
// Chunks that are under way from one member at a time: 2 MiB, what a good line carries within a long round trip.
inline constexpr std::size_t file_chunks_ahead_max = 8;
// What a chunk must come to, as text: SHA-256 in hexadecimal digits.
inline constexpr std::size_t file_digest_bytes_max = 64;
// How often a chunk is asked for whose bytes are not what the sender has said.
inline constexpr std::uint32_t file_chunk_tries_max = 3;
// Files that one member offers at a time, which are not through yet.
inline constexpr std::size_t file_offers_open_max = 8;
// Offers that are taken from one member: a burst and a lasting rate.
inline constexpr std::uint32_t file_offers_burst = 16;
inline constexpr std::uint32_t file_offers_per_second = 1;
// Files that a client shows, each of ours and of others'; the oldest that are through go first.
inline constexpr std::size_t files_kept_max = 100;
// What one member may have passed on to others by way of us: a burst (an offer with its candidates, some times over)
// and a lasting rate of messages.
inline constexpr std::uint32_t passed_on_burst = 200;
inline constexpr std::uint32_t passed_on_per_second = 20;
// Offers of one member that are looked at: a burst and a lasting rate. An honest one makes a few in a minute.
inline constexpr std::uint32_t offers_burst = 20;
inline constexpr std::uint32_t offers_per_second = 2;
// Reactions that one member may show: a burst and a lasting rate. What comes in may be twice as much.
inline constexpr std::uint32_t reactions_burst = 5;
inline constexpr std::uint32_t reactions_per_second = 1;
// Members of one room unless the server says otherwise; a full mesh of more is a burden on everybody's uplink.
inline constexpr std::size_t room_members_default = 12;
// People in one call of the voice-room dialect, whose clients expect this limit.
inline constexpr std::size_t voice_members_default = 6;
// Connections that hear one room without being in its call.
inline constexpr std::size_t room_audience_max = 200;
// A chat message, in bytes of UTF-8.
inline constexpr std::size_t chat_bytes_max = 8 * 1024;
// A token that proves who somebody is, in bytes.
inline constexpr std::size_t token_bytes_max = 8 * 1024;
// Frames of one connection that wait until its token was checked.
inline constexpr std::size_t token_wait_frames_max = 16;
// The rooms that one token names.
inline constexpr std::size_t token_rooms_max = 64;
// The proof that a place is a member's own, in bytes: a MAC of 256 bits in any usual spelling.
inline constexpr std::size_t proof_bytes_max = 128;
// What the opener of a room may say about it, in bytes of JSON.
inline constexpr std::size_t room_metadata_bytes_max = 2 * 1024;
// Invitations of one person that are not answered yet.
inline constexpr std::size_t invitations_open_max = 16;
// Members of one room whatever the server says, also on the client: it opens at most this many connections.
inline constexpr std::size_t room_members_max = 50;
// Rooms of one server process unless it says otherwise.
inline constexpr std::size_t rooms_default = 10'000;
// Connections from one address unless the server says otherwise: an office behind one router.
inline constexpr std::size_t connections_per_address_default = 64;
// Frames one connection may send: a burst (a newcomer's offers and candidates to a full room) and a lasting rate.
inline constexpr std::uint32_t frames_burst_default = 1000;
inline constexpr std::uint32_t frames_per_second_default = 100;
// Malformed frames after which a connection is closed.
inline constexpr std::uint32_t malformed_frames_max = 10;
// People who wait at one room's door, and knocks of one room: a burst and a lasting rate.
inline constexpr std::size_t knocks_waiting_max = 20;
inline constexpr std::uint32_t knocks_burst = 20;
inline constexpr std::uint32_t knocks_per_second = 1;
// How long a knock waits for its answer, in seconds.
inline constexpr std::uint32_t knock_patience_seconds = 120;
// What the hosts of one room may ask of others (to mute, to stop video): a burst and a lasting rate.
inline constexpr std::uint32_t asks_burst = 20;
inline constexpr std::uint32_t asks_per_second = 1;
// Members whom one room remembers, of those who were removed and of those whom the server lost; the oldest are
// forgotten first.
inline constexpr std::size_t removed_remembered_max = 200;
inline constexpr std::size_t lost_remembered_max = 50;
// What a person can be called by, in bytes of UTF-8.
inline constexpr std::size_t callsign_bytes_max = 64;
// Callsigns that are kept for people whose connection was lost; of more the callsign ends at once.
inline constexpr std::size_t callsigns_kept_max = 10'000;
// How long a called person's page rings, in seconds: some ten rings of a telephone.
inline constexpr std::uint32_t invitation_patience_seconds = 45;
// People whom one member calls at a time, and calls of one member: a burst and a lasting rate, so that nobody finds
// out by trying who can be called.
inline constexpr std::size_t invitations_pending_max = 8;
inline constexpr std::uint32_t invitations_burst = 8;
inline constexpr std::uint32_t invitations_per_second = 1;
// Devices of one machine that are listed; of more the first are shown.
inline constexpr std::size_t devices_listed_max = 64;
// A device's id, in bytes: browsers make 44 or 64 letters. A device with a longer one cannot be chosen.
inline constexpr std::size_t device_id_bytes_max = 256;
// A device's label, in bytes of UTF-8; the rest is cut.
inline constexpr std::size_t device_label_bytes_max = 256;
// How often in a row another device is asked for where one ended by itself. A broken driver must not go round for ever.
inline constexpr std::uint32_t device_fallbacks_max = 3;
// Points of each series of statistics: a minute of measurements.
inline constexpr std::size_t statistics_points_max = 60;
// What browsers may say of a connection; what is beyond is unknown. Counters go up to what a double counts exactly.
inline constexpr std::int64_t statistics_counter_max = 9'007'199'254'740'992;
inline constexpr std::int64_t statistics_bitrate_max = 2'000'000'000;  // Bits in a second.
inline constexpr std::int64_t statistics_time_ms_max = 60'000;         // Of a round trip, and of jitter.
inline constexpr std::int64_t statistics_pixels_max = 16'384;          // Of a side of a picture.
inline constexpr std::int64_t statistics_frame_rate_max = 1000;
// A codec's name, in bytes.
inline constexpr std::size_t statistics_codec_bytes_max = 32;
// A recording that is kept in memory until it ends, in kilobytes of 1000 bytes: some 25 minutes. On a disk there is no
// limit but the disk's.
inline constexpr std::uint32_t recording_memory_kilobytes_max = 500'000;
// Effects the simulator and the tests accept from one event; more is a loop.
inline constexpr std::size_t effects_per_event_max = 4096;

// A table of phrases in another language, and how many texts it may hold. Ours have 25 kB and some 500.
inline constexpr std::size_t language_bytes_max = 128 * 1024;
inline constexpr std::size_t language_values_max = 4096;
// One form of one phrase, UTF-8.
inline constexpr std::size_t phrase_bytes_max = 512;
inline constexpr std::size_t language_tag_bytes_max = 16;

}  // namespace parley::limits
