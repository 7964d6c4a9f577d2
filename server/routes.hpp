// Routes: what each HTTP request is answered with. WebSocket upgrades do not come here.
#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "core/border/hub_options.hpp"
#include "server/config.hpp"
#include "server/http_message.hpp"
#include "server/static_files.hpp"

namespace parley::server {

class Routes {
  public:
    // `statistics` is asked for each health report.
    Routes(const Config& config, std::function<HubStatistics()> statistics);

    // A HEAD request gets the same response as GET; the session leaves its body out.
    Response answer(const Request& request);

    // A refusal (400, 404, …) as every other response: with a short text and the security headers.
    Response refusal(unsigned status) const;

    // With the security headers.
    Response secured(Response response) const;

  private:
    Response route(const Request& request);
    Response health() const;

    StaticFiles files_;
    std::vector<Header> security_headers_;
    std::function<HubStatistics()> statistics_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace parley::server
