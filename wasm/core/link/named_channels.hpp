// Named channels: what carries the messages of the page around us on one connection. Each side sends on a channel for
// each name that it has declared, opened by itself with the reliability that it wants; the far side adopts it and only
// receives on it. So both may declare the same name at the same time, and what one of them does not declare yet can
// reach it all the same.
//
// Who closes a name closes both directions. The other one, which still wants to send, opens its own again once it
// hears that the name was declared anew: by the channel that comes with that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/border/handle.hpp"
#include "core/border/named_channel.hpp"
#include "core/link/link_context.hpp"

namespace parley::link {

inline constexpr std::string_view named_channel_prefix = "parley.app.";

// The name that a label stands for; empty for a label of something else, and for a name that is too long.
std::string_view channel_name_from(std::string_view label);

class NamedChannels {
  public:
    NamedChannels(LinkContext& context, PeerId peer) : context_(context), peer_(std::move(peer)) {}

    bool owns(DataChannelHandle channel) const;
    // The far side takes them from now on: all that are declared are opened.
    void start(PeerConnectionHandle connection);
    // One more is declared.
    void open(PeerConnectionHandle connection, const NamedChannel& declared);
    // One is not declared any more.
    void close(const std::string& name);
    // One that the far side announced. Of several with the same name the latest counts; too many are refused.
    void adopt(PeerConnectionHandle connection, const std::string& label);
    // One that was closed by the far side, or by the browser.
    void on_closed(PeerConnectionHandle connection, DataChannelHandle channel);
    // The connection is gone.
    void release_all();

  private:
    struct Entry {
        std::string name = {};
        DataChannelHandle outgoing = {};
        DataChannelHandle incoming = {};
        bool is_refused = false;     // The far side has closed the one that we send on.
        bool was_announced = false;  // It has declared the name at some time.
        bool is_renewed = false;     // It has declared the name again since we opened ours.
    };

    Entry& entry_of(const std::string& name);
    std::size_t incoming_channels() const;
    void open(PeerConnectionHandle connection, const NamedChannel& declared, Entry& entry);
    void release(DataChannelHandle& channel);
    void forget_unused();

    LinkContext& context_;
    PeerId peer_;
    std::vector<Entry> entries_;
    bool has_started_ = false;
};

}  // namespace parley::link
