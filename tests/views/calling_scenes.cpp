// Calling scenes: see the header.
#include "views/calling_scenes.hpp"

#include <utility>

namespace parley::ui {

Snapshot with_callsigns(Snapshot snapshot) {
    snapshot.invitations.is_possible = true;
    return snapshot;
}

Snapshot reachable(Snapshot snapshot) {
    snapshot.invitations.is_possible = true;
    snapshot.invitations.callsign = "eva";
    snapshot.invitations.reachability = Reachability::On;
    return snapshot;
}

Snapshot called(Snapshot snapshot) {
    Snapshot rings = reachable(std::move(snapshot));
    rings.invitations.incoming = IncomingInvitation{.name = "Ana Mart\u00EDnez", .room = "quiet-heron-7"};
    return rings;
}

Snapshot calling_room(std::size_t people) {
    using enum InvitationState;
    Snapshot snapshot = with_callsigns(room(people));
    snapshot.invitations.outgoing = {{.callsign = "ben", .state = Ringing},
                                     {.callsign = "\u30B1\u30F3", .state = Declined},
                                     {.callsign = "jo\u00E3o from the third floor", .state = Unreachable}};
    return snapshot;
}

void add_calls(std::vector<Scene>& scenes) {
    Snapshot taken = with_callsigns(lobby());
    taken.invitations.callsign = "eva";
    taken.invitations.reachability = Reachability::Refused;
    taken.invitations.message = "Somebody else is reachable by this name. Choose another.";
    scenes.push_back({.name = "lobby-callsigns", .snapshot = with_callsigns(lobby())});
    scenes.push_back({.name = "lobby-reachable", .snapshot = reachable(lobby_with_devices())});
    scenes.push_back({.name = "lobby-being-reachable", .snapshot = with_callsigns(lobby()), .reachable_open = true});
    scenes.push_back({.name = "lobby-callsign-taken", .snapshot = taken, .reachable_open = true});
    scenes.push_back(
        {.name = "lobby-callsign-change", .snapshot = reachable(lobby_with_devices()), .reachable_open = true});
    scenes.push_back({.name = "lobby-called", .snapshot = called(lobby_with_devices())});
    scenes.push_back({.name = "joining-called", .snapshot = called(joining())});
    scenes.push_back({.name = "room-called", .snapshot = called(room(3))});
    scenes.push_back({.name = "room-alone-called", .snapshot = called(room(1))});
    scenes.push_back({.name = "members-calls", .snapshot = calling_room(4), .panel = Panel::People});
    scenes.push_back(
        {.name = "members-calling", .snapshot = calling_room(2), .panel = Panel::People, .calling_open = true});
    scenes.push_back({.name = "members-callsigns", .snapshot = with_callsigns(room(5)), .panel = Panel::People});
}

}  // namespace parley::ui
