// The machine of files that we offer: each receiver for itself, and nobody gets what it may not ask for.
#include "core/room/outgoing_files.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "unit/room/file_actions.hpp"

namespace parley::room {
namespace {

const PeerId ben{"b"};
const PeerId cy{"c"};
constexpr std::uint32_t chunk = limits::file_chunk_bytes;

class OutgoingFilesTest : public testing::Test {
  protected:
    void offer(const std::vector<FileReceiver>& to, std::uint32_t size = 2 * chunk + 5) {
        files.offer({.source = 7, .name = "plan.pdf", .size = size}, to);
    }
    std::string taken() { return test::taken(desk); }
    FileState state(std::size_t receiver = 0) { return files.views()[0].receivers[receiver].state; }

    std::uint32_t operations = 0;
    FileDesk desk{[this] { return OperationId{.value = ++operations}; }};
    OutgoingFiles files{desk};
    const std::vector<FileReceiver> both{{.peer = ben, .name = "Ben"}, {.peer = cy, .name = "Cy"}};
};

TEST_F(OutgoingFilesTest, AnOfferIsSaidToEachAndSendsNothing) {
    offer(both);
    EXPECT_EQ(taken(), R"(b {"type":"file-offer","file":1,"name":"plan.pdf","size":524293}; )"
                       R"(c {"type":"file-offer","file":1,"name":"plan.pdf","size":524293})");
    EXPECT_EQ(state(0), FileState::Offered);
    EXPECT_EQ(files.open_offers(), 1U);
}

TEST_F(OutgoingFilesTest, ChunksAreSentAsTheyAreAskedForAndTheirDigestsSaid) {
    offer(both);
    taken();
    EXPECT_TRUE(files.on(cy, signal::FileProgress{.file = 1, .bytes = 0}));
    EXPECT_TRUE(files.on(cy, signal::FileRequest{.file = 1, .chunk = 2}));
    EXPECT_EQ(taken(), "send #1 c 2 at 524288+5");
    EXPECT_TRUE(files.handle(event::FileChunkRead{.operation = {1}, .digest = "abc"}));
    EXPECT_EQ(taken(), R"(c {"type":"file-digest","file":1,"chunk":2,"digest":"abc"})");
    EXPECT_FALSE(files.handle(event::FileChunkRead{.operation = {1}, .digest = "abc"}));
    EXPECT_EQ(state(0), FileState::Offered);
    EXPECT_EQ(state(1), FileState::Moving);
}

TEST_F(OutgoingFilesTest, NothingIsSentOfWhatWasNotOfferedOrIsOutOfRangeOrTooMuchAtATime) {
    offer({{.peer = ben, .name = "Ben"}});
    taken();
    EXPECT_FALSE(files.on(cy, signal::FileRequest{.file = 1, .chunk = 0}));
    EXPECT_FALSE(files.on(ben, signal::FileRequest{.file = 2, .chunk = 0}));
    EXPECT_FALSE(files.on(ben, signal::FileRequest{.file = 1, .chunk = 3}));
    EXPECT_FALSE(files.on(ben, signal::FileProgress{.file = 1, .bytes = 2 * chunk + 6}));
    for (std::size_t i = 0; i < limits::file_chunks_ahead_max; ++i) {
        EXPECT_TRUE(files.on(ben, signal::FileRequest{.file = 1, .chunk = 0}));
    }
    EXPECT_FALSE(files.on(ben, signal::FileRequest{.file = 1, .chunk = 0}));
    EXPECT_EQ(operations, limits::file_chunks_ahead_max);
}

TEST_F(OutgoingFilesTest, EndsForEachReceiverByItselfAndLetsGoOfTheFileAtTheLast) {
    offer(both);
    taken();
    EXPECT_TRUE(files.on(ben, signal::FileDone{.file = 1}));
    EXPECT_EQ(taken(), "");
    EXPECT_EQ(files.views()[0].state, FileState::Offered);
    EXPECT_TRUE(files.on(cy, signal::FileRefuse{.file = 1}));
    EXPECT_EQ(taken(), "forget source 7");
    EXPECT_EQ(state(0), FileState::Finished);
    EXPECT_EQ(state(1), FileState::Refused);
    EXPECT_EQ(files.views()[0].state, FileState::Finished);
    EXPECT_EQ(files.open_offers(), 0U);
    EXPECT_FALSE(files.on(ben, signal::FileDone{.file = 1}));
}

TEST_F(OutgoingFilesTest, CancellingIsSaidToThoseWhoAreNotThrough) {
    offer(both);
    files.on(ben, signal::FileDone{.file = 1});
    taken();
    EXPECT_TRUE(files.cancel(1));
    EXPECT_EQ(taken(), R"(c {"type":"file-cancel","file":1}; forget source 7)");
    EXPECT_EQ(state(1), FileState::Cancelled);
    EXPECT_FALSE(files.cancel(1));
    EXPECT_FALSE(files.cancel(2));
    // It may have been said into a channel that was lost.
    files.open(cy);
    EXPECT_EQ(taken(), R"(c {"type":"file-cancel","file":1})");
}

TEST_F(OutgoingFilesTest, OffersOnceMoreWhenAChannelOpensAndForgetsWhatWasBeingRead) {
    offer({{.peer = ben, .name = "Ben"}}, 5);
    files.on(ben, signal::FileRequest{.file = 1, .chunk = 0});
    taken();
    files.open(ben);
    EXPECT_EQ(taken(), R"(b {"type":"file-offer","file":1,"name":"plan.pdf","size":5})");
    EXPECT_FALSE(files.handle(event::FileChunkRead{.operation = {1}, .digest = "abc"}));
}

TEST_F(OutgoingFilesTest, WhoLeavesHasNotFinishedAndWhoComesUnderItsIdIsAnother) {
    offer({{.peer = ben, .name = "Ben"}});
    taken();
    files.forget(ben);
    EXPECT_EQ(taken(), "forget source 7");
    EXPECT_EQ(state(), FileState::Unfinished);
    EXPECT_EQ(files.views()[0].receivers[0].name, "Ben");
    files.open(ben);
    EXPECT_EQ(taken(), "");
}

TEST_F(OutgoingFilesTest, AFileThatCannotBeReadFailsForAllAndALostChannelIsNoFailure) {
    offer(both);
    files.on(ben, signal::FileRequest{.file = 1, .chunk = 0});
    files.on(ben, signal::FileRequest{.file = 1, .chunk = 1});
    taken();
    EXPECT_TRUE(files.handle(event::OperationFailed{.operation = {1}, .name = "InvalidStateError", .message = {}}));
    EXPECT_EQ(taken(), "");
    EXPECT_TRUE(files.handle(event::OperationFailed{.operation = {2}, .name = "NotReadableError", .message = {}}));
    EXPECT_EQ(taken(), R"(b {"type":"file-cancel","file":1,"failed":true}; )"
                       R"(c {"type":"file-cancel","file":1,"failed":true}; forget source 7)");
    EXPECT_EQ(state(1), FileState::Failed);
    EXPECT_NE(files.views()[0].reason, "");
}

TEST_F(OutgoingFilesTest, KeepsABoundedNumberAndNoneAfterLeaving) {
    for (std::size_t i = 0; i < limits::files_kept_max + 5; ++i) {
        offer({{.peer = ben, .name = "Ben"}});
        if (i > 0) files.cancel(static_cast<std::uint32_t>(i));
    }
    EXPECT_EQ(files.views().size(), limits::files_kept_max);
    taken();
    files.clear();
    EXPECT_EQ(taken(), "forget source 7");
    EXPECT_TRUE(files.views().empty());
}

}  // namespace
}  // namespace parley::room
