// The model of a peer connection does what the W3C's text says, so that what passes in the simulator means something.
#include "sim/model_peer_connection.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/recording_host.hpp"

namespace parley::sim {
namespace {

constexpr PeerConnectionHandle handle{.index = 1, .generation = 1};
constexpr DataChannelHandle channel{.index = 2, .generation = 1};
constexpr DataChannelHandle adopted_channel{.index = 7, .generation = 1};

// One end: a connection and what its browser heard of it.
struct End {
    End(SharedNetwork& shared, TabNumber number) : shared(shared), host(shared, number), connection(host, handle, 0) {}

    void add_audio() { connection.set_sender(MediaSlot::Audio, {}, true); }
    // The event that ends the operation.
    Event set_local() {
        return ended([&](OperationId next) { connection.set_local_description(next); });
    }
    Event set_remote(DescriptionType type, const std::string& sdp) {
        return ended([&](OperationId next) { connection.set_remote_description(next, type, sdp); });
    }
    Event add(const Candidate& candidate) {
        return ended([&](OperationId next) { connection.add_candidate(next, candidate); });
    }

    template <typename Start>
    Event ended(const Start& start) {
        start(OperationId{++operations});
        const std::size_t before = host.events.size();
        shared.run_for(30ms);
        for (std::size_t i = before; i < host.events.size(); ++i) {
            const Event& event = host.events[i];
            const bool is_end = std::holds_alternative<event::OperationDone>(event) ||
                                std::holds_alternative<event::OperationFailed>(event) ||
                                std::holds_alternative<event::LocalDescriptionSet>(event);
            if (is_end) return event;
        }
        return event::TimeReached{};
    }

    SharedNetwork& shared;
    RecordingHost host;
    ModelPeerConnection connection;
    std::uint32_t operations = 0;
};

class ModelPeerConnectionTest : public testing::Test {
  protected:
    static std::string sdp_of(const Event& event) {
        const auto* const set = std::get_if<event::LocalDescriptionSet>(&event);
        return set == nullptr ? "no local description" : set->sdp;
    }
    static std::string error_of(const Event& event) {
        const auto* const failed = std::get_if<event::OperationFailed>(&event);
        return failed == nullptr ? "no error" : failed->name;
    }
    // One offers, the other answers.
    void exchange(End& offerer, End& answerer) {
        const std::string offer = sdp_of(offerer.set_local());
        ASSERT_EQ(error_of(answerer.set_remote(DescriptionType::Offer, offer)), "no error");
        answerer.connection.set_sender(MediaSlot::Audio, {}, false);
        const std::string answer = sdp_of(answerer.set_local());
        ASSERT_EQ(error_of(offerer.set_remote(DescriptionType::Answer, answer)), "no error");
    }
    // Carries all gathered candidates over.
    void trickle(End& from, End& to) {
        shared.run_for(2s);
        for (const auto& gathered : from.host.all<event::CandidateGathered>()) to.add(gathered.candidate);
    }
    void connect() {
        ana.add_audio();
        ana.connection.open_data_channel(channel, "parley");
        bo.host.adopting = &bo.connection.channels();
        exchange(ana, bo);
        trickle(ana, bo);
        trickle(bo, ana);
        shared.run_for(1s);
    }

