// Sessions: everything that is connected right now, so that all of it can be counted and told to end.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <unordered_set>

#include "server/metrics/traffic.hpp"

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
    // What the system has not taken of what was written, in bytes.
    virtual std::size_t waiting_bytes() const { return 0; }

  protected:
    Traffic& traffic();

  private:
    std::shared_ptr<Sessions> sessions_;
};

class Sessions {
  public:
    std::size_t size() const { return sessions_.size(); }

    // What all of them did, also those that are gone.
    Traffic& traffic() { return traffic_; }
    const Traffic& traffic() const { return traffic_; }

    struct WaitingBytes {
        std::size_t sum = 0;
        std::size_t most = 0;  // Of one session.
    };
    // Asks every session.
    WaitingBytes waiting_bytes() const;

    // `when_empty` is called once, as soon as no session is left, perhaps at once. No session comes after this.
    void shut_down_all(std::function<void()> when_empty);
    // `when_empty` is not called any more.
    void forget_shutdown() { when_empty_ = nullptr; }

  private:
    friend class Session;
    void remove(Session& session);

    std::unordered_set<Session*> sessions_;
    Traffic traffic_;
    std::function<void()> when_empty_;
};

}  // namespace parley::server
