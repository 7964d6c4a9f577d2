// One client session and what people write to each other over the channels of its links.
#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

TEST(ClientChat, WhatIsWrittenGoesToEverybodyAndWhatOthersWriteIsUnread) {
    expect_course(beside_ben + cy_comes + R"(
        browser channel d2 opens
        ! say d2 {"type":"troubles","links":[]}
        wish chat   Hello, both
        ! say d1 {"type":"chat","number":1,"text":"Hello, both"}
        ! say d2 {"type":"chat","number":1,"text":"Hello, both"}
        ? unread 0
        browser says d2 {"type":"chat","number":2,"text":"Hello, Ana"}
        ? chat own Ana: Hello, both | Cy: Hello, Ana
        ? unread 1
        wish read
        ? unread 0
        wish chat And you?
        ! say d1 {"type":"chat","number":3,"text":"And you?"}
        ! say d2 {"type":"chat","number":3,"text":"And you?"}
        ? chat own Ana: Hello, both | Cy: Hello, Ana | own Ana: And you?
    )");
}

TEST(ClientChat, TheAuthorIsWhoseLinkItIsWhateverTheTextClaims) {
    expect_course(beside_ben + R"(
        browser says d1 {"type":"chat","author":"c","from":"c","name":"Cy","number":1,"text":"I am Cy"}
        ? chat Ben: I am Cy
    )");
}

TEST(ClientChat, NothingIsWrittenOutsideOfARoomAndNothingIsLeftAfterwards) {
    expect_course(R"(
        wish chat Hello
        ? chat empty
    )" + beside_ben +
                  R"(
        wish chat
        wish chat Hello
        ! say d1 {"type":"chat","number":1,"text":"Hello"}
        browser says d1 {"type":"chat","number":2,"text":"Hi"}
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! close connection c1
        ? chat empty
        ? unread 0
    )");
}

TEST(ClientChat, WhatIsWrittenBeforeTheChannelIsOpenWaitsForIt) {
    expect_course(with_ben + R"(
        wish chat Are you there?
        wish chat Hello?
        ? chat own Ana: Are you there? | own Ana: Hello?
        < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"ben-answer"}}
        ! set remote c1 #2 answer ben-answer
        browser done #2
        browser state c1 connected
        browser channel d1 opens
        ! say d1 {"type":"troubles","links":[]}
        ! say d1 {"type":"chat-history","messages":[{"number":1,"text":"Are you there?"},{"number":2,"text":"Hello?"}]}
        wish chat At last
        ! say d1 {"type":"chat","number":3,"text":"At last"}
    )");
}

