// Candidate buffer: see the header for the rules.
#include "core/link/candidate_buffer.hpp"

#include <utility>

#include "core/base/limits.hpp"

namespace parley::link {

std::size_t CandidateBuffer::expect(std::uint32_t exchange) {
    expected_ = exchange;
    if (ignored_ == exchange) ignored_.reset();
    const std::size_t before = waiting_.size();
    std::erase_if(waiting_, [exchange](const auto& waiting) { return waiting.correlation.exchange != exchange; });
    return before - waiting_.size();
}

std::vector<Candidate> CandidateBuffer::settle() {
    in_force_ = expected_;
    expected_.reset();
    std::vector<Candidate> ready;
    std::vector<signal::TrickledCandidate> still_waiting;
    for (auto& waiting : waiting_) {
        if (in_force_ == waiting.correlation.exchange) {
            ready.push_back(std::move(waiting.candidate));
        } else {
            still_waiting.push_back(std::move(waiting));
        }
    }
    waiting_ = std::move(still_waiting);
    return ready;
}

std::size_t CandidateBuffer::ignore(std::uint32_t exchange) {
    ignored_ = exchange;
    const std::size_t before = waiting_.size();
    std::erase_if(waiting_, [exchange](const auto& waiting) { return waiting.correlation.exchange == exchange; });
    return before - waiting_.size();
}

CandidateBuffer::Admission CandidateBuffer::admit(signal::TrickledCandidate candidate) {
    const std::uint32_t exchange = candidate.correlation.exchange;
    if (ignored_ == exchange) return {.add_now = std::nullopt, .dropped = 1};
    if (!expected_ && in_force_ == exchange) return {.add_now = std::move(candidate.candidate), .dropped = 0};
    waiting_.push_back(std::move(candidate));
    if (waiting_.size() <= limits::candidates_buffered_max) return {};
    waiting_.erase(waiting_.begin());
    return {.add_now = std::nullopt, .dropped = 1};
}

}  // namespace parley::link
