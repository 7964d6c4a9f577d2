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
    // Packets pass the other way only.
    void cut_one_way(TabNumber from, TabNumber to);
    void heal(TabNumber one, TabNumber other);
    void heal_all();
    // A machine that sleeps sends and answers nothing, whatever the paths.
    void set_asleep(TabNumber tab, bool is_asleep);

    // The transport with which this one has agreed on credentials; nothing if it is gone or speaks to another.
    ModelTransport* counterpart(const ModelTransport& transport) const;
    // The same, also by credentials from before an ICE restart, which carry data until it is done.
    ModelTransport* far_end(const ModelTransport& transport) const;
    // Whether packets can pass: agreed credentials, a candidate from each side at the other, a path. An agent that has
    // failed answers no more checks.
    bool connects(const ModelTransport& transport) const;
    // Whether what this side sends arrives. No consent comes back where nothing passes the other way (RFC 7675), but
    // until the agent has failed for that it goes on sending.
    bool reaches(const ModelTransport& transport) const;

  private:
    using Way = std::pair<TabNumber, TabNumber>;  // From, to.
    bool is_cut(TabNumber from, TabNumber to) const { return cut_ways_.contains({from, to}); }
    bool are_awake(const ModelTransport& one, const ModelTransport& other) const;

    std::uint32_t connections_ = 0;
    std::uint32_t ufrags_ = 0;
    std::map<std::uint32_t, ModelTransport*> transports_;
    std::set<Way> cut_ways_;
    std::set<TabNumber> asleep_;
};

}  // namespace parley::sim
