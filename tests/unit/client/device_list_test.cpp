// Device list: what is listed, named and chosen.
#include "core/client/device_list.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::client {
namespace {

using enum DeviceKind;

std::vector<DeviceView> views_of(const DeviceList& list, DeviceKind kind, const std::string& in_use = {}) {
    std::vector<DeviceView> views;
    list.view(kind, in_use, views);
    return views;
}

std::string shown(const DeviceList& list, DeviceKind kind, const std::string& in_use = {}) {
    std::string words;
    for (const DeviceView& view : views_of(list, kind, in_use)) {
        words += (words.empty() ? "" : ", ") + std::string(view.chosen ? "*" : "") + view.label;
    }
    return words;
}

TEST(DeviceList, TheBrowsersDefaultComesFirstAndIsShownAsChosen) {
    DeviceList list;
    list.take({{.kind = Camera, .id = "a", .label = "Front"}, {.kind = Camera, .id = "b", .label = "Back"}});
    EXPECT_EQ(shown(list, Camera), "*Front, Back");
    EXPECT_EQ(shown(list, Camera, "b"), "Front, *Back");
    list.choose(Camera, "b");
    EXPECT_EQ(shown(list, Camera), "Front, *Back");
    EXPECT_EQ(shown(list, Camera, "a"), "*Front, Back");
    EXPECT_EQ(shown(list, Microphone), "");
}

TEST(DeviceList, DevicesWithoutALabelAreNumberedByTheirKind) {
    DeviceList list;
    list.take({{.kind = Microphone, .id = "m", .label = ""},
               {.kind = Camera, .id = "a", .label = ""},
               {.kind = Camera, .id = "b", .label = "Back"},
               {.kind = Camera, .id = "c", .label = " \t"},
               {.kind = Speaker, .id = "s", .label = ""}});
    EXPECT_EQ(shown(list, Camera), "*Camera 1, Back, Camera 3");
    EXPECT_EQ(shown(list, Microphone), "*Microphone 1");
    EXPECT_EQ(shown(list, Speaker), "*Speaker 1");
    EXPECT_FALSE(list.is_named(Camera));
}

TEST(DeviceList, WhatCannotBeChosenIsLeftOut) {
    DeviceList list;
    list.take({{.kind = Camera, .id = "", .label = "Before the permission"},
               {.kind = Camera, .id = std::string(limits::device_id_bytes_max + 1, 'x'), .label = "Odd"},
               {.kind = Camera, .id = "a", .label = "Front"},
               {.kind = Camera, .id = "a", .label = "Twice"}});
    EXPECT_EQ(shown(list, Camera), "*Front");
    list.choose(Camera, std::string(limits::device_id_bytes_max + 1, 'x'));
    EXPECT_EQ(list.chosen(Camera), "");
}

TEST(DeviceList, IsBoundedInCountAndLength) {
    std::vector<ListedDevice> many;
    for (std::size_t i = 0; i < limits::devices_listed_max + 5; ++i) {
        many.push_back({.kind = Camera, .id = std::to_string(i), .label = std::string(1000, 'x')});
    }
    DeviceList list;
    list.take(many);
    const auto views = views_of(list, Camera);
    EXPECT_EQ(views.size(), limits::devices_listed_max);
    EXPECT_EQ(views.front().label.size(), limits::device_label_bytes_max);
}

TEST(DeviceList, KnowsWhatHasJustAppeared) {
    DeviceList list;
    list.take({{.kind = Camera, .id = "a", .label = "Front"}});
    EXPECT_TRUE(list.has_appeared(Camera, "a"));
    list.take({{.kind = Camera, .id = "a", .label = "Front"}, {.kind = Microphone, .id = "a", .label = "Mic"}});
    EXPECT_FALSE(list.has_appeared(Camera, "a"));
    EXPECT_TRUE(list.has_appeared(Microphone, "a"));
    list.take({});
    list.take({{.kind = Camera, .id = "a", .label = "Front"}});
    EXPECT_TRUE(list.has_appeared(Camera, "a"));
}

TEST(DeviceList, AChosenDeviceIsAskedForUnlessItIsKnownToBeGone) {
    DeviceList list;
    list.choose(Camera, "b");
    EXPECT_EQ(list.to_ask_for(Camera), "b");
    list.take({{.kind = Camera, .id = "a", .label = "Front"}});
    EXPECT_EQ(list.to_ask_for(Camera), "");
    list.take({{.kind = Camera, .id = "a", .label = "Front"}, {.kind = Camera, .id = "b", .label = "Back"}});
    EXPECT_EQ(list.to_ask_for(Camera), "b");
}

}  // namespace
}  // namespace parley::client