    SharedNetwork shared;
    End ana{shared, 1};
    End bo{shared, 2};
};

TEST_F(ModelPeerConnectionTest, MakesAnOfferWhenStableAndAnAnswerToARemoteOffer) {
    ana.add_audio();
    const Event offer = ana.set_local();
    EXPECT_EQ(std::get<event::LocalDescriptionSet>(offer).type, DescriptionType::Offer);
    EXPECT_EQ(ana.connection.signaling_state(), SignalingState::HaveLocalOffer);
    bo.set_remote(DescriptionType::Offer, sdp_of(offer));
    EXPECT_EQ(bo.connection.signaling_state(), SignalingState::HaveRemoteOffer);
    const Event answer = bo.set_local();
    EXPECT_EQ(std::get<event::LocalDescriptionSet>(answer).type, DescriptionType::Answer);
    EXPECT_EQ(bo.connection.signaling_state(), SignalingState::Stable);
    ana.set_remote(DescriptionType::Answer, sdp_of(answer));
    EXPECT_EQ(ana.connection.signaling_state(), SignalingState::Stable);
    EXPECT_EQ(ana.connection.counterpart(), &bo.connection);
}

TEST_F(ModelPeerConnectionTest, RejectsAnAnswerThatNobodyAskedFor) {
    ana.add_audio();
    const std::string offer = sdp_of(ana.set_local());
    EXPECT_EQ(error_of(bo.set_remote(DescriptionType::Answer, offer)), "InvalidStateError");
    EXPECT_EQ(bo.connection.signaling_state(), SignalingState::Stable);
}

TEST_F(ModelPeerConnectionTest, RejectsWhatIsNoDescription) {
    for (const char* const sdp : {"", "garbage", "v=0\n", "v=0\no= x\n", "v=0\nm= audio 0 backwards\n"}) {
        EXPECT_EQ(error_of(bo.set_remote(DescriptionType::Offer, sdp)), "OperationError") << sdp;
        EXPECT_EQ(bo.connection.signaling_state(), SignalingState::Stable);
    }
}

TEST_F(ModelPeerConnectionTest, RejectsTheDescriptionOfAnotherConnection) {
    ana.add_audio();
    exchange(ana, bo);
    End cy(shared, 3);
    cy.add_audio();
    EXPECT_EQ(error_of(bo.set_remote(DescriptionType::Offer, sdp_of(cy.set_local()))), "InvalidAccessError");
    EXPECT_EQ(bo.connection.signaling_state(), SignalingState::Stable);
}

TEST_F(ModelPeerConnectionTest, RollsItsOwnOfferBackForARemoteOneAndAsksAgainAfterwards) {
    ana.add_audio();
    bo.add_audio();
    const std::string offer = sdp_of(ana.set_local());
    bo.set_local();
    EXPECT_EQ(error_of(bo.set_remote(DescriptionType::Offer, offer)), "no error");
    EXPECT_EQ(bo.connection.signaling_state(), SignalingState::HaveRemoteOffer);
    EXPECT_EQ(bo.host.count<event::NegotiationNeeded>(), 1U);
    const std::string answer = sdp_of(bo.set_local());
    EXPECT_EQ(error_of(ana.set_remote(DescriptionType::Answer, answer)), "no error");
    shared.run_for(1ms);
    EXPECT_EQ(bo.host.count<event::NegotiationNeeded>(), 2U) << "Bo's own transceiver is still not negotiated";
}

TEST_F(ModelPeerConnectionTest, AsksForNegotiationOnceForSeveralReasons) {
    ana.add_audio();
    ana.connection.set_sender(MediaSlot::Video, {}, true);
    ana.connection.open_data_channel(channel, "parley");
    shared.run_for(1ms);
    EXPECT_EQ(ana.host.count<event::NegotiationNeeded>(), 1U);
}

TEST_F(ModelPeerConnectionTest, AsksForNothingWhenNothingIsNeeded) {
    ana.add_audio();
    exchange(ana, bo);
    const std::size_t asked = ana.host.count<event::NegotiationNeeded>();
    ana.connection.set_sender(MediaSlot::Audio, {.index = 4, .generation = 1}, true);
    shared.run_for(1s);
    EXPECT_EQ(ana.host.count<event::NegotiationNeeded>(), asked) << "another track needs no negotiation";
}

TEST_F(ModelPeerConnectionTest, AsksForTheRestartThatWasWantedDuringAnExchangeOnceItIsStable) {
    ana.add_audio();
    const std::string offer = sdp_of(ana.set_local());
    ana.connection.restart_ice();
    shared.run_for(1s);
    const std::size_t asked = ana.host.count<event::NegotiationNeeded>();
    bo.set_remote(DescriptionType::Offer, offer);
    ana.set_remote(DescriptionType::Answer, sdp_of(bo.set_local()));
    shared.run_for(1ms);
    EXPECT_EQ(ana.host.count<event::NegotiationNeeded>(), asked + 1);
}

TEST_F(ModelPeerConnectionTest, ARestartGetsNewCredentialsOnBothSides) {
    ana.add_audio();
    exchange(ana, bo);
    const std::uint32_t ana_before = ana.connection.current_local()->ufrag;
    const std::uint32_t bo_before = bo.connection.current_local()->ufrag;
    exchange(ana, bo);
    EXPECT_EQ(ana.connection.current_local()->ufrag, ana_before) << "an offer alone is no restart";
    ana.connection.restart_ice();
    exchange(ana, bo);
    EXPECT_NE(ana.connection.current_local()->ufrag, ana_before);
    EXPECT_NE(bo.connection.current_local()->ufrag, bo_before);
}

TEST_F(ModelPeerConnectionTest, RunsOperationsOneAfterAnother) {
    ana.add_audio();
    const std::string offer = sdp_of(ana.set_local());
    bo.connection.set_remote_description({1}, DescriptionType::Offer, offer);
    bo.connection.set_local_description({2});
    bo.connection.set_remote_description({3}, DescriptionType::Answer, offer);
    shared.run_for(1s);
    const auto set = bo.host.all<event::LocalDescriptionSet>();
    ASSERT_EQ(set.size(), 1U);
    EXPECT_EQ(set[0].type, DescriptionType::Answer);
    EXPECT_EQ(bo.host.all<event::OperationDone>(), std::vector{event::OperationDone{.operation = {1}}});
    ASSERT_EQ(bo.host.count<event::OperationFailed>(), 1U);
    EXPECT_EQ(bo.host.all<event::OperationFailed>()[0].operation, OperationId{3});
}

TEST_F(ModelPeerConnectionTest, AnOperationThatFailsChangesNothing) {
    ana.add_audio();
    ana.host.fails_next = true;
    EXPECT_EQ(error_of(ana.set_local()), "OperationError");
    EXPECT_EQ(ana.connection.signaling_state(), SignalingState::Stable);
}

TEST_F(ModelPeerConnectionTest, TakesCandidatesOnlyForARemoteDescriptionItHas) {
    ana.add_audio();
    const std::string offer = sdp_of(ana.set_local());
    const std::uint32_t ufrag = from_sdp(offer)->ufrag;
    const auto candidate = [](std::uint32_t of) {
        return Candidate{
            .candidate = candidate_text(of, 1), .sdp_mid = "0", .sdp_m_line_index = {}, .username_fragment = {}};
    };
    EXPECT_EQ(error_of(bo.add(candidate(ufrag))), "InvalidStateError");
    bo.set_remote(DescriptionType::Offer, offer);
    EXPECT_EQ(error_of(bo.add(candidate(ufrag))), "no error");
    EXPECT_EQ(error_of(bo.add(candidate(ufrag + 100))), "OperationError");
    EXPECT_EQ(error_of(bo.add({})), "no error") << "the end of candidates";
}

TEST_F(ModelPeerConnectionTest, GathersCandidatesAndThenTheirEnd) {
    ana.add_audio();
    ana.set_local();
    shared.run_for(5s);
    const auto gathered = ana.host.all<event::CandidateGathered>();
    ASSERT_GE(gathered.size(), 2U);
    EXPECT_TRUE(gathered.back().candidate.candidate.empty());
    EXPECT_FALSE(gathered.front().candidate.candidate.empty());
}

TEST_F(ModelPeerConnectionTest, TellsOfARemoteTrackOnce) {
    ana.add_audio();
    exchange(ana, bo);
    exchange(ana, bo);
    EXPECT_EQ(bo.host.count<event::RemoteTrackAdded>(), 1U);
    EXPECT_EQ(ana.host.count<event::RemoteTrackAdded>(), 1U);
}

TEST_F(ModelPeerConnectionTest, ConnectsAndCarriesMessagesInOrder) {
    connect();
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Connected);
    EXPECT_EQ(bo.connection.connection_state(), ConnectionState::Connected);
    ASSERT_TRUE(ana.connection.channels().is_open(channel));
    ASSERT_TRUE(bo.connection.channels().is_open(adopted_channel));
    for (const char* const text : {"one", "two", "three"}) ana.connection.channels().send(channel, text);
    shared.run_for(1s);
    const auto messages = bo.host.all<event::DataChannelMessage>();
    ASSERT_EQ(messages.size(), 3U);
    EXPECT_EQ(messages[0].text + messages[1].text + messages[2].text, "onetwothree");
}

TEST_F(ModelPeerConnectionTest, FailsWithoutCandidates) {
    ana.add_audio();
    exchange(ana, bo);
    trickle(ana, bo);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Connecting);
    shared.run_for(30s);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Failed);
    EXPECT_EQ(bo.connection.connection_state(), ConnectionState::Failed);
}

