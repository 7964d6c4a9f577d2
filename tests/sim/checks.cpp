// Checks: tab by tab, pair by pair, then the server.
#include "sim/checks.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/dialects.hpp"

namespace parley::sim {

namespace {

class Checks {
  public:
    explicit Checks(World& world) : world_(world) {}

    std::vector<std::string> run() {
        problems_ = world_.surroundings().journal.complaints();
        for (std::string& problem : world_.surroundings().watermarks.problems())
            problems_.push_back(std::move(problem));
        for (BrowserTab* const tab : world_.open_tabs()) {
            if (is_present(*tab)) rooms_[tab->snapshot().room].push_back(tab);
        }
        for (BrowserTab* const tab : world_.open_tabs()) {
            if (!is_allowed_outside(*tab)) check_tab(*tab);
        }
        for (const auto& [room, tabs] : rooms_) {
            for (BrowserTab* const one : tabs) check_members(*one, tabs);
        }
        check_server();
        return std::move(problems_);
    }

  private:
    static bool is_present(BrowserTab& tab) {
        return tab.snapshot().phase == Phase::InRoom && tab.snapshot().signaling == SignalingLink::Open;
    }

    static bool shares_video(const BrowserTab& one, const BrowserTab& other) {
        return has_video(one.options().client.dialect) && has_video(other.options().client.dialect);
    }

    bool is_room_full(BrowserTab& tab) {
        const HubOptions& options = world_.server().options();
        const bool is_voice = !has_video(tab.options().client.dialect);
        const std::size_t capacity =
            is_voice ? std::min(options.voice_members, options.room_members) : options.room_members;
        return rooms_[tab.snapshot().room].size() >= capacity;
    }

    // Who lost the server and then the place in the room keeps the calls that still live.
    bool is_allowed_outside(BrowserTab& tab) {
        const auto& members = tab.snapshot().members;
        const bool has_call = std::any_of(members.begin(), members.end(),
                                          [](const auto& member) { return member.link == LinkState::Connected; });
        if (tab.snapshot().phase != Phase::InRoom || is_present(tab)) return false;
        return (has_call && is_room_full(tab)) || is_name_taken(tab);
    }

    // Where the name is the id, a second tab of the same person waits until the first has gone.
    bool is_name_taken(BrowserTab& tab) {
        if (facts_of(tab.options().client.dialect).ids != signal::IdScheme::ChosenByPerson) return false;
        const std::vector<BrowserTab*>& present = rooms_[tab.snapshot().room];
        return std::any_of(present.begin(), present.end(), [&](BrowserTab* other) {
            return other != &tab && other->snapshot().self.value == tab.snapshot().name;
        });
    }

    void expect(bool holds, const BrowserTab& tab, const std::string& problem) {
        if (!holds) problems_.push_back(tab.label() + ": " + problem);
    }

    void check_tab(BrowserTab& tab) {
        const Snapshot& seen = tab.snapshot();
        expect(seen.phase != Phase::Joining, tab, "is still joining");
        if (seen.phase == Phase::Lobby) check_lobby(tab);
        if (seen.phase == Phase::InRoom) {
            expect(world_.is_wanting_in(tab), tab, "is in a room and does not want to be");
            expect(seen.signaling == SignalingLink::Open, tab, "has no signaling");
            expect(tab.open_sockets() == sockets_of(tab.options().client.dialect), tab,
                   "has another number of sockets than its dialect");
        }
        expect(tab.open_connections() == seen.members.size(), tab, "has other connections than those to the members");
        expect(tab.open_channels() == seen.members.size(), tab, "has other data channels than those to the members");
        expect(tab.unopened_channels() == 0, tab, "has a data channel that never opened");
        check_own_tracks(tab);
    }

    void check_lobby(BrowserTab& tab) {
        expect(tab.open_sockets() == 0, tab, "is in the lobby with a socket");
        expect(tab.snapshot().members.empty(), tab, "is in the lobby with members");
        expect(tab.devices().remote_tracks() == 0, tab, "is in the lobby with tracks of others");
        if (!world_.is_wanting_in(tab)) return;
        expect(is_room_full(tab) || is_name_taken(tab), tab, "is shut out of a room that is not full");
        expect(tab.snapshot().notice.has_value(), tab, "is shut out and does not say why");
    }

