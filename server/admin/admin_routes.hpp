// Admin routes: what each request on the operator's port is answered with.
#pragma once

#include "server/admin/admin_api.hpp"
#include "server/admin/admin_request.hpp"
#include "server/http_message.hpp"

namespace parley::server {

class AdminRoutes {
  public:
    // What the doors lead to outlives this.
    AdminRoutes(AdminToken token, AdminApi::Doors doors);

    Response answer(const AdminRequest& request);

  private:
    Response route(const AdminRequest& request);
    Response metrics(const AdminRequest& request) const;
    Response readiness() const;
    Response health() const;

    const AdminApi::Doors doors_;
    AdminApi api_;
};

}  // namespace parley::server