TEST_F(ModelPeerConnectionTest, LosesAndFindsItsPath) {
    connect();
    shared.media.cut(1, 2);
    shared.run_for(500ms);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Connected) << "nobody has noticed yet";
    ana.connection.channels().send(channel, "late");
    while (ana.connection.connection_state() == ConnectionState::Connected) shared.run_for(100ms);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Disconnected);
    shared.media.heal(1, 2);
    shared.run_for(1s);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Connected);
    EXPECT_EQ(bo.host.count<event::DataChannelMessage>(), 1U) << "what was sent meanwhile is not lost";
}

TEST_F(ModelPeerConnectionTest, FailsWhenThePathStaysAwayAndOnlyARestartHelps) {
    connect();
    shared.media.cut(1, 2);
    shared.run_for(60s);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Failed);
    shared.media.heal(1, 2);
    shared.run_for(60s);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Failed);
    ana.connection.restart_ice();
    exchange(ana, bo);
    trickle(ana, bo);
    trickle(bo, ana);
    shared.run_for(1s);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Connected);
}

TEST_F(ModelPeerConnectionTest, StaysFailedWithoutIceWhereARestartBrokeDtlsAndTheFarSideSeesNothingOfIt) {
    connect();
    ana.host.breaks_next = true;
    for (int restart = 0; restart < 2; ++restart) {
        ana.connection.restart_ice();
        exchange(ana, bo);
        trickle(ana, bo);
        trickle(bo, ana);
        shared.run_for(60s);
    }
    const auto states = ana.host.all<event::ConnectionStateChanged>();
    EXPECT_EQ(states.back(), (event::ConnectionStateChanged{.connection = handle, .state = ConnectionState::Failed}));
    EXPECT_EQ(bo.connection.connection_state(), ConnectionState::Connected);
    bo.connection.channels().send(adopted_channel, "waits");
    shared.run_for(1s);
    EXPECT_EQ(ana.host.count<event::DataChannelMessage>(), 0U);
}

