// Local media: our microphone and camera — asked for, granted, refused, muted, changed for another, lost.
//
// Both are asked for in one question where both are wanted; when that fails, each is asked for alone, so that a missing
// camera does not take the microphone with it. Muting keeps the microphone (the track is disabled); turning the camera
// off gives it back, so that its light goes out.
//
// Changed for another, a device is used until the other one is there. One that the person chose and that is gone, or
// that ends by itself, is made up for by the browser's own choice; when it is listed again, it is taken up again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/border/event.hpp"
#include "core/border/link_trouble.hpp"
#include "core/border/snapshot.hpp"
#include "core/client/device_list.hpp"
#include "core/link/link.hpp"
#include "core/link/link_context.hpp"

namespace parley::client {

// What a person is told of a device that is not the one they think.
enum class DeviceChange : std::uint8_t {
    ChosenGone,  // The chosen one is not there; the browser's own choice is used.
    Replaced,    // The one in use was disconnected; another one is used.
    TakenUp,     // The chosen one is there again, and used.
    NotStarted,  // The one just chosen could not be started; the one before stays.
};

struct DeviceNews {
    TrackKind kind = TrackKind::Audio;
    DeviceChange change = DeviceChange::ChosenGone;
    bool operator==(const DeviceNews&) const = default;
};

class LocalMedia {
  public:
    // `devices` outlives it.
    LocalMedia(link::LinkContext& context, const DeviceList& devices, bool audio_wanted, bool video_wanted);

    // Asks for what is wanted and not there.
    void request_wanted();
    void set_wanted(TrackKind kind, bool wanted);
    // The person's choice has changed: where the device is on, asks for the chosen one.
    void follow_choice(TrackKind kind);
    // The list of devices has changed: a chosen device that is there again is asked for.
    void follow_list();
    // Gives everything back; nothing is wanted any more.
    void release_all();

    // False if the event is of something that is gone.
    bool handle(const event::MediaGranted& granted);
    bool handle(const event::OperationFailed& failed);
    bool handle(const event::TrackEnded& ended);

    // What the person has not been told yet, oldest first.
    std::optional<DeviceNews> take_news();

    const Device& device(TrackKind kind) const { return slot(kind).device; }
    // The id of the device that is used, or about to be; empty where it is not known.
    std::string device_in_use(TrackKind kind) const;
    // Whether the browser was ever asked for a device.
    bool has_asked() const { return has_asked_; }
    link::LocalTracks tracks() const;
    MemberState state() const;

  private:
    enum class Cause : std::uint8_t { Wanted, Chosen, Gone, Lost, Back };
    // What is asked for one kind.
    struct Question {
        TrackHandle track;   // None: this kind is not asked for.
        std::string device;  // Empty: the browser chooses.
        Cause cause = Cause::Wanted;
    };
    struct Request {
        OperationId operation;
        Question audio;
        Question video;
    };
    struct Slot {
        Device device;
        OperationId awaited;          // The request whose answer counts; answers to earlier ones are given back.
        std::string asked_for;        // The device of that request.
        std::string used;             // The device of the latest track.
        std::uint32_t fallbacks = 0;  // In a row; see limits::device_fallbacks_max.
    };

    const Slot& slot(TrackKind kind) const { return slots_[static_cast<std::size_t>(kind)]; }
    Slot& slot(TrackKind kind) { return slots_[static_cast<std::size_t>(kind)]; }
    bool is_needed(TrackKind kind) const;
    // A muted microphone is kept, and so may be changed for another.
    bool is_held(TrackKind kind) const;
    Question question_about(TrackKind kind, bool needed);
    void ask(const Question& audio, const Question& video);
    void ask_for(TrackKind kind, const Question& question);
    void ask_for_device(TrackKind kind, std::string device, Cause cause);
    // False where the answer to this request counts no more.
    bool stops_awaiting(TrackKind kind, OperationId operation);
    void grant(TrackKind kind, const Question& question, const std::string& device);
    void fail(TrackKind kind, const Question& question, const event::OperationFailed& failed);
    void give_back(TrackHandle track);
    void give_back_used(TrackKind kind);

    link::LinkContext& context_;
    const DeviceList& devices_;
    std::array<Slot, 2> slots_;
    std::vector<Request> requests_;
    std::vector<DeviceNews> news_;
    bool has_asked_ = false;
};

// What the others are told of a device that is wanted on and is not.
DeviceTrouble trouble_of(const Device& device);

}  // namespace parley::client
