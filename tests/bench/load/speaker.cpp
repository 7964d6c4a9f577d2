// The kinds: our own protocol, peer-list (also the `ws` relay and the Go server), Socket.IO's voice-room, PeerServer.
#include "load/speaker.hpp"

#include <algorithm>

namespace parley::load {

namespace {

// The text behind `mark` up to the next quotation mark.
std::string value_behind(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) return {};
    const auto begin = at + mark.size();
    return std::string(text.substr(begin, text.find('"', begin) - begin));
}

std::size_t count(std::string_view text, std::string_view mark) {
    std::size_t found = 0;
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) ++found;
    return found;
}

std::string candidate_object(const std::string& stamp) {
    return R"({"candidate":")" + candidate_text(stamp) +
           R"(","sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"load"})";
}

class Parley final : public Speaker {
  public:
    explicit Parley(std::string room) : room_(std::move(room)) {}
    std::string path() const override { return "/parley"; }
    std::string subprotocol() const override { return "parley.v1"; }
    std::vector<std::string> greeting() override {
        return {R"({"type":"join","version":1,"room":")" + room_ + R"(","name":"Load"})"};
    }
    std::vector<std::string> answer(std::string_view text) override {
        if (text.starts_with(R"({"type":"joined")")) {
            id_ = value_behind(text, R"("id":")");
            known_ += count(text.substr(text.find(R"("members":)")), R"("id":)");
        } else if (text.starts_with(R"({"type":"member-joined")")) {
            ++known_;
        }
        return {};
    }
    std::string candidate(const std::string& to, const std::string& stamp) const override {
        return R"({"type":"candidate","to":")" + to + R"(","connection":1,"exchange":1,"candidate":)" +
               candidate_object(stamp) + "}";
    }

  private:
    std::string room_;
};

class PeerList final : public Speaker {
  public:
    PeerList(const std::string& room, std::size_t number)
        : path_("/ws?room=" + room), own_("load-" + std::to_string(number)) {}
    std::string path() const override { return path_; }
    std::vector<std::string> greeting() override { return {R"({"type":"join","peerId":")" + own_ + R"("})"}; }
    std::vector<std::string> answer(std::string_view text) override {
        if (text.starts_with(R"({"type":"peer-list")")) {
            id_ = own_;
            known_ = count(text, "load-") - count(text, '"' + own_ + '"');
        } else if (text.starts_with(R"({"type":"peer-joined")")) {
            ++known_;
        }
        return {};
    }
    std::string candidate(const std::string& to, const std::string& stamp) const override {
        return R"({"type":"candidate","from":")" + own_ + R"(","to":")" + to + R"(","candidate":)" +
               candidate_object(stamp) + "}";
    }

  private:
    std::string path_;
    std::string own_;
};

class VoiceRoom final : public Speaker {
  public:
    // A stock server joins by `joinRoom`, ours by `joinVoice`.
    VoiceRoom(std::string room, std::string join) : room_(std::move(room)), join_(std::move(join)) {}
    std::string path() const override { return "/socket.io/?EIO=4&transport=websocket"; }
    std::vector<std::string> answer(std::string_view text) override {
        if (text == "2") return {"3"};
        if (text.starts_with("0")) return {"40"};
        if (text.starts_with("40")) {
            own_ = value_behind(text, R"("sid":")");
            return {R"(42[")" + join_ + R"(",{"room":")" + room_ + R"("}])"};
        }
        if (text.starts_with(R"(42["roomUsers")")) id_ = own_;
        return {};
    }
    std::string candidate(const std::string& to, const std::string& stamp) const override {
        return R"(42["webrtc-ice-candidate",{"candidate":)" + candidate_object(stamp) + R"(,"to":")" + to + R"("}])";
    }

  private:
    std::string room_;
    std::string join_;
    std::string own_;
};

class PeerServer final : public Speaker {
  public:
    explicit PeerServer(std::size_t number) : own_("load-" + std::to_string(number)) {}
    std::string path() const override { return "/peerjs?key=peerjs&token=load&version=1.5.5&id=" + own_; }
    std::vector<std::string> answer(std::string_view text) override {
        if (text.starts_with(R"({"type":"OPEN")")) id_ = own_;
        return {};
    }
    std::string candidate(const std::string& to, const std::string& stamp) const override {
        return R"({"type":"CANDIDATE","payload":{"candidate":)" + candidate_object(stamp) +
               R"(,"type":"data","connectionId":"dc_load"},"dst":")" + to + R"("})";
    }

  private:
    std::string own_;
};

}  // namespace

std::string candidate_text(const std::string& stamp) {
    return "candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host generation 0 ufrag " + stamp;
}

std::unique_ptr<Speaker> make_speaker(std::string_view kind, const std::string& room, std::size_t number) {
    if (kind == "parley") return std::make_unique<Parley>(room);
    if (kind == "peer-list") return std::make_unique<PeerList>(room, number);
    if (kind == "voice-room") return std::make_unique<VoiceRoom>(room, "joinVoice");
    if (kind == "socket.io") return std::make_unique<VoiceRoom>(room, "joinRoom");
    if (kind == "peerserver") return std::make_unique<PeerServer>(number);
    return nullptr;
}

}  // namespace parley::load
