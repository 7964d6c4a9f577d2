// Which precompressed variants a client takes.
#include "server/content_coding.hpp"

#include <string>

#include <gtest/gtest.h>

namespace parley::server {
namespace {

std::string names(std::string_view accept_encoding) {
    std::string joined;
    for (const auto& coding : acceptable_codings(accept_encoding)) joined += std::string(coding.name) + " ";
    return joined;
}

struct Row {
    const char* name;
    const char* accept_encoding;
    const char* expected;
};

class AcceptEncoding : public ::testing::TestWithParam<Row> {};

TEST_P(AcceptEncoding, YieldsTheVariantsBestFirst) {
    EXPECT_EQ(names(GetParam().accept_encoding), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Headers, AcceptEncoding,
    ::testing::Values(Row{"Missing", "", ""}, Row{"OneThatWeHave", "gzip", "gzip "},
                      Row{"WhatChromiumSends", "gzip, deflate, br, zstd", "br gzip "},
                      Row{"RefusedByWeight", "br;q=0, gzip;q=0.5", "gzip "},
                      Row{"RefusedByLongWeight", "br; q=0.000", ""}, Row{"SmallWeight", "br;q=0.001", "br "},
                      Row{"CapitalLetters", "GZip", "gzip "}, Row{"Everything", "*", "br gzip "},
                      Row{"EverythingElse", "br;q=0, *", "gzip "}, Row{"NothingElse", "gzip, *;q=0", "gzip "},
                      Row{"NamesThatOnlyBeginAlike", "brotli, gzipped", ""}, Row{"EmptyElements", ",, br ,", "br "}),
    [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace parley::server
