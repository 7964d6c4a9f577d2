// Every screen at every size: fits, can be pressed, can be read out, and rests when nothing happens.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "ui/theme.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

struct Size {
    float width;
    float height;
};

constexpr Size sizes[] = {{320, 480},  {360, 640}, {390, 844},  {568, 320},  {640, 480},   {719, 700},  {844, 390},
                          {768, 1024}, {899, 900}, {1024, 768}, {1280, 800}, {1920, 1080}, {2560, 1440}};

// Runs `check` on the resting frame of every scene at every size.
template <typename Check>
void on_every_screen(const Check& check) {
    for (const Size& size : sizes) {
        Stage stage({.width = size.width, .height = size.height});
        for (const Scene& scene : all_scenes()) {
            SCOPED_TRACE(scene.name + " at " + std::to_string(static_cast<int>(size.width)) + "x" +
                         std::to_string(static_cast<int>(size.height)));
            stage.draw(scene.snapshot);
            set_scene(scene, stage.state());
            check(stage, scene, stage.draw(scene.snapshot));
        }
    }
}

std::vector<AccessibleNode> operable(const Frame& frame) {
    std::vector<AccessibleNode> nodes;
    for (const AccessibleNode& node : frame.nodes) {
        // Scrolled out of sight it has no size, and comes into sight with the focus.
        if (node.rect.width == 0 && node.rect.height == 0) continue;
        if (node.role == Role::Button || node.role == Role::TextBox) nodes.push_back(node);
    }
    return nodes;
}

TEST(EveryScreen, LiesInsideItsViewport) {
    on_every_screen([](Stage& stage, const Scene&, const Frame& frame) {
        const Rect screen{.x = 0, .y = 0, .width = stage.viewport().width, .height = stage.viewport().height};
        for (const AccessibleNode& node : frame.nodes) EXPECT_TRUE(screen.contains(node.rect)) << node.id;
        for (const TextField& field : frame.text_fields) EXPECT_TRUE(screen.contains(field.rect)) << field.id;
        for (const FakeCanvas::DrawnVideo& video : stage.canvas().videos()) EXPECT_TRUE(screen.contains(video.rect));
        for (const FakeCanvas::DrawnText& text : stage.canvas().texts()) {
            EXPECT_GE(text.rect.x, 0) << text.text;
            EXPECT_LE(text.rect.right(), screen.right()) << text.text;
        }
    });
}

TEST(EveryScreen, CanBeOperatedByAFinger) {
    on_every_screen([](Stage&, const Scene&, const Frame& frame) {
        const std::vector<AccessibleNode> nodes = operable(frame);
        EXPECT_FALSE(nodes.empty());
        for (const AccessibleNode& node : nodes) {
            EXPECT_GE(node.rect.width, theme::touch_target - 0.1F) << node.id;
            EXPECT_GE(node.rect.height, theme::touch_target - 0.1F) << node.id;
            for (const AccessibleNode& other : nodes) {
                EXPECT_TRUE(other.id == node.id || !node.rect.overlaps(other.rect)) << node.id << ", " << other.id;
            }
        }
    });
}

TEST(EveryScreen, CanBeReadOut) {
    on_every_screen([](Stage&, const Scene&, const Frame& frame) {
        std::set<std::string> ids;
        std::set<std::string> button_names;
        for (const AccessibleNode& node : frame.nodes) {
            EXPECT_TRUE(ids.insert(node.id).second) << node.id;
            EXPECT_FALSE(node.name.empty()) << node.id;
            EXPECT_TRUE(node.role != Role::Button || button_names.insert(node.name).second) << node.name;
            const bool is_in_list = node.role == Role::ListItem || node.role == Role::Option;
            EXPECT_EQ(ids.count(node.parent), is_in_list ? 1U : 0U) << node.id;
        }
        const bool has_heading_or_status = std::any_of(frame.nodes.begin(), frame.nodes.end(), [](const auto& node) {
            return node.role == Role::Heading || node.role == Role::Status || node.role == Role::Alert;
        });
        EXPECT_TRUE(has_heading_or_status);
    });
}

