// The machine of files that are offered to us: nothing before the person accepts, nothing written that is wrong, and
// nothing asked for twice that was written.
#include "core/room/incoming_files.hpp"

#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "unit/room/file_actions.hpp"

namespace parley::room {
namespace {

const PeerId ben{"b"};
const PeerId cy{"c"};
constexpr Instant start{1000ms};
constexpr std::uint32_t chunk = limits::file_chunk_bytes;

class IncomingFilesTest : public testing::Test {
  protected:
    bool offer(const PeerId& from, std::uint32_t number, std::uint32_t size, Instant now = start) {
        return files.on(now, from, from.value, 0, signal::FileOffer{.file = number, .name = "a", .size = size});
    }
    // Of Ben, under the id 1, accepted, and a place is there. Operation #1 is used up.
    void accepted(std::uint32_t size) {
        offer(ben, 5, size);
        files.accept(1);
        done(1);
    }
    bool done(std::uint32_t operation) { return files.handle(event::OperationDone{.operation = {operation}}); }
    bool failed(std::uint32_t operation, const std::string& name = "UnknownError") {
        return files.handle(event::OperationFailed{.operation = {operation}, .name = name, .message = {}});
    }
    bool told(std::uint32_t at, const std::string& digest) {
        return files.on(ben, signal::FileDigest{.file = 5, .chunk = at, .digest = digest});
    }
    bool arrived(std::uint32_t at, const std::string& digest) {
        return files.handle(event::FileChunkArrived{.file = 1, .chunk = at, .digest = digest});
    }
    std::string taken() { return test::taken(desk); }
    const FileView& view(std::size_t at = 0) { return files.views()[at]; }

