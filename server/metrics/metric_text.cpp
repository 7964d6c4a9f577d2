// Writes families and samples, and escapes what stands in quotes.
#include "server/metrics/metric_text.hpp"

#include <array>
#include <charconv>

namespace parley::server {

namespace {

const char* to_text(MetricKind kind) {
    switch (kind) {
    case MetricKind::Counter: return "counter";
    case MetricKind::Gauge: return "gauge";
    case MetricKind::Histogram: return "histogram";
    }
    return "untyped";
}

template <typename Number>
std::string number_text(Number number) {
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), written.ptr};
}

double in_seconds(Duration time) {
    return std::chrono::duration<double>(time).count();
}

void append_escaped(std::string& out, std::string_view text, bool is_quoted) {
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else {
            if (c == '\\' || (is_quoted && c == '"')) out += '\\';
            out += c;
        }
    }
}

}  // namespace

void MetricText::family(std::string_view name, MetricKind kind, std::string_view help) {
    family_ = name;
    out_.append("# HELP ").append(name).append(" ");
    append_escaped(out_, help, false);
    out_.append("\n# TYPE ").append(name).append(" ").append(to_text(kind)).append("\n");
}

void MetricText::sample(std::uint64_t value, std::initializer_list<MetricLabel> labels) {
    line("", labels, number_text(value));
}

void MetricText::sample(double value, std::initializer_list<MetricLabel> labels) {
    line("", labels, number_text(value));
}

void MetricText::histogram(const Durations& durations) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < durations.counts.size(); ++i) {
        count += durations.counts[i];
        const bool is_last = i == Durations::bounds.size();
        const std::string bound = is_last ? "+Inf" : number_text(in_seconds(Durations::bounds[i]));
        line("_bucket", {{"le", bound}}, number_text(count));
    }
    line("_sum", {}, number_text(in_seconds(durations.sum)));
    line("_count", {}, number_text(count));
}

void MetricText::line(std::string_view suffix, std::initializer_list<MetricLabel> labels, std::string_view value) {
    out_.append(family_).append(suffix);
    char before = '{';
    for (const MetricLabel& label : labels) {
        out_ += before;
        out_.append(label.name).append("=\"");
        append_escaped(out_, label.value, true);
        out_ += '"';
        before = ',';
    }
    if (labels.size() > 0) out_ += '}';
    out_.append(" ").append(value).append("\n");
}

}  // namespace parley::server
