// Sessions: everything that is connected right now, so that all of it can be counted and told to end.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <unordered_set>

namespace parley::server {

class Sessions;

// One connected client, of any protocol. Stands in the registry from construction to destruction.
class Session {
  public:
    explicit Session(std::shared_ptr<Sessions> sessions);
    virtual ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // Ends as politely as the protocol allows, soon and by itself. Once.
    virtual void shut_down() = 0;

  private:
    std::shared_ptr<Sessions> sessions_;
};

class Sessions {
  public:
    std::size_t size() const { return sessions_.size(); }

    // `when_empty` is called once, as soon as no session is left, perhaps at once. No session comes after this.
    void shut_down_all(std::function<void()> when_empty);
    // `when_empty` is not called any more.
    void forget_shutdown() { when_empty_ = nullptr; }

  private:
    friend class Session;
    void remove(Session& session);

    std::unordered_set<Session*> sessions_;
    std::function<void()> when_empty_;
};

}  // namespace parley::server
