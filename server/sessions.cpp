// Keeps the registry of sessions.
#include "server/sessions.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace parley::server {

Session::Session(std::shared_ptr<Sessions> sessions) : sessions_(std::move(sessions)) {
    sessions_->sessions_.insert(this);
}

Session::~Session() {
    sessions_->remove(*this);
}

Traffic& Session::traffic() {
    return sessions_->traffic();
}

Sessions::WaitingBytes Sessions::waiting_bytes() const {
    WaitingBytes waiting;
    for (const Session* const session : sessions_) {
        const std::size_t bytes = session->waiting_bytes();
        waiting.sum += bytes;
        waiting.most = std::max(waiting.most, bytes);
    }
    return waiting;
}

void Sessions::shut_down_all(std::function<void()> when_empty) {
    // A copy, because ending one may remove it.
    const std::vector<Session*> present(sessions_.begin(), sessions_.end());
    for (Session* session : present) {
        if (sessions_.contains(session)) session->shut_down();
    }
    if (sessions_.empty()) {
        when_empty();
    } else {
        when_empty_ = std::move(when_empty);
    }
}

void Sessions::remove(Session& session) {
    sessions_.erase(&session);
    if (sessions_.empty() && when_empty_) std::exchange(when_empty_, nullptr)();
}

}  // namespace parley::server
