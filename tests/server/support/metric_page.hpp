// A page of metrics, read as strictly as the format allows (text exposition format 0.0.4).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace parley::test {

struct MetricSample {
    std::string name;  // With "_bucket", "_sum" or "_count" of a histogram.
    std::map<std::string, std::string> labels;
    double value = 0;
};

struct MetricFamily {
    std::string kind;
    std::string help;
    std::vector<MetricSample> samples;
};

class MetricPage {
  public:
    // Fails the test for each line that is not right: samples without a family, families that come twice or have no
    // help, series that come twice, counters whose names do not end in "_total", histograms that are not cumulative.
    explicit MetricPage(std::string_view text);

    const std::map<std::string, MetricFamily>& families() const { return families_; }
    std::size_t series() const;
    // The sum of all samples of that name with these labels and perhaps others; fails the test where there is none.
    double value(const std::string& name, const std::map<std::string, std::string>& labels = {}) const;

  private:
    void read_comment(std::string_view line);
    void read_sample(std::string_view line);
    void check_histogram(const std::string& name, const MetricFamily& family) const;

    std::map<std::string, MetricFamily> families_;
    std::string current_;
};

}  // namespace parley::test
