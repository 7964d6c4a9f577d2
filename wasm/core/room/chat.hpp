// Chat: what was written in a room, by us and by others, in an order that is the same everywhere.
//
// A message is named by its author and a number. Numbers are a clock (Lamport, "Time, Clocks, and the Ordering of
// Events in a Distributed System", 1978): an author takes one more than the highest it has seen. So an answer stands
// below what it answers for everybody, whenever and by whichever way both came, and equal numbers are ordered by the
// authors' ids. Nothing is acknowledged: what may have been lost is sent again, and what came before is dropped.
//
// Nobody can spoil that: a number that is far ahead moves the clock by no more than a bounded step, and each member has
// its own share of messages in a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/base/token_bucket.hpp"
#include "core/border/chat.hpp"
#include "core/signal/chat.hpp"

namespace parley::room {

class Chat {
  public:
    enum class Outcome : std::uint8_t {
        Added,
        Known,    // It came before, or is older than all that is kept.
        TooMany,  // The sender has no share left.
    };

    struct Entry {
        ChatMessage shown;
        std::uint32_t number = 0;
        std::uint32_t place = 0;  // The number as far as it is believed.
        bool was_sent = false;    // Of ours: to anybody.
        bool by_server = false;   // One way it came,
        bool by_link = false;     // and another: from its author, or told.
    };

    // Our own; `text` is tidied and not empty. A null pointer if we write too fast: others would drop it. Good until
    // the next call.
    const Entry* write(Instant now, const PeerId& self, std::string name, std::string text);
    // From the author itself, over its own link.
    Outcome take(Instant now, const PeerId& author, std::string name, signal::Written written);
    // From `teller`, who vouches for it; the caller has made sure that it may.
    Outcome take_told(Instant now, const PeerId& teller, signal::Told told);

    // From a server, which numbers nothing and brings each message once. Whoever is of our own kind sends it over its
    // link as well, or has it told: the two are one message. The name will do for that, since some servers say no id,
    // and authors have another one each time they come back. Authors without an id share one allowance.
    Outcome take_said(Instant now, const PeerId& author, std::string name, std::string text);

    void mark_read() { unread_ = 0; }
    // What the author is called from now on, also where it wrote before.
    void set_name(const PeerId& author, const std::string& name);
    // What we wrote and nobody has got is ours under the new id too.
    void change_self(const PeerId& self);
    // A message of ours was handed to a link.
    void mark_sent(std::uint32_t sequence);
    // The sender's share is counted anew if it comes again.
    void forget_sender(const PeerId& sender) { shares_.erase(sender); }
    void clear();

    // In the order of the conversation.
    const std::vector<Entry>& entries() const { return entries_; }
    // The same as screens see them.
    const ChatMessages& messages() const;
    // The sequence of the one that came last; zero for none.
    std::uint32_t newest() const { return sequence_; }
    // Messages of others since they were read last.
    std::size_t unread() const { return unread_; }

  private:
    bool may_send(Instant now, const PeerId& sender);
    // The first of these for which `holds` is true; a null pointer for none.
    template <typename Predicate>
    Entry* find(const PeerId& author, std::uint32_t number, Predicate holds);
    // Gives what came only by the server its author, its number and its place.
    bool is_said_before(const PeerId& author, const std::string& name, const signal::Written& written, bool is_told);
    Outcome add(Entry entry);
    bool insert(Entry entry);

    std::vector<Entry> entries_;
    std::map<PeerId, TokenBucket> shares_;
    std::optional<TokenBucket> own_share_;
    std::uint32_t clock_ = 0;
    std::uint32_t sequence_ = 0;
    std::size_t unread_ = 0;
    mutable std::optional<ChatMessages> messages_;  // Made when asked for.
};

}  // namespace parley::room
