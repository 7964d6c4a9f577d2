// Safety words: what a safety code is read aloud in. Each stands for one byte, and none may ever change its place: two
// clients of different versions would show different codes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace parley::room {

// Short, and not to be mistaken for each other when heard: any two differ in two letters at least. One text, since a
// pointer to each word weighs as much as the word.
inline constexpr std::string_view safety_words =
    "acorn actor album amber anchor apple apron arrow atlas autumn bacon badge baker banjo basket bean beaver "
    "bell berry bike bird bishop blanket bone book bottle branch bread bridge brush bucket button cabin cactus "
    "camel canoe carpet castle cedar cello chain cheese cherry circus cliff clock clover cobra coffee comet "
    "coral cotton cradle crane crown cube cup curtain daisy dance desert desk diamond doctor dolphin door "
    "dragon drum duck dust eagle earth echo elbow elm engine envelope evening falcon farm feather fence fiddle "
    "field fish flag flute forest fossil fountain fox frog fruit garlic gate ghost giant ginger glass glove "
    "goat gold goose grape guitar hammer harbor hat hawk heart hedge helmet herring honey horse hotel hunter "
    "ice igloo ink iron island ivory jacket jaguar jelly jewel judge jungle kettle key kitchen kite kiwi "
    "ladder lake lamp leaf lemon letter lily lion lobster lunch magnet mango maple marble melon meteor mill "
    "mirror monkey moon moth mouse muffin music napkin needle nest night north nut oak ocean olive onion "
    "orange orbit otter oven owl paint panda paper parrot peach pearl pencil pepper piano pigeon pillow pine "
    "pirate planet plum pond potato pumpkin puppet queen quilt rabbit radio raven ribbon ring river robin "
    "rocket roof rose ruby saddle salmon sand scarf school shadow sheep shovel silver snow sofa spider spoon "
    "squirrel star stone sugar summer sun swan table tailor tiger toast tomato tower train tulip tunnel turtle "
    "umbrella uncle valley velvet violin volcano wagon walnut water whale wheat window winter wizard wolf wool "
    "yarn yellow yogurt zebra zipper";

static_assert(std::count(safety_words.begin(), safety_words.end(), ' ') == UINT8_MAX);

constexpr std::string_view safety_word(std::uint8_t byte) {
    std::string_view rest = safety_words;
    for (; byte > 0; --byte) rest.remove_prefix(rest.find(' ') + 1);
    return rest.substr(0, rest.find(' '));
}

}  // namespace parley::room