TEST_F(ModelPeerConnectionTest, LosesConsentAtBothEndsOfAOneWayPathOnWhichMessagesStillPass) {
    connect();
    shared.media.cut_one_way(2, 1);
    ana.connection.channels().send(channel, "passes");
    bo.connection.channels().send(adopted_channel, "waits");
    shared.run_for(500ms);
    EXPECT_EQ(bo.host.count<event::DataChannelMessage>(), 1U);
    EXPECT_EQ(ana.host.count<event::DataChannelMessage>(), 0U);
    shared.run_for(6s);
    EXPECT_NE(ana.connection.connection_state(), ConnectionState::Connected);
    EXPECT_NE(bo.connection.connection_state(), ConnectionState::Connected);
    shared.run_for(30s);
    EXPECT_EQ(ana.connection.connection_state(), ConnectionState::Failed);
    EXPECT_EQ(bo.connection.connection_state(), ConnectionState::Failed);
}

TEST_F(ModelPeerConnectionTest, NeverLetsAMessageOvertakeOneThatWaits) {
    connect();
    shared.media.cut(1, 2);
    ana.connection.channels().send(channel, "first");
    while (ana.connection.connection_state() == ConnectionState::Connected) shared.run_for(100ms);
    shared.media.heal(1, 2);
    ana.connection.channels().send(channel, "second");
    shared.run_for(2s);
    const auto messages = bo.host.all<event::DataChannelMessage>();
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages.front().text, "first");
    EXPECT_EQ(messages.back().text, "second");
}

TEST_F(ModelPeerConnectionTest, TakesSecondsWhereItIsSlow) {
    ana.host.slow_percent(100);
    ana.add_audio();
    ana.connection.set_local_description({1});
    shared.run_for(900ms);
    EXPECT_EQ(ana.connection.pending_operations(), 1U);
    shared.run_for(8s);
    EXPECT_EQ(ana.connection.pending_operations(), 0U);
}

TEST_F(ModelPeerConnectionTest, SaysNothingMoreOnceClosedAndTheFarSideNotices) {
    connect();
    ana.connection.set_local_description({99});
    ana.connection.restart_ice();
    ana.connection.close();
    const std::size_t before = ana.host.events.size();
    shared.run_for(60s);
    EXPECT_EQ(ana.host.events.size(), before);
    EXPECT_EQ(bo.host.count<event::DataChannelClosed>(), 1U);
    EXPECT_EQ(bo.connection.connection_state(), ConnectionState::Failed);
}

TEST_F(ModelPeerConnectionTest, AChannelThatNobodyAdoptsIsClosed) {
    ana.add_audio();
    ana.connection.open_data_channel(channel, "parley");
    exchange(ana, bo);
    trickle(ana, bo);
    trickle(bo, ana);
    shared.run_for(1s);
    EXPECT_EQ(ana.host.count<event::DataChannelClosed>(), 1U);
    EXPECT_FALSE(ana.connection.channels().is_open(channel));
}

}  // namespace
}  // namespace parley::sim
