// Journal: what happened in a run, for a person to read, and what never may happen.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/time.hpp"

namespace parley::sim {

class Journal {
  public:
    // Notes cost more than the run itself: they are kept only when somebody will read them.
    explicit Journal(bool keeps_notes) : keeps_notes_(keeps_notes) {}

    bool keeps_notes() const { return keeps_notes_; }
    void note(Instant when, const std::string& who, const std::string& what) {
        if (keeps_notes_) notes_.push_back(line(when, who, what));
    }
    // A broken rule, whatever comes later in the run.
    void complain(Instant when, const std::string& who, const std::string& what) {
        note(when, who, "BROKEN RULE: " + what);
        complaints_.push_back(line(when, who, what));
    }

    const std::vector<std::string>& notes() const { return notes_; }
    const std::vector<std::string>& complaints() const { return complaints_; }

  private:
    static std::string line(Instant when, const std::string& who, const std::string& what) {
        const std::string time = std::to_string(when.time_since_epoch().count());
        return std::string(time.size() < 7 ? 7 - time.size() : 0, ' ') + time + " ms  " + who + "  " + what;
    }

    bool keeps_notes_;
    std::vector<std::string> notes_;
    std::vector<std::string> complaints_;
};

}  // namespace parley::sim