    void check_own_tracks(BrowserTab& tab) {
        expect(tab.snapshot().screen.state != ShareState::Requesting, tab, "still waits for a screen");
        std::size_t shown = tab.snapshot().screen.track ? 1 : 0;
        for (const Device* const device : {&tab.snapshot().microphone, &tab.snapshot().camera}) {
            expect(device->state != DeviceState::Requesting, tab, "still waits for a device");
            expect(!device->track || tab.devices().is_local(device->track), tab, "shows a track that is gone");
            if (device->track) ++shown;
        }
        expect(tab.devices().local_tracks() == shown, tab, "keeps a device that it does not show");
    }

    // Those whom only the server has lost: their calls live on, and the others keep them.
    std::vector<BrowserTab*> kept_from_outside(BrowserTab& tab, const std::vector<BrowserTab*>& tabs) {
        std::vector<BrowserTab*> kept;
        for (BrowserTab* const other : world_.open_tabs()) {
            const std::vector<MemberView>& members = tab.snapshot().members;
            const bool is_seen = std::any_of(members.begin(), members.end(), [&](const MemberView& member) {
                return member.id == other->snapshot().self;
            });
            const bool has_double = std::any_of(tabs.begin(), tabs.end(), [&](BrowserTab* present) {
                return present->snapshot().self == other->snapshot().self;
            });
            if (is_seen && !has_double && is_allowed_outside(*other)) kept.push_back(other);
        }
        return kept;
    }

    void check_members(BrowserTab& tab, const std::vector<BrowserTab*>& tabs) {
        const std::vector<BrowserTab*> kept = kept_from_outside(tab, tabs);
        const std::size_t others = tabs.size() - 1 + kept.size();
        expect(
            tab.snapshot().members.size() == others, tab,
            "sees " + std::to_string(tab.snapshot().members.size()) + " others instead of " + std::to_string(others));
        std::size_t tracks = 0;
        for (BrowserTab* const other : kept) tracks += tracks_of(tab, *other);
        for (BrowserTab* const other : tabs) {
            if (other == &tab) continue;
            tracks += tracks_of(tab, *other);
            check_view(tab, *other);
        }
        expect(tab.devices().remote_tracks() == tracks, tab, "has other tracks than the members'");
        if (kept.empty()) check_room_codes(tab, tabs);
    }

    static const MemberView* find_view(BrowserTab& tab, BrowserTab& other) {
        const std::vector<MemberView>& members = tab.snapshot().members;
        const auto view = std::find_if(members.begin(), members.end(),
                                       [&](const MemberView& member) { return member.id == other.snapshot().self; });
        return view == members.end() ? nullptr : &*view;
    }

    // Microphone and camera, and one more for a screen that is shared or was.
    static std::size_t tracks_of(BrowserTab& tab, BrowserTab& other) {
        if (!shares_video(tab, other)) return 1;
        const MemberView* const view = find_view(tab, other);
        ModelPeerConnection* const ours = view == nullptr ? nullptr : tab.connection(view->connection);
        const auto agreed = ours == nullptr ? std::nullopt : ours->current_remote();
        if (!agreed) return 2;
        return static_cast<std::size_t>(
            std::count_if(agreed->sections.begin(), agreed->sections.end(),
                          [](const MediaSection& section) { return section.kind != "application" && section.sends; }));
    }

    void check_view(BrowserTab& tab, BrowserTab& other) {
        const MemberView* const view = find_view(tab, other);
        if (view == nullptr) return expect(false, tab, "does not see " + other.label());
        expect(view->link == LinkState::Connected, tab,
               "is not connected to " + other.label() + ": " + view->link_reason);
        check_words(tab, *view, other);
        check_codes(tab, *view, other);
        if (speak_on_channel(tab, other)) check_chat(tab, other);
        ModelPeerConnection* const ours = tab.connection(view->connection);
        if (ours != nullptr) check_pair(tab, *view, *ours, other);
    }

    // Whether each knows the other for a client of ours, and says more on the channel than a stranger would understand.
    static bool speak_on_channel(const BrowserTab& one, const BrowserTab& other) {
        const signal::Facts& first = facts_of(one.options().client.dialect);
        const signal::Facts& second = facts_of(other.options().client.dialect);
        return (first.correlates && second.correlates) || !first.carries_member_state || !second.carries_member_state;
    }

