// The certificate in use: what is refused at the start, what while the server runs, and when its end is told of.
#include "server/certificate.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/start_error.hpp"
#include "server/support/certificates.hpp"
#include "server/support/temporary_folder.hpp"

namespace parley::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;
using Days = std::chrono::duration<std::int64_t, std::ratio<24L * 3600>>;

class CertificateTest : public ::testing::Test {
  protected:
    server::Certificate load(const PemPair& pair) {
        return server::Certificate(write_certificate(folder_, pair), log_, [this] { return now_; });
    }
    // What was logged since this was called last.
    std::string logged() {
        const std::string text = log_text_.str();
        log_text_.str("");
        return text;
    }
    static std::size_t times(const std::string& text, std::string_view word) {
        std::size_t count = 0;
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
        return count;
    }

    TemporaryFolder folder_;
    std::chrono::system_clock::time_point now_ = std::chrono::system_clock::now();
    std::ostringstream log_text_;
    server::Log log_{log_text_, server::LogFormat::Text, server::LogLevel::Info};
};

struct BadPair {
    const char* name;
    PemPair (*make)();
    const char* problem;
};

PemPair with_key_of_another() {
    return {.certificate = make_certificate().certificate, .key = make_certificate().key};
}

class BadCertificate : public CertificateTest, public ::testing::WithParamInterface<BadPair> {};

TEST_P(BadCertificate, KeepsTheServerFromStarting) {
    try {
        load(GetParam().make());
        FAIL() << "the pair was taken";
    } catch (const server::StartError& error) {
        EXPECT_THAT(error.what(), HasSubstr(GetParam().problem));
    }
}

TEST_P(BadCertificate, IsNotTakenWhileTheServerRuns) {
    auto certificate = load(make_certificate({.valid_until = 1000h}));
    const auto left = certificate.expires_in();
    const auto* const context = &certificate.context();
    logged();
    write_certificate(folder_, GetParam().make());
    certificate.check();
    EXPECT_THAT(logged(), HasSubstr(GetParam().problem));
    EXPECT_EQ(&certificate.context(), context);
    EXPECT_EQ(certificate.expires_in(), left);
    certificate.check();
    EXPECT_EQ(logged(), "") << "which was said before";
    certificate.reload();
    EXPECT_THAT(logged(), HasSubstr(GetParam().problem)) << "because somebody asked";
}

INSTANTIATE_TEST_SUITE_P(
    Certificate, BadCertificate,
    ::testing::Values(
        BadPair{"KeyOfAnother", &with_key_of_another, "Give the two that were issued together"},
        BadPair{"Expired", [] { return make_certificate({.valid_until = -1min}); }, "expired on 20"},
        BadPair{"NotYetValid", [] { return make_certificate({.valid_from = 1h}); }, "is not valid before 20"},
        BadPair{"NoCertificate", [] { return PemPair{.certificate = "hello", .key = make_certificate().key}; },
                "Give --tls-certificate-file a PEM file"},
        BadPair{"NoKey", [] { return PemPair{.certificate = make_certificate().certificate, .key = ""}; },
                "Give --tls-key-file a PEM file without a passphrase"},
        BadPair{"KeyWithAPassphrase",
                [] {
                    return PemPair{.certificate = make_certificate().certificate,
                                   .key =
                                       "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                                       "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgAAAAAAAAAAAICCAAw\n"
                                       "-----END ENCRYPTED PRIVATE KEY-----\n"};
                },
                "Give --tls-key-file a PEM file without a passphrase"}),
    [](const auto& instance) { return instance.param.name; });

TEST_F(CertificateTest, IsReplacedWhenItsFilesChange) {
    auto certificate = load(make_certificate({.valid_until = 1000h}));
    const auto* const context = &certificate.context();
    logged();
    certificate.check();
    EXPECT_EQ(logged(), "");
    EXPECT_EQ(&certificate.context(), context);
    write_certificate(folder_, make_certificate({.valid_until = 3000h}));
    certificate.check();
    EXPECT_THAT(logged(), HasSubstr("certificate-loaded days=12"));
    EXPECT_GT(certificate.expires_in(), 2999h - 1h);
}

TEST_F(CertificateTest, IsTakenUpWhenTheSecondFileCameLater) {
    auto certificate = load(make_certificate({.valid_until = 1000h}));
    const PemPair fresh = make_certificate({.valid_until = 3000h});
    // Whoever looks between the two writes sees a key that does not belong.
    const auto options = write_certificate(folder_, {.certificate = fresh.certificate, .key = make_certificate().key});
    certificate.check();
    EXPECT_THAT(logged(), HasSubstr("certificate-refused"));
    write_certificate(folder_, fresh);
    certificate.check();
    EXPECT_THAT(logged(), HasSubstr("certificate-loaded"));
    EXPECT_GT(certificate.expires_in(), 2998h);
}

TEST_F(CertificateTest, IsKeptWhenItsFilesAreGone) {
    auto certificate = load(make_certificate());
    std::filesystem::remove(folder_.path() / "key.pem");
    certificate.check();
    EXPECT_THAT(logged(), HasSubstr("certificate-refused"));
    EXPECT_GT(certificate.expires_in(), 0s);
}

TEST_F(CertificateTest, SaysDailyFromTwoWeeksBeforeThatItEnds) {
    auto certificate = load(make_certificate({.valid_until = Days(20)}));
    certificate.check();
    EXPECT_THAT(logged(), Not(HasSubstr("expires-soon")));
    now_ += Days(6) + 1min;
    certificate.check();
    certificate.check();
    EXPECT_EQ(times(logged(), "warning certificate-expires-soon days=13"), 1U);
    now_ += Days(1);
    certificate.check();
    certificate.check();
    EXPECT_EQ(times(logged(), "warning certificate-expires-soon days=12"), 1U);
    write_certificate(folder_, make_certificate({.valid_until = Days(90)}));
    certificate.check();
    certificate.check();
    EXPECT_THAT(logged(), Not(HasSubstr("expires-soon")));
}

TEST_F(CertificateTest, SaysAtTheStartThatItEndsSoon) {
    const auto certificate = load(make_certificate({.valid_until = Days(3) + 1h}));
    EXPECT_THAT(logged(), HasSubstr("warning certificate-expires-soon days=3"));
}

TEST_F(CertificateTest, TellsAtOnceThatItHasExpired) {
    auto certificate = load(make_certificate({.valid_until = 2h}));
    logged();
    now_ += 2h + 1min;
    certificate.check();
    certificate.check();
    EXPECT_EQ(times(logged(), "error certificate-expired"), 1U);
    EXPECT_LT(certificate.expires_in(), 0s);
}

// The calendar is set right by an hour or by years; what counts is what it says now.
TEST_F(CertificateTest, FollowsACalendarThatJumps) {
    auto certificate = load(make_certificate({.valid_until = Days(20)}));
    logged();
    now_ += Days(365);
    certificate.check();
    EXPECT_THAT(logged(), HasSubstr("certificate-expired"));
    now_ -= Days(365);
    certificate.check();
    EXPECT_EQ(logged(), "");
    EXPECT_GT(certificate.expires_in(), Days(19));
    now_ += Days(10);
    certificate.check();
    EXPECT_THAT(logged(), HasSubstr("certificate-expires-soon days=9"));
    // Back to a time before the last warning, and still within the two weeks: told once more, and then no more.
    now_ -= Days(2);
    certificate.check();
    certificate.check();
    EXPECT_EQ(times(logged(), "certificate-expires-soon days=11"), 1U);
}

}  // namespace
}  // namespace parley::test