TEST(ClientChat, WhatWasUnderWayWhenAConnectionBrokeIsSentOnceMoreOverTheNextOne) {
    expect_course(beside_ben + R"(
        wish chat Perhaps lost
        ! say d1 {"type":"chat","number":1,"text":"Perhaps lost"}
        browser channel d1 closes
        ! close channel d1
        wish chat Surely not sent
        # Ben's end was built anew.
        < {"type":"description","from":"b","connection":9,"exchange":1,"description":{"type":"offer","sdp":"ben-offer"}}
        ! close connection c1
        ! open connection c2
        ! set remote c2 #4 offer ben-offer
        browser done #4
        ! sender c2 audio none
        ! sender c2 video none
        ! set local c2 #5
        browser describes #5 answer my-answer
        > {"type":"description","to":"b","connection":9,"exchange":1,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c2 connected
        browser announces c2 parley
        ! adopt channel c2 d2 parley
        browser channel d2 opens
        ! say d2 {"type":"troubles","links":[]}
        ! say d2 {"type":"chat-history","messages":[{"number":1,"text":"Perhaps lost"},{"number":2,"text":"Surely not sent"}]}
        browser says d2 {"type":"chat-history","messages":[{"number":3,"text":"Got both"}]}
        browser says d2 {"type":"chat-history","messages":[{"number":3,"text":"Got both"}]}
        ? chat own Ana: Perhaps lost | own Ana: Surely not sent | Ben: Got both
        ? unread 1
    )");
}

TEST(ClientChat, PeopleWriteOnWhileTheServerIsAway) {
    expect_course(beside_ben + R"(
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        ? signaling reconnecting
        wish chat Can you read this?
        ! say d1 {"type":"chat","number":1,"text":"Can you read this?"}
        browser says d1 {"type":"chat","number":2,"text":"Yes"}
        ? chat own Ana: Can you read this? | Ben: Yes
    )");
}

TEST(ClientChat, ANewcomerIsToldWhatWeWroteAndWhatThoseWroteWhoHaveLeft) {
    expect_course(beside_ben + R"(
        browser says d1 {"type":"chat","number":1,"text":"I have to go"}
        wish chat Bye
        ! say d1 {"type":"chat","number":2,"text":"Bye"}
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! close connection c1
        < {"type":"member-joined","member":{"id":"c","name":"Cy","state":{"microphone":true,"camera":true}}}
        < {"type":"description","from":"c","connection":7,"exchange":8,"description":{"type":"offer","sdp":"cy-offer"}}
        ! open connection c2
        ! set remote c2 #4 offer cy-offer
        browser done #4
        ! sender c2 audio none
        ! sender c2 video none
        ! set local c2 #5
        browser describes #5 answer my-answer
        > {"type":"description","to":"c","connection":7,"exchange":8,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c2 connected
        browser announces c2 parley
        ! adopt channel c2 d2 parley
        browser channel d2 opens
        ! say d2 {"type":"troubles","links":[]}
        ! say d2 {"type":"chat-history","messages":[{"author":"b","name":"Ben","number":1,"text":"I have to go"},{"number":2,"text":"Bye"}]}
    )");
}

TEST(ClientChat, WhatAnAuthorInTheRoomWroteOnlyItselfTellsANewcomer) {
    expect_course(beside_ben + R"(
        browser says d1 {"type":"chat","number":1,"text":"From Ben"}
    )" + cy_comes +
                  R"(
        browser channel d2 opens
        ! say d2 {"type":"troubles","links":[]}
    )");
}

TEST(ClientChat, AHistoryIsTakenOnlyFromThoseWhoWereThereBeforeAndOnlyOfThoseWhoAreNot) {
    expect_course(beside_ben + cy_comes + R"(
        browser channel d2 opens
        ! say d2 {"type":"troubles","links":[]}
        # Ben was there before Ana: of Dee, who has left, he may tell; not of Ana, and not of Cy.
        browser says d1 {"type":"chat-history","messages":[{"author":"d","name":"Dee","number":1,"text":"Welcome"},{"author":"m","name":"Ana","number":1,"text":"I never said that"},{"author":"c","name":"Cy","number":2,"text":"Nor did I"},{"author":"b","name":"Benjamin","number":2,"text":"I did"}]}
        ? chat told Dee: Welcome | Ben: I did
        ? counter dropped-chat 2
        # Cy came later: what is told by Cy is worth nothing, Cy's own is.
        browser says d2 {"type":"chat-history","messages":[{"author":"e","name":"Eli","number":1,"text":"Made up"},{"number":3,"text":"Hello"}]}
        ? chat told Dee: Welcome | Ben: I did | Cy: Hello
        ? counter dropped-chat 3
        # Who told it first is believed.
        browser says d1 {"type":"chat-history","messages":[{"author":"d","name":"Dee","number":1,"text":"Go away"}]}
        ? chat told Dee: Welcome | Ben: I did | Cy: Hello
        ? unread 3
    )");
}

TEST(ClientChat, AFloodIsBoundedAndOthersAreHeard) {
    std::string course = beside_ben + cy_comes + R"(
        browser channel d2 opens
        ! say d2 {"type":"troubles","links":[]}
    )";
    for (std::uint32_t number = 1; number <= limits::chat_burst + 20; ++number) {
        course += "\n browser says d1 {\"type\":\"chat\",\"number\":" + std::to_string(number) + ",\"text\":\"spam\"}";
    }
    expect_course(course + R"(
        ? counter dropped-chat 20
        ? unread 100
        browser says d2 {"type":"chat","number":1,"text":"Hello"}
        ? counter dropped-chat 20
        ? unread 101
    )");
}

TEST(ClientChat, WhoWritesTooFastIsTold) {
    std::string course = alone;
    for (std::uint32_t count = 0; count < limits::chat_sent_burst; ++count) course += "\n wish chat again";
    expect_course(course + R"(
        ? notice none
        wish chat once more
        ? notice You write faster than others can read. The message was not sent.
    )");
}

TEST(ClientChat, WhatIsTooLongIsCutHereAndRefusedThere) {
    const std::string longest(limits::chat_text_bytes_max, 'x');
    expect_course(beside_ben + "\n wish chat " + longest + "yz" +
                  "\n ! say d1 {\"type\":\"chat\",\"number\":1,\"text\":\"" + longest + "\"}" +
                  "\n browser says d1 {\"type\":\"chat\",\"number\":2,\"text\":\"" + longest + "y\"}" +
                  "\n ? counter malformed-frames 1\n ? unread 0");
}

TEST(ClientChat, ALongHistoryIsToldInSeveralPieces) {
    const std::string text(limits::chat_text_bytes_max, 'x');
    std::string course = with_ben;
    for (int count = 0; count < 3; ++count) course += "\n wish chat " + text;
    const auto item = [&](int number) {
        return R"({"number":)" + std::to_string(number) + R"(,"text":")" + text + R"("})";
    };
    expect_course(course + R"(
        < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"ben-answer"}}
        ! set remote c1 #2 answer ben-answer
        browser done #2
        browser state c1 connected
        browser channel d1 opens
        ! say d1 {"type":"troubles","links":[]}
        ! say d1 {"type":"chat-history","messages":[)" +
                  item(1) + "," + item(2) + R"(]}
        ! say d1 {"type":"chat-history","messages":[)" +
                  item(3) + R"(]}
    )");
}

}  // namespace
}  // namespace parley::test
