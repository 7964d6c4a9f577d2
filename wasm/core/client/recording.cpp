// Recording: see the header.
#include "core/client/recording.hpp"

#include <utility>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"

namespace parley::client {

namespace {

constexpr Duration tick = 1s;

Notice information(std::string text) {
    return {.kind = NoticeKind::Information, .text = std::move(text), .offers_retry = false};
}

std::string refusal(const event::OperationFailed& failed) {
    if (failed.name == "NotAllowedError") return say(Phrase::RecordingNotAllowed);
    return say(Phrase::RecordingNotStarted, failed.message.empty() ? failed.name : failed.message);
}

}  // namespace

void Recording::start(const std::string& name) {
    if (!is_offered_) return;
    switch (state_) {
    case RecordingState::Starting:
    case RecordingState::On:
    case RecordingState::Stopping: return;
    case RecordingState::Off:
    case RecordingState::Failed: break;
    }
    state_ = RecordingState::Starting;
    wants_stop_ = false;
    seconds_ = 0;
    message_.clear();
    operation_ = context_.next_operation();
    context_.emit(effect::StartRecording{.operation = operation_, .name = name, .sound = sound_});
}

void Recording::stop() {
    switch (state_) {
    case RecordingState::Starting: wants_stop_ = true; return;
    case RecordingState::On: return end();
    case RecordingState::Failed:
        state_ = RecordingState::Off;
        message_.clear();
        return;
    case RecordingState::Off:
    case RecordingState::Stopping: return;
    }
}

void Recording::end() {
    state_ = RecordingState::Stopping;
    operation_ = context_.next_operation();
    context_.emit(effect::StopRecording{.operation = operation_});
}

void Recording::set_sound(std::vector<TrackHandle> tracks) {
    if (tracks == sound_) return;
    sound_ = std::move(tracks);
    if (state_ == RecordingState::Starting || state_ == RecordingState::On) {
        context_.emit(effect::MixSound{.sound = sound_});
    }
}

bool Recording::handle(Instant now, const event::RecordingStarted& event) {
    if (state_ != RecordingState::Starting || event.operation != operation_) return false;
    state_ = RecordingState::On;
    started_ = now;
    is_in_memory_ = event.in_memory;
    if (wants_stop_) end();
    return true;
}

bool Recording::handle(const event::RecordingGrew& event) {
    if (!is_running()) return false;
    if (state_ == RecordingState::On && is_in_memory_ && event.kilobytes >= limits::recording_memory_kilobytes_max) {
        message_ = say(Phrase::RecordingTooLarge, std::to_string(limits::recording_memory_kilobytes_max / 1000));
        end();
    }
    return true;
}

bool Recording::handle(const event::RecordingFailed& event) {
    if (state_ != RecordingState::On) return false;
    message_ = say(Phrase::RecordingBrokeOff, event.message);
    end();
    return true;
}

bool Recording::handle(const event::OperationDone& event) {
    if (state_ != RecordingState::Stopping || event.operation != operation_) return false;
    if (!message_.empty()) {
        fail(message_);
    } else {
        state_ = RecordingState::Off;
        notice_ = information(say(Phrase::RecordingSaved));
    }
    return true;
}

bool Recording::handle(const event::OperationFailed& event) {
    if (event.operation != operation_) return false;
    switch (state_) {
    case RecordingState::Starting:
        // The person chose no file.
        if (event.name == "AbortError") {
            state_ = RecordingState::Off;
        } else {
            fail(refusal(event));
        }
        return true;
    case RecordingState::Stopping:
        fail(say(Phrase::RecordingNotSaved, event.message.empty() ? event.name : event.message));
        return true;
    case RecordingState::Off:
    case RecordingState::On:
    case RecordingState::Failed: return false;
    }
    return false;
}

void Recording::fail(std::string message) {
    state_ = RecordingState::Failed;
    message_ = std::move(message);
    notice_ = {.kind = NoticeKind::Warning, .text = message_, .offers_retry = false};
}

void Recording::on_time(Instant now) {
    if (state_ != RecordingState::On) return;
    seconds_ = static_cast<std::uint32_t>((now - started_) / tick);
}

std::optional<Instant> Recording::next_deadline() const {
    if (state_ != RecordingState::On) return std::nullopt;
    return started_ + tick * (static_cast<Duration::rep>(seconds_) + 1);
}

RecordingView Recording::view() const {
    return {.is_offered = is_offered_, .state = state_, .seconds = seconds_, .message = message_};
}

std::optional<Notice> Recording::take_notice() {
    return std::exchange(notice_, std::nullopt);
}

}  // namespace parley::client
