// Place key: proofs as others would make them with the same key, and keys that are refused.
#include "server/place_key.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/start_error.hpp"
#include "server/support/temporary_folder.hpp"

namespace parley::server {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

// RFC 4231, test case 6.
TEST(PlaceKey, MakesProofsWithTheKeyInItsFile) {
    const test::TemporaryFolder folder;
    folder.write("key", std::string(131, '\xAA'));
    const auto prove = make_place_proof(folder.path() / "key");
    EXPECT_EQ(prove("Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(PlaceKey, IsAnotherOneAtEachStartWithoutAFile) {
    const auto first = make_place_proof({});
    const auto second = make_place_proof({});
    EXPECT_EQ(first("place"), first("place"));
    EXPECT_NE(first("place"), first("another place"));
    EXPECT_NE(first("place"), second("place"));
}

TEST(PlaceKey, IsRefusedWhereItsFileIsOfNoUse) {
    const test::TemporaryFolder folder;
    folder.write("short", std::string(31, 'k'));
    EXPECT_THAT([&] { make_place_proof(folder.path() / "short"); },
                ThrowsMessage<StartError>(HasSubstr("has 31 bytes and needs 32 or more")));
    for (const auto& file : {folder.path(), folder.path() / "none"}) {
        EXPECT_THAT([&] { make_place_proof(file); }, ThrowsMessage<StartError>(HasSubstr("cannot read")));
    }
}

}  // namespace
}  // namespace parley::server
