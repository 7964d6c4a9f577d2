// Admin API: lists rooms and members, closes rooms, drains. Described by server/admin.openapi.json.
#pragma once

#include <functional>
#include <string_view>

#include "server/admin/admin_request.hpp"
#include "server/admin/admin_token.hpp"
#include "server/http_message.hpp"
#include "server/hub_host.hpp"
#include "server/metrics/metric_source.hpp"
#include "server/metrics/server_metrics.hpp"
#include "server/sessions.hpp"

namespace parley::server {

class AdminApi {
  public:
    static constexpr std::string_view prefix = "/admin/api/";
    static constexpr std::size_t rooms_per_page_max = 200;
    static constexpr std::size_t rooms_per_page = 50;
    static constexpr std::size_t reason_bytes_max = 200;

    struct Doors {
        HubHost& host;
        const Sources& sources;
        const ServerMetrics& metrics;
        const Sessions& sessions;
        std::function<void()> drain;  // Called at most once.
    };

    // What the doors lead to outlives this.
    AdminApi(AdminToken token, Doors doors) : token_(std::move(token)), doors_(std::move(doors)) {}

    // `request` is for a path that begins with `prefix`.
    Response answer(const AdminRequest& request);
    const AdminToken& token() const { return token_; }

  private:
    Response state() const;
    Response rooms(std::string_view query) const;
    Response room(std::string_view name, std::string_view query) const;
    Response close_room(std::string_view name, std::string_view body);
    Response drain();

    const AdminToken token_;
    Doors doors_;
};

}  // namespace parley::server
