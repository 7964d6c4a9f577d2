// Screen share: see the header.
#include "core/client/screen_share.hpp"

#include <utility>

#include "core/words/say.hpp"

namespace parley::client {

namespace {

// Whoever closes the browser's question has decided, and need not be told.
constexpr std::string_view closed_by_person = "NotAllowedError";

}  // namespace

void ScreenShare::start() {
    is_wanted_ = true;
    if (asked_ || shared_) return;
    asked_ = context_.next_operation();
    asked_track_ = context_.tracks.allocate();
    context_.emit(effect::RequestScreen{.operation = asked_, .video = asked_track_});
}

void ScreenShare::stop() {
    is_wanted_ = false;
    release();
}

void ScreenShare::release() {
    if (!shared_) return;
    context_.emit(effect::ReleaseTrack{.track = shared_});
    context_.tracks.release(shared_);
    shared_ = {};
}

bool ScreenShare::handle(const event::MediaGranted& granted) {
    if (!asked_ || granted.operation != asked_) return false;
    asked_ = {};
    shared_ = std::exchange(asked_track_, TrackHandle{});
    if (!is_wanted_) release();
    return true;
}

bool ScreenShare::handle(const event::TrackEnded& ended) {
    if (!ended.track || ended.track != shared_) return false;
    stop();
    return true;
}

bool ScreenShare::handle(const event::OperationFailed& failed, std::string& refused) {
    if (!asked_ || failed.operation != asked_) return false;
    asked_ = {};
    context_.tracks.release(std::exchange(asked_track_, TrackHandle{}));
    if (is_wanted_ && failed.name != closed_by_person) refused = say(Phrase::ScreenNotShared);
    is_wanted_ = false;
    return true;
}

ShareState ScreenShare::state() const {
    if (shared_) return ShareState::On;
    return asked_ && is_wanted_ ? ShareState::Requesting : ShareState::Off;
}

}  // namespace parley::client
