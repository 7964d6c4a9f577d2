// Reads the page line by line.
#include "server/support/metric_page.hpp"

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace parley::test {

namespace {

bool is_name(const std::string& text) {
    static const std::regex pattern("[a-zA-Z_:][a-zA-Z0-9_:]*");
    return std::regex_match(text, pattern);
}

std::string key_of(const MetricSample& sample) {
    std::string key = sample.name;
    for (const auto& [name, value] : sample.labels) key += "|" + name + "=" + value;
    return key;
}

}  // namespace

MetricPage::MetricPage(std::string_view text) {
    EXPECT_TRUE(text.ends_with('\n'));
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) {
            read_comment(line);
        } else {
            read_sample(line);
        }
    }
    std::set<std::string> seen;
    for (const auto& [name, family] : families_) {
        EXPECT_FALSE(family.help.empty() || family.kind.empty()) << name;
        EXPECT_EQ(family.kind == "counter", name.ends_with("_total")) << name;
        for (const auto& sample : family.samples) EXPECT_TRUE(seen.insert(key_of(sample)).second) << key_of(sample);
        if (family.kind == "histogram") check_histogram(name, family);
    }
}

void MetricPage::read_comment(std::string_view line) {
    std::istringstream words{std::string(line)};
    std::string mark;
    std::string what;
    std::string name;
    words >> mark >> what >> name;
    ASSERT_TRUE(mark == "#" && is_name(name)) << line;
    std::string rest;
    std::getline(words >> std::ws, rest);
    if (what == "HELP") {
        EXPECT_EQ(families_.count(name), 0U) << name << " comes twice";
        families_[name].help = rest;
    } else {
        ASSERT_EQ(what, "TYPE") << line;
        EXPECT_TRUE(rest == "counter" || rest == "gauge" || rest == "histogram") << line;
        EXPECT_TRUE(families_[name].samples.empty()) << name;
        families_[name].kind = rest;
    }
    current_ = name;
}

void MetricPage::read_sample(std::string_view line) {
    static const std::regex form(R"re(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{.*\})? (\S+))re");
    static const std::regex label_form(R"re(([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"(,|$))re");
    std::cmatch found;
    ASSERT_TRUE(std::regex_match(line.begin(), line.end(), found, form)) << line;
    MetricSample sample{.name = found[1].str(), .labels = {}, .value = 0};
    char* end = nullptr;
    const std::string number = found[3].str();
    sample.value = std::strtod(number.c_str(), &end);
    EXPECT_EQ(*end, '\0') << line;
    std::string labels = found[2].str();
    if (!labels.empty()) labels = labels.substr(1, labels.size() - 2);
    for (std::smatch label; !labels.empty(); labels = label.suffix().str()) {
        ASSERT_TRUE(std::regex_search(labels, label, label_form, std::regex_constants::match_continuous)) << line;
        EXPECT_TRUE(sample.labels.emplace(label[1].str(), label[2].str()).second) << line;
    }
    ASSERT_FALSE(current_.empty()) << line;
    const bool is_histogram = families_[current_].kind == "histogram";
    const bool fits = is_histogram ? sample.name == current_ + "_bucket" || sample.name == current_ + "_sum" ||
                                         sample.name == current_ + "_count"
                                   : sample.name == current_;
    EXPECT_TRUE(fits) << line << " stands under " << current_;
    families_[current_].samples.push_back(std::move(sample));
}

void MetricPage::check_histogram(const std::string& name, const MetricFamily& family) const {
    double last = 0;
    std::string last_bound;
    for (const auto& sample : family.samples) {
        if (sample.name != name + "_bucket") continue;
        EXPECT_GE(sample.value, last) << name;
        last = sample.value;
        last_bound = sample.labels.at("le");
    }
    EXPECT_EQ(last_bound, "+Inf") << name;
    EXPECT_EQ(value(name + "_count"), last) << name;
}

std::size_t MetricPage::series() const {
    std::size_t series = 0;
    for (const auto& [name, family] : families_) series += family.samples.size();
    return series;
}

double MetricPage::value(const std::string& name, const std::map<std::string, std::string>& labels) const {
    double sum = 0;
    bool is_found = false;
    for (const auto& [family_name, family] : families_) {
        for (const auto& sample : family.samples) {
            const bool fits = std::all_of(labels.begin(), labels.end(), [&](const auto& label) {
                const auto own = sample.labels.find(label.first);
                return own != sample.labels.end() && own->second == label.second;
            });
            if (sample.name != name || !fits) continue;
            is_found = true;
            sum += sample.value;
        }
    }
    EXPECT_TRUE(is_found) << name;
    return sum;
}

}  // namespace parley::test
