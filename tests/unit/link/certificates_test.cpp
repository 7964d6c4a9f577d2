// Certificates of a description.
#include "core/link/certificates.hpp"

#include <string>

#include <gtest/gtest.h>

namespace parley::link {
namespace {

TEST(Certificates, AreTheFingerprintLinesEachOnce) {
    EXPECT_EQ(certificates_of("v=0\r\na=fingerprint:sha-256 BB\r\nm=audio 9\r\na=fingerprint:sha-256 AA\r\n"
                              "a=fingerprint:sha-256 BB\r\n"),
              "sha-256 AA\nsha-256 BB\n");
}

TEST(Certificates, AreTheSameAfterAnIceRestart) {
    EXPECT_EQ(certificates_of("a=ice-ufrag:x\na=fingerprint:sha-256 AA\n"),
              certificates_of("a=fingerprint:sha-256 AA\r\na=ice-ufrag:y"));
}

TEST(Certificates, OfADescriptionWithoutAnyAreNone) {
    EXPECT_EQ(certificates_of(""), "");
    EXPECT_EQ(certificates_of("\r\n\r\n"), "");
    EXPECT_EQ(certificates_of("s=a=fingerprint:sha-256 AA\r\n"), "");
}

TEST(Certificates, OfADescriptionThatSpellsOneAsOnlySomeBrowsersReadItAreNone) {
    for (const std::string line :
         {"a=Fingerprint:sha-256 XX", "a= fingerprint:sha-256 XX", "a=fingerprint sha-256 XX",
          "a=fingerprintx:sha-256 XX", "A=FINGERPRINT:sha-256 XX", " a=fingerprint:sha-256 XX"}) {
        EXPECT_EQ(certificates_of("a=fingerprint:sha-256 AA\r\n" + line + "\r\n"), "") << line;
    }
}

}  // namespace
}  // namespace parley::link
