// Model server: which process a socket belongs to, and what becomes of processes.
#include "sim/model_server.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace parley::sim {

ModelServer::ModelServer(Timeline& timeline, Chance& chance, Journal& journal, SignalingNetwork& network,
                         HubOptions options)
    : timeline_(timeline), chance_(chance), journal_(journal), network_(network), options_(std::move(options)) {
    options_.checks_tokens = true;
    network_.serve(*this);
    start();
}

void ModelServer::start() {
    if (process_) return;
    process_ = std::make_shared<ModelProcess>(timeline_, chance_, journal_, network_, options_);
    journal_.note(timeline_.now(), "server", "started");
}

void ModelServer::stop() {
    if (!process_) return;
    process_.reset();
    homes_.clear();
    journal_.note(timeline_.now(), "server", "stopped");
    network_.cut_all(100ms);
}

void ModelServer::change_key() {
    options_.prove = [prove = options_.prove, key = ++keys_](std::string_view text) {
        return prove(std::to_string(key) + '/' + std::string(text));
    };
}

void ModelServer::replace(Duration spread) {
    if (!process_) return start();
    const std::shared_ptr<ModelProcess> former = std::exchange(process_, nullptr);
    journal_.note(timeline_.now(), "server", "replaced");
    start();
    former->drain(spread);
    // It ends with the last of its sockets.
    timeline_.after(spread,
                    [this, former] { std::erase_if(homes_, [&](const auto& home) { return home.second == former; }); });
}

void ModelServer::on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) {
    homes_[socket] = process_;
    process_->on_connection_opened(socket, path, query);
}

void ModelServer::on_connection_frame(ConnectionId socket, const std::string& text) {
    const auto home = homes_.find(socket);
    if (home != homes_.end()) home->second->on_connection_frame(socket, text);
}

void ModelServer::on_connection_closed(ConnectionId socket, bool was_lost) {
    const auto home = homes_.find(socket);
    if (home == homes_.end()) return;
    const std::shared_ptr<ModelProcess> process = std::move(home->second);
    homes_.erase(home);
    process->on_connection_closed(socket, was_lost);
}

}  // namespace parley::sim
