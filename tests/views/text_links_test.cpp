// Links in texts: what is one, and where it ends.
#include "ui/text_links.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace parley::ui {
namespace {

struct Row {
    const char* what;
    std::string text;
    std::vector<std::string> links;
};

TEST(TextLinks, AreAddressesOfTheWebAndNothingElse) {
    const Row rows[] = {
        {"none", "no link here", {}},
        {"an address alone", "https://example.org", {"https://example.org"}},
        {"http too, in any case", "see HTTP://Example.org/A now", {"HTTP://Example.org/A"}},
        {"the end of a sentence", "At https://example.org/a.", {"https://example.org/a"}},
        {"several marks at the end", "https://example.org/a?!...", {"https://example.org/a"}},
        {"within brackets", "(https://example.org/a)", {"https://example.org/a"}},
        {"brackets within", "https://example.org/a_(b)", {"https://example.org/a_(b)"}},
        {"query and fragment", "https://example.org/?q=a,b&c=1#d", {"https://example.org/?q=a,b&c=1#d"}},
        {"a port", "http://localhost:8080/", {"http://localhost:8080/"}},
        {"an address of IPv6", "http://[::1]:80/", {"http://[::1]:80/"}},
        {"two", "https://a.org https://b.org", {"https://a.org", "https://b.org"}},
        {"other scripts", "https://\u4F8B\u3048.jp/\u00E4", {"https://\u4F8B\u3048.jp/\u00E4"}},
        {"quotes end it", "\"https://example.org\"<b>", {"https://example.org"}},
        {"a scheme without a host", "https:// and http://.", {}},
        {"scripts", "javascript:alert(1) data:text/html,x", {}},
        {"other schemes", "ftp://example.org mailto:a@example.org", {}},
        {"within a word", "xhttps://example.org", {}},
        {"no address of the web after another scheme", "javascript:https://example.org", {"https://example.org"}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        std::vector<std::string> found;
        for (const TextSpan& span : links_in(row.text))
            found.push_back(row.text.substr(span.begin, span.end - span.begin));
        EXPECT_EQ(found, row.links);
    }
}

TEST(TextLinks, AreBounded) {
    std::string text;
    for (int count = 0; count < 100; ++count) text += "https://example.org/ ";
    EXPECT_EQ(links_in(text).size(), 8U);
}

}  // namespace
}  // namespace parley::ui
