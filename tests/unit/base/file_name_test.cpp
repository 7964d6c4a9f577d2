// Names of files: nothing in them leads to another folder, deceives the eye or troubles a disk.
#include "core/base/file_name.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley {
namespace {

TEST(FileName, KeepsWhatIsHarmlessAndNothingElse) {
    struct Row {
        const char* about;
        std::string given;
        std::string expected;
    };
    const std::vector<Row> rows{
        {"a plain name", "plan.pdf", "plan.pdf"},
        {"any script", "\u05E9\u05DC\u05D5\u05DD \u8A08\u753B \U0001F389.txt",
         "\u05E9\u05DC\u05D5\u05DD \u8A08\u753B \U0001F389.txt"},
        {"folders of one system", "../../etc/passwd", "passwd"},
        {"folders of another", "C:\\Users\\ana\\plan.pdf", "plan.pdf"},
        {"a folder alone", "folder/", "file"},
        {"nothing", "", "file"},
        {"nothing but dots", "..", "file"},
        {"a hidden file", ".profile", "profile"},
        {"blanks around", "  plan.pdf. ", "plan.pdf"},
        {"an override that turns the ending round", "invoice\u202Efdp.exe", "invoicefdp.exe"},
        {"isolates and marks", "\u2066a\u2069\u200E\u200F\u061C.txt", "a.txt"},
        {"what cannot be seen", "pl\u200Ban\u2060.p\uFEFFdf", "plan.pdf"},
        {"controls within", "a\tc\u007F\u0085\u2028.txt", "ac.txt"},
        {"letters with a meaning", "a<b>c:d\"e|f?g*.txt", "abcdefg.txt"},
    };
    for (const Row& row : rows) EXPECT_EQ(file_name_from(row.given), row.expected) << row.about;
}

TEST(FileName, IsCutBeforeItsEndingAndNeverWithinALetter) {
    const std::string cut = file_name_from(std::string(300, 'a') + ".tar");
    EXPECT_EQ(cut, std::string(limits::file_name_bytes_max - 4, 'a') + ".tar");
    std::string wide;
    for (int i = 0; i < 150; ++i) wide += "\u05E9";
    const std::string shortened = file_name_from(wide);
    EXPECT_LE(shortened.size(), limits::file_name_bytes_max);
    EXPECT_EQ(shortened.size() % 2, 0U);
    EXPECT_EQ(file_name_from("a." + std::string(400, 'b')).size(), limits::file_name_bytes_max);
}

}  // namespace
}  // namespace parley
