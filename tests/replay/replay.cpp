// Plays recordings of black boxes: replay FILE…; ends with 1 where one does not come to the same orders and states.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "replay/player.hpp"

namespace {

bool replay(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) {
        std::cerr << name << ": cannot be read\n";
        return false;
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto recording = parley::replay::read_recording(text);
    if (!recording) {
        std::cerr << name << ": " << recording.error() << '\n';
        return false;
    }
    const parley::replay::Outcome outcome = parley::replay::play(recording.value());
    if (!outcome.problem.empty()) {
        std::cerr << name << ": " << outcome.problem << '\n';
        return false;
    }
    std::cout << name << ": the same " << outcome.orders << " orders and " << outcome.states << " states after "
              << outcome.told << " facts and wishes\n";
    return true;
}

}  // namespace

int main(int count, char** names) {
    if (count < 2) {
        std::cerr << "usage: replay FILE...\n";
        return 2;
    }
    bool is_same = true;
    for (int i = 1; i < count; ++i) is_same = replay(names[i]) && is_same;
    return is_same ? 0 : 1;
}
