// Room name: see the header.
#include "core/client/room_name.hpp"

#include <array>
#include <string_view>

namespace parley::client {

namespace {

constexpr std::array<std::string_view, 32> qualities = {
    "amber",  "brave", "brisk", "calm",  "clear", "cosy",  "early", "fair",   "fond",  "gentle", "glad",
    "golden", "green", "happy", "jolly", "keen",  "kind",  "light", "lively", "lucky", "mellow", "merry",
    "neat",   "noble", "quick", "quiet", "rosy",  "sunny", "swift", "tidy",   "warm",  "wise"};
constexpr std::array<std::string_view, 32> animals = {
    "badger", "beaver", "bison", "crane", "deer",   "dove", "eagle", "falcon", "finch",  "fox",   "gecko",
    "hare",   "heron",  "ibis",  "jay",   "koala",  "lark", "lynx",  "marten", "newt",   "otter", "owl",
    "panda",  "puffin", "raven", "robin", "salmon", "seal", "swan",  "toucan", "turtle", "wren"};

}  // namespace

std::string made_up_room_name(Random& random) {
    std::string name(qualities[random.below(qualities.size())]);
    name += '-';
    name += animals[random.below(animals.size())];
    name += '-';
    name += std::to_string(100 + random.below(900));
    return name;
}

}  // namespace parley::client