    // All that the other has written as the member that it is now has come here, once.
    void check_chat(BrowserTab& tab, BrowserTab& other) {
        const Snapshot& here = tab.snapshot();
        for (const ChatMessage& written : other.snapshot().chat) {
            if (!written.is_own || written.author != other.snapshot().self) continue;
            const auto copies = std::count_if(here.chat.begin(), here.chat.end(),
                                              [&](const ChatMessage& message) { return message.text == written.text; });
            expect(copies == 1, tab, "has " + std::to_string(copies) + " times: " + written.text);
        }
        check_order(tab, other);
    }

    // What both have stands in the same order.
    void check_order(BrowserTab& tab, BrowserTab& other) {
        const auto shared = [](BrowserTab& here, BrowserTab& there) {
            std::vector<std::string> texts;
            const ChatMessages& known = there.snapshot().chat;
            for (const ChatMessage& message : here.snapshot().chat) {
                // What only the server has brought stands where it came.
                const bool is_known = std::any_of(known.begin(), known.end(), [&](const ChatMessage& one) {
                    return one.author == message.author && one.text == message.text && !one.over_server;
                });
                if (is_known && !message.over_server) texts.push_back(message.text);
            }
            return texts;
        };
        expect(shared(tab, other) == shared(other, tab), tab, "has another order of messages than " + other.label());
    }

    void check_words(BrowserTab& tab, const MemberView& view, BrowserTab& other) {
        expect(view.name == other.snapshot().name, tab, "calls " + other.label() + " " + view.name);
        const MemberState truth{.microphone_on = other.devices().is_enabled(other.snapshot().microphone.track),
                                .camera_on = other.devices().is_local(other.snapshot().camera.track),
                                .screen_on = other.devices().is_local(other.snapshot().screen.track)};
        expect(view.state == truth, tab, "shows a wrong microphone, camera or screen for " + other.label());
        expect(view.hand == other.snapshot().hand, tab, "shows a wrong hand for " + other.label());
        const RecordingState recording = other.snapshot().recording.state;
        expect(view.is_recording == (recording == RecordingState::On), tab,
               "does not know whether " + other.label() + " records");
    }

    // What people would read to each other.
    void check_codes(BrowserTab& tab, const MemberView& view, BrowserTab& other) {
        const std::vector<MemberView>& members = other.snapshot().members;
        const bool is_same = std::any_of(members.begin(), members.end(), [&](const MemberView& member) {
            return member.id == tab.snapshot().self && member.safety_code == view.safety_code;
        });
        expect(is_same && !view.safety_code.empty(), tab, "has another safety code than " + other.label());
    }

    void check_room_codes(BrowserTab& tab, const std::vector<BrowserTab*>& tabs) {
        for (BrowserTab* const other : tabs) {
            // Who keeps somebody whom the server has lost has one more.
            const bool has_others = other->snapshot().members.size() != tabs.size() - 1;
            if (other->options().client.dialect != "parley" || has_others) return;
        }
        const std::string& words = tab.snapshot().safety_code.words;
        expect(words.empty() == tab.snapshot().members.empty(), tab,
               "has no safety code of the room: " + tab.snapshot().safety_code.missing);
        for (BrowserTab* const other : tabs) {
            expect(other->snapshot().safety_code.words == words, tab, "reads other words than " + other->label());
        }
    }

    void check_pair(BrowserTab& tab, const MemberView& view, ModelPeerConnection& ours, BrowserTab& other) {
        expect(ours.connection_state() == ConnectionState::Connected, tab,
               "shows a dead connection to " + other.label());
        expect(ours.signaling_state() == SignalingState::Stable, tab, "is not stable with " + other.label());
        expect(ours.pending_operations() == 0, tab, "has a pending operation with " + other.label());
        ModelPeerConnection* const theirs = ours.counterpart();
        if (theirs == nullptr) return expect(false, tab, "is not paired with " + other.label());
        const std::vector<MemberView>& others = other.snapshot().members;
        const bool is_shown_there = std::any_of(others.begin(), others.end(), [&](const MemberView& member) {
            return other.connection(member.connection) == theirs;
        });
        expect(is_shown_there, tab, "is paired with a stale connection of " + other.label());
        expect(ours.current_local() == theirs->current_remote(), tab,
               "disagrees on the descriptions with " + other.label());
        check_media(tab, view.audio, *theirs, other, other.snapshot().microphone.track);
        if (shares_video(tab, other)) {
            check_pictures(tab, view, *theirs, other);
        } else {
            expect(!view.video, tab, "has a video of " + other.label() + ", with whom it shares none");
        }
    }

