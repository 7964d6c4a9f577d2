// Recording: the recording of the room on this machine, from the wish to the finished file.
//
//     Off ──start──▶ Starting ──started──▶ On ──stop, limit──▶ Stopping ──done──▶ Off
//      ▲                │                   │                     │
//      └──not now───────┴──refused──▶ Failed ◀──it broke──────────┘
//
// - A wish to stop while it starts is kept: what has started then ends at once.
// - Where it broke, the order to stop is given all the same: what came until then makes a file.
// - What is kept in memory has a limit (limits::recording_memory_kilobytes_max); it stops itself there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/event.hpp"
#include "core/border/recording.hpp"
#include "core/border/snapshot.hpp"
#include "core/link/link_context.hpp"

namespace parley::client {

class Recording {
  public:
    Recording(link::LinkContext& context, bool is_offered) : context_(context), is_offered_(is_offered) {}

    // `name` is what the file is called after. Nothing where it is not offered, on its way or on.
    void start(const std::string& name);
    void stop();
    // What is heard in it: all tracks of the room.
    void set_sound(std::vector<TrackHandle> tracks);

    // False for what is of something else, or over.
    bool handle(Instant now, const event::RecordingStarted& event);
    bool handle(const event::RecordingGrew& event);
    bool handle(const event::RecordingFailed& event);
    bool handle(const event::OperationDone& event);
    bool handle(const event::OperationFailed& event);
    void on_time(Instant now);
    std::optional<Instant> next_deadline() const;

    // Whether others are to know: it is on, or its end is not yet certain.
    bool is_running() const { return state_ == RecordingState::On || state_ == RecordingState::Stopping; }
    RecordingView view() const;
    // What the person should read once.
    std::optional<Notice> take_notice();

  private:
    void end();
    void fail(std::string message);

    link::LinkContext& context_;
    bool is_offered_;
    RecordingState state_ = RecordingState::Off;
    OperationId operation_;  // That is awaited.
    bool wants_stop_ = false;
    bool is_in_memory_ = false;
    Instant started_;
    std::uint32_t seconds_ = 0;
    std::string message_;
    std::vector<TrackHandle> sound_;
    std::optional<Notice> notice_;
};

}  // namespace parley::client
