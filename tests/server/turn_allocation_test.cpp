// TURN allocation: every answer that a relay can give, at every step.
#include "server/turn_allocation.hpp"

#include <gtest/gtest.h>

namespace parley::server {
namespace {

using enum StunAttributeType;

const TurnCredentials credentials{.username = "1:ana", .password = "secret"};
const std::string key = long_term_key("1:ana", "example.org", "secret");
const std::vector<StunAttribute> challenge{{.type = Realm, .value = "example.org"}, {.type = Nonce, .value = "n1"}};
// 192.0.2.1 port 32853.
const std::string relayed_value{'\0', '\1', '\xa1', '\x47', '\xe1', '\x12', '\xa6', '\x43'};

std::string code_value(int code) {
    std::string value(2, '\0');
    value += static_cast<char>(code / 100);
    value += static_cast<char>(code % 100);
    return value + "why";
}

class TurnAllocations : public ::testing::Test {
  protected:
    StunMessage request() const { return decode_stun(allocation_.request()).value(); }
    std::string error(int code, std::vector<StunAttribute> attributes = {}) const {
        attributes.push_back({.type = ErrorCode, .value = code_value(code)});
        return encode({.type = StunType::AllocateError,
                       .transaction = request().transaction,
                       .attributes = std::move(attributes)});
    }
    std::string success(std::vector<StunAttribute> attributes, const std::string& signed_with = key) const {
        return encode({.type = StunType::AllocateSuccess,
                       .transaction = request().transaction,
                       .attributes = std::move(attributes)},
                      signed_with);
    }
    void challenge_it() { ASSERT_TRUE(allocation_.on_message(error(401, challenge))); }
    void expect_refused(AllocationProblem problem) const {
        EXPECT_EQ(allocation_.state(), AllocationState::Refused);
        EXPECT_EQ(allocation_.problem(), problem);
    }

    std::uint8_t drawn_ = 0;
    TurnAllocation allocation_{credentials, [this] { return StunTransaction{++drawn_}; }};
};

TEST_F(TurnAllocations, AsksForUdpWithoutCredentialsFirst) {
    const StunMessage asked = request();
    EXPECT_EQ(asked.type, StunType::AllocateRequest);
    EXPECT_EQ(*asked.find(RequestedTransport), std::string("\x11\0\0\0", 4));
    EXPECT_EQ(asked.find(Username), nullptr);
}

TEST_F(TurnAllocations, AnswersTheChallengeAndIsGivenAnAddress) {
    challenge_it();
    const StunMessage asked = request();
    EXPECT_EQ(asked.transaction, StunTransaction{2});
    EXPECT_EQ(*asked.find(Username), "1:ana");
    EXPECT_EQ(*asked.find(Realm), "example.org");
    EXPECT_EQ(*asked.find(Nonce), "n1");
    EXPECT_TRUE(is_authentic(allocation_.request(), key));
    EXPECT_FALSE(allocation_.on_message(
        success({{.type = XorRelayedAddress, .value = relayed_value}, {.type = Lifetime, .value = big_endian(600)}})));
    EXPECT_EQ(allocation_.state(), AllocationState::Allocated);
    EXPECT_EQ(allocation_.relayed().endpoint.address().to_string(), "192.0.2.1");
    EXPECT_EQ(allocation_.relayed().endpoint.port(), 32853);
    EXPECT_EQ(allocation_.relayed().seconds, 600U);
    const std::string released = allocation_.release();
    EXPECT_EQ(decode_stun(released)->type, StunType::RefreshRequest);
    EXPECT_EQ(number_in(decode_stun(released)->find(Lifetime)), 0U);
    EXPECT_TRUE(is_authentic(released, key));
}

TEST_F(TurnAllocations, TakesAFreshNonceOnce) {
    challenge_it();
    EXPECT_TRUE(
        allocation_.on_message(error(438, {{.type = Realm, .value = "example.org"}, {.type = Nonce, .value = "n2"}})));
    EXPECT_EQ(*request().find(Nonce), "n2");
    EXPECT_FALSE(allocation_.on_message(error(438, challenge)));
    expect_refused(AllocationProblem::Refused);
}

TEST_F(TurnAllocations, HeedsNothingThatDoesNotAnswerItsRequest) {
    const std::string early = error(401, challenge);
    challenge_it();
    StunMessage stranger{.type = StunType::AllocateError, .transaction = {9}, .attributes = {}};
    for (const std::string& bytes :
         {early, encode(stranger), std::string("not STUN"), std::string(), allocation_.request()}) {
        EXPECT_FALSE(allocation_.on_message(bytes));
        EXPECT_EQ(allocation_.state(), AllocationState::Authenticating);
    }
}

TEST_F(TurnAllocations, SaysWhatIsWrongWithTheFirstAnswer) {
    struct Row {
        const char* name;
        std::string answer;
        AllocationProblem problem;
    };
    const std::vector<Row> rows{
        {"no credentials wanted", success({{.type = XorRelayedAddress, .value = relayed_value}}),
         AllocationProblem::OpenToAll},
        {"no realm", error(401, {{.type = Nonce, .value = "n"}}), AllocationProblem::NoLongTerm},
        {"no nonce", error(401, {{.type = Realm, .value = "r"}}), AllocationProblem::NoLongTerm},
        {"forbidden", error(403), AllocationProblem::Refused},
        {"an error without a code",
         encode({.type = StunType::AllocateError, .transaction = request().transaction, .attributes = {}}),
         AllocationProblem::Refused},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        drawn_ = 0;
        allocation_ = TurnAllocation{credentials, [this] { return StunTransaction{++drawn_}; }};
        EXPECT_FALSE(allocation_.on_message(row.answer));
        expect_refused(row.problem);
    }
}

TEST_F(TurnAllocations, SaysWhatIsWrongWithTheSecondAnswer) {
    challenge_it();
    const TurnAllocation challenged = allocation_;
    struct Row {
        const char* name;
        std::string answer;
        AllocationProblem problem;
        int code;
    };
    const std::vector<StunAttribute> whole{{.type = XorRelayedAddress, .value = relayed_value}};
    const std::string nowhere{'\0', '\1', '\xa1', '\x47', '\x21', '\x12', '\xa4', '\x42'};
    const std::vector<Row> rows{
        {"401 again", error(401, challenge), AllocationProblem::WrongCredentials, 401},
        {"441", error(441), AllocationProblem::WrongCredentials, 441},
        {"no capacity", error(508), AllocationProblem::Refused, 508},
        {"signed by somebody else", success(whole, "another key"), AllocationProblem::Unauthentic, 401},
        {"signed by nobody", success(whole, ""), AllocationProblem::Unauthentic, 401},
        {"no address", success({}), AllocationProblem::NoRelayedAddress, 401},
        {"0.0.0.0", success({{.type = XorRelayedAddress, .value = nowhere}}), AllocationProblem::NoRelayedAddress, 401},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        allocation_ = challenged;
        EXPECT_FALSE(allocation_.on_message(row.answer));
        expect_refused(row.problem);
        EXPECT_EQ(allocation_.error().code, row.code);
    }
}

}  // namespace
}  // namespace parley::server
