// Session files: what people offer each other. The machines of room/ decide; here their orders meet the links.
#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "core/base/file_name.hpp"
#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/text.hpp"
#include "core/client/session_parts.hpp"
#include "core/words/say.hpp"

namespace parley {

namespace link_channel = dialect::link_channel;

// Its client is one of ours, and its channel has been open: for a while it may be closed.
bool ClientSession::Parts::takes_files(const PeerId& peer) const {
    return is_ours(peer) && chat_open.contains(peer);
}

std::vector<FileReceiver> ClientSession::Parts::takers_of_files(const PeerId& to) const {
    std::vector<FileReceiver> takers;
    for (const signal::Member& member : members.all()) {
        const bool is_meant = to.empty() || member.id == to;
        if (is_meant && takes_files(member.id)) {
            takers.push_back({.peer = member.id, .name = room::shown_name(member)});
        }
    }
    return takers;
}

// Empty where it can be offered.
std::string ClientSession::Parts::why_not_offered(const intent::OfferFile& intent, bool has_takers) const {
    if (!has_takers && members.all().empty()) return say(Phrase::NobodyToTakeFile);
    if (!has_takers) return say(Phrase::CannotTakeFiles);
    if (intent.bytes > limits::file_bytes_max) {
        return say(Phrase::FileTooLarge, std::to_string(limits::file_bytes_max / 1'000'000'000));
    }
    if (outgoing_files.open_offers() >= limits::file_offers_open_max) {
        return say(Phrase::TooManyFiles, std::to_string(limits::file_offers_open_max));
    }
    return {};
}

void ClientSession::Parts::on(Instant now, const intent::OfferFile& intent) {
    const std::vector<FileReceiver> takers = takers_of_files(intent.to);
    const std::string refusal = phase == Phase::InRoom ? why_not_offered(intent, !takers.empty()) : std::string("-");
    if (!refusal.empty()) {
        context.emit(effect::ForgetFileSource{.source = intent.source});
        if (phase == Phase::InRoom) {
            show(now, {.kind = NoticeKind::Warning, .text = refusal, .offers_retry = false});
        }
        return;
    }
    outgoing_files.offer({.source = intent.source,
                          .name = file_name_from(intent.name),
                          .size = static_cast<std::uint32_t>(intent.bytes),
                          .mime = tidied(intent.mime, limits::file_mime_bytes_max),
                          .after = chat.newest()},
                         takers);
    show(now, {.kind = NoticeKind::Information, .text = say(Phrase::FileOffered), .offers_retry = false});
}

void ClientSession::Parts::on(Instant /*now*/, const intent::AcceptFile& intent) {
    incoming_files.accept(intent.file);
}

void ClientSession::Parts::on(Instant /*now*/, const intent::CancelFile& intent) {
    if (!incoming_files.refuse(intent.file)) outgoing_files.cancel(intent.file);
}

void ClientSession::Parts::on(Instant /*now*/, const event::FileChunkRead& event) {
    if (!outgoing_files.handle(event)) ++context.counters.stale_events;
}

void ClientSession::Parts::on(Instant /*now*/, const event::FileChunkArrived& event) {
    if (!incoming_files.handle(event)) ++context.counters.stale_events;
}

void ClientSession::Parts::on_channel(Instant now, const PeerId& from, const signal::FileMessage& said) {
    const signal::Member* const member = members.find(from);
    if (member == nullptr) return;
    const bool is_taken =
        std::visit(overloaded{
                       [&](const signal::FileOffer& offer) {
                           return incoming_files.on(now, from, room::shown_name(*member), chat.newest(), offer);
                       },
                       [&](const signal::FileDigest& digest) { return incoming_files.on(from, digest); },
                       [&](const signal::FileCancel& cancel) { return incoming_files.on(from, cancel); },
                       [&](const auto& answer) { return outgoing_files.on(from, answer); },
                   },
                   said);
    if (!is_taken) ++context.counters.dropped_files;
}

void ClientSession::Parts::on_news(Instant /*now*/, const link::FileChannelGone& gone) {
    incoming_files.restart(gone.peer);
}

void ClientSession::Parts::open_files(const PeerId& peer) {
    outgoing_files.open(peer);
    incoming_files.open(peer);
}

void ClientSession::Parts::forget_files_of(const PeerId& peer) {
    outgoing_files.forget(peer);
    incoming_files.forget(peer);
}

void ClientSession::Parts::perform_about_files() {
    while (auto action = file_desk.poll()) {
        std::visit(overloaded{
                       [&](const room::SayAboutFile& say) {
                           mesh.send_on_channel(
                               say.to,
                               std::visit([](const auto& said) { return link_channel::encode(said); }, say.message));
                       },
                       [&](room::SendChunkTo& send) {
                           send.order.channel = mesh.file_channel(send.to);
                           if (send.order.channel) context.emit(send.order);
                       },
                       [&](room::ExpectChunkOf& expect) {
                           const link::Link* const link = mesh.find(expect.from);
                           if (link == nullptr || !link->connection()) return;
                           expect.order.connection = link->connection();
                           context.emit(expect.order);
                       },
                       [&](Effect& order) { context.emit(std::move(order)); },
                   },
                   *action);
    }
}

std::vector<FileView> ClientSession::Parts::file_views() const {
    const auto wait = [this](const PeerId& peer, FileState& state) {
        const link::Link* const link = mesh.find(peer);
        if (state == FileState::Moving && (link == nullptr || !link->is_alive())) state = FileState::Waiting;
    };
    std::vector<FileView> views = incoming_files.views();
    for (FileView& view : views) wait(view.peer, view.state);
    for (const FileView& view : outgoing_files.views()) {
        views.push_back(view);
        FileView& own = views.back();
        bool moves = false;
        for (FileReceiver& receiver : own.receivers) {
            wait(receiver.peer, receiver.state);
            moves = moves || receiver.state == FileState::Moving;
        }
        if (own.state == FileState::Moving && !moves) own.state = FileState::Waiting;
    }
    std::sort(views.begin(), views.end(), [](const FileView& one, const FileView& other) { return one.id < other.id; });
    return views;
}

}  // namespace parley
