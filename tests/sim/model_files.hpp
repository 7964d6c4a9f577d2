// Model files: what a browser's half of the file transfer does, with a word in place of each chunk's bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "core/border/effect.hpp"
#include "core/border/event.hpp"
#include "sim/model_data_channels.hpp"
#include "sim/peer_connection_host.hpp"

namespace parley::sim {

class ModelFiles {
  public:
    using Complain = std::function<void(const char* rule)>;

    ModelFiles(PeerConnectionHost& host, Complain complain) : host_(host), complain_(std::move(complain)) {}

    // A channel for files. `connection` is there where the far side has opened it.
    void add_channel(DataChannelHandle channel, ModelDataChannels& channels, PeerConnectionHandle connection = {});
    void remove_channel(DataChannelHandle channel);
    // Whether the event is for this alone.
    bool take(const Event& event);
    void send(const effect::SendFileChunk& order);
    void execute(const effect::ForgetFileSource& order);
    void execute(const effect::OpenFileSink& order);
    void execute(const effect::ExpectFileChunk& order);
    void execute(const effect::ForgetFileChunk& order);
    void execute(const effect::WriteFileChunk& order);
    void execute(const effect::CloseFileSink& order);
    void execute(const effect::DiscardFileSink& order);

    // ---- for the tests
    std::uint32_t corrupt_percent = 0;  // Of chunks that arrive.
    // What became of a file: its chunks in their order, and how often it was closed.
    struct Sink {
        std::map<std::uint32_t, std::string> chunks;  // By where they begin.
        std::uint64_t bytes = 0;
        std::uint32_t size = 0;
        std::uint32_t closings = 0;
    };
    const std::map<std::uint32_t, Sink>& sinks() const { return sinks_; }
    std::size_t channels() const { return channels_.size(); }
    std::size_t expected_chunks() const { return expected_.size(); }
    // What stands for the bytes of a chunk of a source.
    static std::string content(std::uint32_t source, std::uint32_t offset, std::uint32_t bytes);

  private:
    struct Channel {
        ModelDataChannels* channels = nullptr;
        PeerConnectionHandle connection = {};
        std::deque<std::string> waiting = {};  // Until it is open.
    };
    struct Chunk {
        std::uint32_t bytes = 0;
        std::string content = {};
    };
    using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // Connection, sender's number, chunk.
    using FileAndChunk = std::pair<std::uint32_t, std::uint32_t>;

    void receive(const Channel& channel, DataChannelHandle handle, const std::string& text);
    void answer_later(OperationId operation, const char* operation_name);

    PeerConnectionHost& host_;
    Complain complain_;
    std::map<std::uint32_t, Channel> channels_;  // By packed handle.
    std::map<Place, FileAndChunk> expected_;
    std::map<FileAndChunk, Chunk> chunks_;
    std::map<std::uint32_t, Sink> sinks_;
};

}  // namespace parley::sim
