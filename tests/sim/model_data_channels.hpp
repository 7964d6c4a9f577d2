// Model data channels: the reliable, ordered channels of one modelled connection, announced in-band (RFC 8832).
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "core/border/handle.hpp"
#include "sim/model_transport.hpp"
#include "sim/peer_connection_host.hpp"

namespace parley::sim {

class ModelDataChannels {
  public:
    // Finds the far end of the connection that a transport belongs to; nothing if there is none at the moment.
    using FarEnd = std::function<ModelDataChannels*()>;

    ModelDataChannels(PeerConnectionHost& host, const ModelTransport& transport, PeerConnectionHandle handle,
                      FarEnd far_end)
        : host_(host), transport_(transport), handle_(handle), far_end_(std::move(far_end)) {}

    void open(DataChannelHandle channel, std::string label);
    // Only while the channel is being announced.
    void adopt(DataChannelHandle channel);
    void send(DataChannelHandle channel, std::string text);
    void close(DataChannelHandle channel);
    // The connection is closed here: the far side learns of it if packets pass.
    void close_all();
    // Packets pass (again): what waited goes out.
    void flush();

    bool is_open(DataChannelHandle channel) const;
    std::size_t waiting_messages() const { return unsent_.size(); }

  private:
    struct Channel {
        DataChannelHandle handle;
        std::string label;
        std::uint32_t stream = 0;
        bool ours = false;  // Opened here.
        bool is_open = false;
        bool is_announced = false;
    };
    using Delivery = std::function<void(ModelDataChannels&)>;

    Channel* find(DataChannelHandle handle);
    Channel* find_stream(std::uint32_t stream);
    void open_later(std::uint32_t stream);
    void transmit(Delivery delivery);
    void receive_announcement(std::uint32_t stream, const std::string& label);
    void receive_text(std::uint32_t stream, const std::string& text);
    void receive_close(std::uint32_t stream);

    PeerConnectionHost& host_;
    const ModelTransport& transport_;
    PeerConnectionHandle handle_;
    FarEnd far_end_;
    std::vector<Channel> channels_;
    std::deque<Delivery> unsent_;
    Instant last_arrival_{};
    DataChannelHandle adopted_;
    bool is_closed_ = false;
};

}  // namespace parley::sim
