// The model's SDP survives the wire, and its candidates name their credentials.
#include "sim/model_description.hpp"

#include <gtest/gtest.h>

namespace parley::sim {
namespace {

TEST(ModelDescription, ReadsWhatItWrote) {
    const ModelDescription description{
        .connection = 3,
        .version = 2,
        .ufrag = 17,
        .sections = {{.kind = "audio", .mid = "0", .sends = true, .receives = true},
                     {.kind = "video", .mid = "1", .sends = false, .receives = true},
                     {.kind = "video", .mid = "2", .sends = true, .receives = false},
                     {.kind = "application", .mid = "3", .sends = false, .receives = false}},
        .certificate = "1/2"};
    EXPECT_EQ(from_sdp(to_sdp(description)), description);
}

TEST(ModelDescription, NamesTheCredentialsOfACandidate) {
    EXPECT_EQ(candidate_ufrag(candidate_text(42, 1)), 42U);
    EXPECT_EQ(candidate_ufrag("candidate:1 1 udp 1 host.local 9 typ host"), 0U);
}

}  // namespace
}  // namespace parley::sim
