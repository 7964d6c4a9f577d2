// The operator's port, without a socket: who may see the metrics.
#include "server/admin/admin_routes.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "server/token_check.hpp"

namespace parley::server {
namespace {

class AdminRoutesTest : public ::testing::Test {
  protected:
    unsigned status_of_metrics(const AdminRequest& request) {
        AdminRoutes routes(
            AdminToken("0123456789abcdef"),
            {.host = host_, .sources = sources_, .metrics = metrics_, .sessions = *sessions_, .drain = nullptr});
        return routes.answer(request).status;
    }

    std::ostringstream log_text_;
    Log log_{log_text_, LogFormat::Text, LogLevel::Info};
    boost::asio::io_context context_{1};
    TokenCheck token_check_{TokenOptions{}};
    HubHost host_{context_, HubOptions{}, 1, token_check_, log_};
    std::shared_ptr<Sessions> sessions_ = std::make_shared<Sessions>();
    ServerMetrics metrics_{host_, sessions_, 10};
    Sources sources_;
};

TEST_F(AdminRoutesTest, ShowsMetricsToThisMachineAndToWhoHasTheToken) {
    AdminRequest request{.method = "GET", .target = "/metrics", .authorization = "", .body = "", .is_local = true};
    EXPECT_EQ(status_of_metrics(request), 200U);
    request.is_local = false;
    EXPECT_EQ(status_of_metrics(request), 401U);
    request.authorization = "Bearer wrong";
    EXPECT_EQ(status_of_metrics(request), 401U);
    request.authorization = "Bearer 0123456789abcdef";
    EXPECT_EQ(status_of_metrics(request), 200U);
}

TEST_F(AdminRoutesTest, IsNotReadyWhileItDrainsOrIsFull) {
    EXPECT_EQ(metrics_.why_not_ready(), std::nullopt);
    const ServerMetrics full(host_, sessions_, 0);
    EXPECT_EQ(full.why_not_ready(), "full");
    metrics_.begin_drain();
    EXPECT_EQ(metrics_.why_not_ready(), "draining");
}

}  // namespace
}  // namespace parley::server