    // Between clients that both speak our own dialect a screen is a second picture.
    void check_pictures(BrowserTab& tab, const MemberView& view, const ModelPeerConnection& theirs, BrowserTab& other) {
        const TrackHandle screen = other.snapshot().screen.track;
        const bool is_second = screen && view.screen;
        const TrackHandle first = screen && !is_second ? screen : other.snapshot().camera.track;
        check_media(tab, view.video, theirs, other, first);
        if (is_second) check_media(tab, view.screen, theirs, other, screen);
        const bool both_ours =
            facts_of(tab.options().client.dialect).correlates && facts_of(other.options().client.dialect).correlates;
        expect(!screen || !both_ours || is_second, tab,
               "has the screen of " + other.label() + " instead of its camera");
    }

    // What we play is what they send.
    void check_media(BrowserTab& tab, TrackHandle seen, const ModelPeerConnection& theirs, const BrowserTab& other,
                     TrackHandle sent) {
        const ModelDevices::RemoteTrack* const track = tab.devices().remote(seen);
        if (track == nullptr) return expect(false, tab, "has no track of " + other.label());
        expect(theirs.sending(track->mid) == sent, tab,
               "does not get the " + std::string(to_text(track->kind)) + " of " + other.label());
        expect(track->kind == TrackKind::Video || track->is_played, tab, "does not play " + other.label());
    }

    static bool is_framed(BrowserTab& tab) {
        const bool has_framing = dialect::find(tab.options().client.dialect)->framing != dialect::Framing::None;
        return has_framing && !tab.is_closed() && is_present(tab);
    }

    void check_server() {
        std::size_t members = 0;
        std::size_t sockets = 0;
        std::size_t rooms = 0;
        for (const auto& [room, tabs] : rooms_) {
            bool is_known = false;
            for (const BrowserTab* const tab : tabs) {
                if (!facts_of(tab->options().client.dialect).has_hub) continue;
                is_known = true;
                ++members;
                sockets += sockets_of(tab->options().client.dialect);
            }
            if (is_known) ++rooms;
        }
        if (!world_.server().is_up()) {
            problems_.push_back("server: is down");
            return;
        }
        const std::size_t framed = static_cast<std::size_t>(
            std::count_if(world_.tabs().begin(), world_.tabs().end(), [](const auto& tab) { return is_framed(*tab); }));
        // Who keeps a call from outside tries to get in again and again, and is connected now and then.
        std::size_t trying = 0;
        for (BrowserTab* const tab : world_.open_tabs()) {
            if (is_allowed_outside(*tab)) trying += sockets_of(tab->options().client.dialect);
        }
        const auto is_near = [trying](std::size_t count, std::size_t least) {
            return count >= least && count <= least + trying;
        };
        if (!is_near(world_.server().sessions(), framed)) {
            problems_.push_back("server: keeps other sessions than there are");
        }
        const HubStatistics figures = world_.server().hub().statistics();
        if (figures.members != members) problems_.push_back("server: counts other members than there are");
        if (!is_near(figures.connections, sockets)) {
            problems_.push_back("server: counts other connections than there are");
        }
        if (figures.rooms != rooms) problems_.push_back("server: counts other rooms than there are");
    }

    World& world_;
    std::vector<std::string> problems_;
    std::map<std::string, std::vector<BrowserTab*>> rooms_;
};

}  // namespace

std::vector<std::string> problems_of(World& world) {
    return Checks(world).run();
}

std::string listed(const std::vector<std::string>& problems) {
    std::string text;
    for (const std::string& problem : problems) text += "  " + problem + "\n";
    return text;
}

}  // namespace parley::sim
