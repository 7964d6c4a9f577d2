// Media network: which modelled transports reach each other. Knows all of them by the number of their connection.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace parley::sim {

class ModelTransport;

// Names a tab for the paths between tabs.
using TabNumber = std::uint32_t;

class MediaNetwork {
  public:
    std::uint32_t next_connection() { return ++connections_; }
    std::uint32_t next_ufrag() { return ++ufrags_; }

    void add(ModelTransport& transport);
    void remove(ModelTransport& transport);
    // Something about a transport changed: it and the others look at their connection again.
    void changed();

    // A path that is cut carries nothing either way.
    void cut(TabNumber one, TabNumber other);
    void heal(TabNumber one, TabNumber other);
    void heal_all();

    // The transport with which this one has agreed on credentials; nothing if it is gone or speaks to another.
    ModelTransport* counterpart(const ModelTransport& transport) const;
    // Whether packets can pass: agreed credentials, a candidate from each side at the other, a path. An agent that has
    // failed answers no more checks.
    bool connects(const ModelTransport& transport) const;

  private:
    using Path = std::pair<TabNumber, TabNumber>;
    static Path path(TabNumber one, TabNumber other) { return {std::min(one, other), std::max(one, other)}; }

    std::uint32_t connections_ = 0;
    std::uint32_t ufrags_ = 0;
    std::map<std::uint32_t, ModelTransport*> transports_;
    std::set<Path> cut_paths_;
};

}  // namespace parley::sim
