// Signaling address: what is opened for what the page was given.
#include <string>

#include <gtest/gtest.h>

#include "core/client/signaling_connection.hpp"

namespace parley::client {
namespace {

struct Row {
    std::string name;
    std::string given;
    std::string dialect;
    std::string room;
    std::string opened;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.name;
}

class SignalingAddress : public testing::TestWithParam<Row> {};

TEST_P(SignalingAddress, IsOpened) {
    const Row& row = GetParam();
    const dialect::Dialect* dialect = dialect::find(row.dialect);
    ASSERT_NE(dialect, nullptr);
    EXPECT_EQ(signaling_address(row.given, *dialect, row.room), row.opened);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SignalingAddress,
    testing::Values(Row{"the dialect's path is added", "ws://host:8080", "parley", "fox", "ws://host:8080/parley"},
                    Row{"a lone slash is no path", "wss://host/", "parley", "fox", "wss://host/parley"},
                    Row{"a path of one's own stays", "wss://host/signal", "parley", "fox", "wss://host/signal"},
                    Row{"the room goes into the address where it names it", "ws://host", "peer-list", "blue fox",
                        "ws://host/ws?room=blue%20fox"},
                    Row{"the default room needs no parameter", "ws://host", "peer-list", "default", "ws://host/ws"},
                    Row{"parameters of one's own stay", "ws://host/ws?key=1", "peer-list", "fox",
                        "ws://host/ws?key=1&room=fox"},
                    Row{"a slash among the parameters is no path", "ws://host?next=/a", "parley", "fox",
                        "ws://host/parley?next=/a"}));

}  // namespace
}  // namespace parley::client