    std::uint32_t operations = 0;
    FileDesk desk{[this] { return OperationId{.value = ++operations}; }};
    IncomingFiles files{desk};
};

TEST_F(IncomingFilesTest, AnOfferOrdersNothingAndIsUnread) {
    EXPECT_TRUE(offer(ben, 5, 10));
    EXPECT_EQ(taken(), "");
    EXPECT_EQ(view().state, FileState::Offered);
    EXPECT_EQ(view().sender, "b");
    EXPECT_EQ(files.unread(), 1U);
    files.mark_read();
    EXPECT_EQ(files.unread(), 0U);
}

TEST_F(IncomingFilesTest, TheCourseOfAFileOfTwoChunks) {
    offer(ben, 5, chunk + 3);
    EXPECT_TRUE(files.accept(1));
    EXPECT_EQ(taken(), "open #1 1 a");
    EXPECT_EQ(view().state, FileState::Opening);
    EXPECT_FALSE(files.accept(1));
    EXPECT_TRUE(done(1));
    EXPECT_EQ(taken(), R"(b {"type":"file-progress","file":5,"bytes":0}; expect b 5/0+262144; )"
                       R"(b {"type":"file-request","file":5,"chunk":0}; expect b 5/1+3; )"
                       R"(b {"type":"file-request","file":5,"chunk":1})");
    // The digest may come before the bytes are all there, and the other way round.
    EXPECT_TRUE(told(0, "x"));
    EXPECT_EQ(taken(), "");
    EXPECT_TRUE(arrived(0, "x"));
    EXPECT_EQ(taken(), "write #2 1/0");
    EXPECT_TRUE(arrived(1, "y"));
    EXPECT_TRUE(told(1, "y"));
    EXPECT_EQ(taken(), "write #3 1/1");
    EXPECT_TRUE(done(3));
    EXPECT_EQ(taken(), R"(b {"type":"file-progress","file":5,"bytes":3})");
    EXPECT_TRUE(done(2));
    EXPECT_EQ(taken(), R"(b {"type":"file-progress","file":5,"bytes":262147}; close #4 1)");
    EXPECT_EQ(view().state, FileState::Moving);
    EXPECT_TRUE(done(4));
    EXPECT_EQ(taken(), R"(b {"type":"file-done","file":5})");
    EXPECT_EQ(view().state, FileState::Finished);
    EXPECT_FALSE(done(4));
}

TEST_F(IncomingFilesTest, AnEmptyFileIsThroughWithoutABytes) {
    accepted(0);
    EXPECT_EQ(taken(), R"(open #1 1 a; b {"type":"file-progress","file":5,"bytes":0}; close #2 1)");
    done(2);
    EXPECT_EQ(taken(), R"(b {"type":"file-done","file":5})");
}

TEST_F(IncomingFilesTest, NoMoreIsUnderWayFromAMemberThanTheWindowAndTheFirstFileGoesFirst) {
    accepted(20 * chunk);
    offer(ben, 6, 20 * chunk);
    files.accept(2);
    done(2);
    offer(cy, 1, chunk);
    files.accept(3);
    done(3);
    std::string all = taken();
    EXPECT_NE(all.find(R"("file":5,"chunk":7)"), std::string::npos);
    EXPECT_EQ(all.find(R"("file":5,"chunk":8)"), std::string::npos);
    EXPECT_EQ(all.find(R"("file":6,"chunk":0)"), std::string::npos);
    EXPECT_NE(all.find("expect c 1/0"), std::string::npos);
    EXPECT_TRUE(files.refuse(1));
    all = taken();
    EXPECT_NE(all.find(R"("file":6,"chunk":7)"), std::string::npos);
    EXPECT_NE(all.find("discard 1"), std::string::npos);
}

TEST_F(IncomingFilesTest, AWrongChunkIsAskedForAgainABoundedNumberOfTimes) {
    accepted(10);
    taken();
    for (std::uint32_t i = 1; i < limits::file_chunk_tries_max; ++i) {
        told(0, "x");
        arrived(0, "y");
        EXPECT_EQ(taken(), R"(forget 1/0; expect b 5/0+10; b {"type":"file-request","file":5,"chunk":0})");
    }
    told(0, "x");
    arrived(0, "y");
    EXPECT_EQ(taken(), R"(b {"type":"file-refuse","file":5,"failed":true}; forget 1/0; discard 1)");
    EXPECT_EQ(view().state, FileState::Failed);
    EXPECT_NE(view().reason, "");
}

TEST_F(IncomingFilesTest, WhatWasNotAskedForIsNotTaken) {
    EXPECT_FALSE(told(0, "x"));
    offer(ben, 5, 10);
    EXPECT_FALSE(told(0, "x"));
    EXPECT_FALSE(arrived(0, "x"));
    files.accept(1);
    done(1);
    EXPECT_FALSE(told(1, "x"));
    EXPECT_FALSE(files.on(cy, signal::FileDigest{.file = 5, .chunk = 0, .digest = "x"}));
    EXPECT_FALSE(files.on(cy, signal::FileCancel{.file = 5}));
    EXPECT_TRUE(told(0, "x"));
    EXPECT_FALSE(told(0, "y"));
}

TEST_F(IncomingFilesTest, ANewChannelAsksForWhatHasNotArrivedAndForNothingThatWasWritten) {
    accepted(3 * chunk);
    told(0, "x");
    arrived(0, "x");
    done(2);
    told(1, "y");
    arrived(1, "y");
    taken();
    files.open(ben);
    EXPECT_EQ(taken(), R"(forget 1/2; b {"type":"file-progress","file":5,"bytes":262144}; )"
                       R"(expect b 5/2+262144; b {"type":"file-request","file":5,"chunk":2})");
    offer(ben, 5, 3 * chunk);
    EXPECT_EQ(files.views().size(), 1U);
    done(3);
    EXPECT_EQ(view().bytes, 2 * chunk);
}

TEST_F(IncomingFilesTest, AnswersThatWereLostAreRepeatedWhenTheOfferIs) {
    offer(ben, 5, 10);
    files.refuse(1);
    taken();
    offer(ben, 5, 10);
    EXPECT_EQ(taken(), R"(b {"type":"file-refuse","file":5})");
    offer(ben, 6, 0);
    files.accept(2);
    done(1);
    done(2);
    taken();
    offer(ben, 6, 0);
    EXPECT_EQ(taken(), R"(b {"type":"file-done","file":6})");
}

TEST_F(IncomingFilesTest, WhoDoesNotSayWhereMayAcceptAgain) {
    offer(ben, 5, 10);
    files.accept(1);
    taken();
    EXPECT_TRUE(failed(1, "AbortError"));
    EXPECT_EQ(taken(), "");
    EXPECT_EQ(view().state, FileState::Offered);
    files.accept(1);
    EXPECT_EQ(taken(), "open #2 1 a");
    failed(2, "QuotaExceededError");
    EXPECT_EQ(taken(), R"(b {"type":"file-refuse","file":5,"failed":true})");
    EXPECT_EQ(view().state, FileState::Failed);
}

TEST_F(IncomingFilesTest, WhatCannotBeWrittenFails) {
    accepted(10);
    told(0, "x");
    arrived(0, "x");
    taken();
    EXPECT_TRUE(failed(2));
    EXPECT_EQ(taken(), R"(b {"type":"file-refuse","file":5,"failed":true}; discard 1)");
    EXPECT_EQ(view().state, FileState::Failed);
}

TEST_F(IncomingFilesTest, EndsInWhateverStateItIsWithNothingLeftBehind) {
    struct Row {
        const char* about;
        std::uint32_t steps;  // Offered, accepted, a place is there.
        const char* left;     // What is ordered when the sender ends it.
    };
    for (const Row& row :
         {Row{"offered", 0, ""}, Row{"opening", 1, "discard 1"}, Row{"moving", 2, "forget 1/0; discard 1"}}) {
        for (const bool leaves : {false, true}) {
            operations = 0;
            FileDesk own{[this] { return OperationId{.value = ++operations}; }};
            IncomingFiles incoming{own};
            incoming.on(start, ben, "Ben", 0, signal::FileOffer{.file = 5, .name = "a", .size = 10});
            if (row.steps > 0) incoming.accept(1);
            if (row.steps > 1) incoming.handle(event::OperationDone{.operation = {1}});
            test::taken(own);
            if (leaves) {
                incoming.forget(ben);
            } else {
                EXPECT_TRUE(incoming.on(ben, signal::FileCancel{.file = 5}));
            }
            EXPECT_EQ(test::taken(own), row.left) << row.about;
            EXPECT_EQ(incoming.views()[0].state, leaves ? FileState::Unfinished : FileState::Cancelled) << row.about;
            EXPECT_FALSE(incoming.refuse(1)) << row.about;
        }
    }
}

TEST_F(IncomingFilesTest, AFloodOfOffersIsBoundedForOneAndOpenToOthers) {
    for (std::uint32_t i = 1; i <= 100; ++i) EXPECT_EQ(offer(ben, i, 10), i <= limits::file_offers_open_max) << i;
    EXPECT_EQ(files.views().size(), limits::file_offers_open_max);
    EXPECT_TRUE(offer(cy, 1, 10));
    // Those beyond the number are refused in words, those beyond the rate are not.
    std::size_t refusals = 0;
    for (std::string words = taken(); words.find("file-refuse") != std::string::npos; ++refusals) {
        words.erase(words.find("file-refuse"), 1);
    }
    EXPECT_EQ(refusals, limits::file_offers_burst - limits::file_offers_open_max);
}

TEST_F(IncomingFilesTest, KeepsABoundedNumber) {
    for (std::uint32_t i = 1; i <= limits::files_kept_max + 10; ++i) {
        ASSERT_TRUE(offer(ben, i, 10, start + i * 1s));
        files.refuse(i);
    }
    EXPECT_EQ(files.views().size(), limits::files_kept_max);
}

TEST_F(IncomingFilesTest, LeavingTheRoomLeavesNothing) {
    accepted(10);
    taken();
    files.clear();
    EXPECT_EQ(taken(), "forget 1/0; discard 1");
    EXPECT_TRUE(files.views().empty());
    EXPECT_FALSE(arrived(0, "x"));
}

}  // namespace
}  // namespace parley::room
