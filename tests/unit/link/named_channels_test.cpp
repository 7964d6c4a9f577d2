// Named channels: labels, and what one connection opens and takes.
#include "core/link/named_channels.hpp"

#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::link {
namespace {

class NamedChannelsTest : public testing::Test {
  protected:
    void SetUp() override {
        context.named_channels.push_back({.name = "draw", .reliability = {}});
        connection = context.connections.allocate();
    }
    // The handles that were ordered to be opened or adopted since the last question; closed ones are left out.
    template <typename Order>
    std::vector<DataChannelHandle> taken() {
        std::vector<DataChannelHandle> handles;
        for (const Effect& effect : context.effects) {
            if (const auto* const order = std::get_if<Order>(&effect)) handles.push_back(order->channel);
        }
        context.effects.clear();
        return handles;
    }

    LinkContext context{1};
    PeerConnectionHandle connection;
    NamedChannels channels{context, PeerId{"b"}};
};

TEST(ChannelNames, AreWhatFollowsThePrefixAndNeitherEmptyNorTooLong) {
    const std::string longest(limits::channel_name_bytes_max, 'x');
    const std::string prefix(named_channel_prefix);
    EXPECT_EQ(channel_name_from(prefix + "draw"), "draw");
    EXPECT_EQ(channel_name_from(prefix + longest), longest);
    for (const std::string& label : {prefix, prefix + longest + "x", std::string("parley"), std::string("draw"),
                                     std::string("parley.file"), std::string()}) {
        EXPECT_EQ(channel_name_from(label), "") << label;
    }
}

TEST_F(NamedChannelsTest, NothingIsOpenedBeforeTheFarSideTakesIt) {
    channels.open(connection, context.named_channels.front());
    EXPECT_TRUE(taken<effect::OpenNamedChannel>().empty());
    channels.start(connection);
    EXPECT_EQ(taken<effect::OpenNamedChannel>().size(), 1U);
    channels.start(connection);
    EXPECT_TRUE(taken<effect::OpenNamedChannel>().empty());
}

TEST_F(NamedChannelsTest, AFarSideThatOpensAndClosesOverAndOverHasSixteenAtATime) {
    for (int i = 0; i < 1000; ++i) channels.adopt(connection, "parley.app." + std::to_string(i));
    const auto adopted = taken<effect::AdoptNamedChannel>();
    ASSERT_EQ(adopted.size(), limits::named_channels_max);
    for (const DataChannelHandle handle : adopted) {
        EXPECT_TRUE(channels.owns(handle));
        channels.on_closed(connection, handle);
        EXPECT_FALSE(channels.owns(handle));
    }
    channels.adopt(connection, "parley.app.next");
    EXPECT_EQ(taken<effect::AdoptNamedChannel>().size(), 1U);
}

TEST_F(NamedChannelsTest, AllHandlesAreGivenBackWithTheConnection) {
    channels.start(connection);
    channels.adopt(connection, "parley.app.draw");
    channels.adopt(connection, "parley.app.other");
    context.effects.clear();
    channels.release_all();
    EXPECT_EQ(taken<effect::CloseDataChannel>().size(), 3U);
    channels.open(connection, context.named_channels.front());
    EXPECT_TRUE(context.effects.empty());
}

}  // namespace
}  // namespace parley::link