TEST(EveryScreen, TextFieldsAreInTheMirrorToo) {
    on_every_screen([](Stage&, const Scene& scene, const Frame& frame) {
        // None lies under an open list.
        const bool is_called = scene.snapshot.invitations.incoming && !has_node(frame, "join");
        const bool is_covered = scene.open_chooser || scene.reachable_open || is_called;
        const bool has_lobby_fields = scene.snapshot.phase == Phase::Lobby && !is_covered;
        const bool has_field = scene.panel == Panel::Chat || scene.calling_open || scene.reachable_open;
        EXPECT_EQ(frame.text_fields.size(), has_lobby_fields ? 2U : has_field ? 1U : 0U);
        for (const TextField& field : frame.text_fields) {
            EXPECT_EQ(node(frame, field.id).role, Role::TextBox);
            EXPECT_EQ(node(frame, field.id).name, field.label);
            EXPECT_TRUE(node(frame, field.id).rect.contains(field.rect));
            EXPECT_GT(field.bytes_max, 0U);
        }
    });
}

bool awaits_something(const Snapshot& snapshot) {
    if (snapshot.phase == Phase::Joining) return true;
    return std::any_of(snapshot.members.begin(), snapshot.members.end(),
                       [](const MemberView& member) { return member.link == LinkState::Connecting; });
}

TEST(EveryScreen, RestsWhenNothingHappens) {
    on_every_screen([](Stage& stage, const Scene& scene, const Frame& frame) {
        EXPECT_TRUE(frame.intents.empty());
        EXPECT_TRUE(!frame.animating || awaits_something(scene.snapshot));
        stage.viewport().reduced_motion = true;
        EXPECT_FALSE(stage.draw(scene.snapshot).animating);
        stage.viewport().reduced_motion = false;
    });
}

TEST(EveryScreen, DrawsTheSameFrameFromTheSameFacts) {
    on_every_screen([](Stage& stage, const Scene& scene, const Frame& frame) {
        const Frame again = stage.draw(scene.snapshot);
        EXPECT_EQ(frame.nodes, again.nodes);
        EXPECT_EQ(frame.text_fields, again.text_fields);
    });
}

TEST(EveryScreen, SurvivesAViewportTooSmallForAnything) {
    constexpr Size tiny[] = {{0, 0}, {1, 1}, {40, 400}, {400, 40}, {120, 120}, {200, 260}};
    for (const Size& size : tiny) {
        Stage stage({.width = size.width, .height = size.height});
        for (const Scene& scene : all_scenes()) {
            stage.draw(scene.snapshot);
            set_scene(scene, stage.state());
            EXPECT_TRUE(stage.draw(scene.snapshot).intents.empty());
        }
    }
}

TEST(EveryScreen, NamesOfAnyLengthAndScriptStayInTheirTiles) {
    const std::string names[] = {
        std::string(200, 'W'),
        "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD \u05D0\u05E8\u05D5\u05DA \u05DE\u05D0\u05D5\u05D3",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F44B\U0001F3FD\U0001F1F8\U0001F1EA\U0001F308\U0001F308",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z",
    };
    for (const Size& size : sizes) {
        Stage stage({.width = size.width, .height = size.height});
        for (const std::string& name : names) {
            for (const std::size_t people : {2U, 3U, 12U}) {
                SCOPED_TRACE(name + " at " + std::to_string(static_cast<int>(size.width)));
                Snapshot snapshot = mixed_room(people);
                for (MemberView& member : snapshot.members) member.name = name;
                const Frame frame = stage.draw(snapshot);
                for (const FakeCanvas::DrawnText& text : stage.canvas().texts()) {
                    if (text.text != name) continue;
                    EXPECT_TRUE(std::any_of(frame.nodes.begin(), frame.nodes.end(), [&](const AccessibleNode& node) {
                        return node.role == Role::Group && node.rect.contains(text.rect);
                    }));
                }
            }
        }
    }
}

}  // namespace
}  // namespace parley::ui
