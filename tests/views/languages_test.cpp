// Languages: every screen in each of them, with nothing cut and nothing in another one's place; and the mirror of those
// that run from right to left.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/words/say.hpp"
#include "support/language_tables.hpp"
#include "ui/right_to_left.hpp"
#include "ui/theme.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

struct Size {
    float width;
    float height;
};

constexpr Size sizes[] = {{320, 480}, {390, 844}, {1280, 800}};

// Right to left with the words of English, so that the same screen can be had in both directions.
Language english_from_the_right() {
    std::vector<std::string> problems;
    return Language("ar", R"({"phrases":{}})", problems);
}

std::vector<Language> all_languages() {
    std::vector<Language> languages(1);
    std::vector<std::string> problems;
    for (const test::LanguageTable& one : test::language_tables) languages.emplace_back(one.tag, one.table, problems);
    EXPECT_TRUE(problems.empty());
    return languages;
}

// The texts of the language that stand alone. What has places has names of people in it, which may be cut.
std::set<std::string> whole_phrases(const Language& language) {
    std::set<std::string> phrases;
    for (std::size_t index = 0; index < phrase_count(); ++index) {
        // Names too, of whoever has none: in the smallest tiles there is no room for any.
        if (static_cast<Phrase>(index) == Phrase::Guest || static_cast<Phrase>(index) == Phrase::You) continue;
        const std::string text(language.pattern(static_cast<Phrase>(index)));
        if (text.find('{') == std::string::npos) phrases.insert(text);
    }
    return phrases;
}

// Runs `check` on the resting frame of every scene at every size in every language. Labels are drawn by the canvas,
// which remembers them.
template <typename Check>
void in_every_language(const Check& check) {
    for (const Language& language : all_languages()) {
        for (const Size& size : sizes) {
            Stage stage({.width = size.width, .height = size.height});
            stage.viewport().language = &language;
            stage.viewport().fonts.regular = nullptr;
            stage.viewport().fonts.medium = nullptr;
            for (const Scene& scene : all_scenes()) {
                SCOPED_TRACE(language.tag() + ": " + scene.name + " at " +
                             std::to_string(static_cast<int>(size.width)));
                stage.draw(scene.snapshot);
                set_scene(scene, stage.state());
                check(stage, language, stage.draw(scene.snapshot));
            }
        }
    }
}

TEST(InEveryLanguage, NoWordsAreCut) {
    std::set<std::string> cut;
    in_every_language([&](Stage& stage, const Language& language, const Frame&) {
        const std::set<std::string> phrases = whole_phrases(language);
        for (const FakeCanvas::DrawnText& text : stage.canvas().texts()) {
            if (!text.is_cut || phrases.count(text.text) == 0) continue;
            if (cut.insert(text.text).second) ADD_FAILURE() << "cut: " << text.text << " to " << text.rect.width;
        }
    });
}

TEST(InEveryLanguage, EverythingLiesInTheWindowAndIsWithinReach) {
    in_every_language([](Stage& stage, const Language&, const Frame& frame) {
        const Rect window{.x = 0, .y = 0, .width = stage.viewport().width, .height = stage.viewport().height};
        std::vector<AccessibleNode> controls;
        for (const AccessibleNode& node : frame.nodes) {
            EXPECT_TRUE(window.contains(node.rect)) << node.id;
            const bool is_seen = node.rect.width > 0 || node.rect.height > 0;
            if (is_seen && (node.role == Role::Button || node.role == Role::TextBox)) controls.push_back(node);
        }
        for (const FakeCanvas::DrawnText& text : stage.canvas().texts()) {
            EXPECT_GE(text.rect.x, -0.5F) << text.text;
            EXPECT_LE(text.rect.right(), window.right() + 0.5F) << text.text;
        }
        for (const AccessibleNode& control : controls) {
            EXPECT_GE(control.rect.width, theme::touch_target - 0.1F) << control.id;
            for (const AccessibleNode& other : controls) {
                EXPECT_TRUE(other.id == control.id || !control.rect.overlaps(other.rect)) << control.id << other.id;
            }
        }
    });
}

TEST(InEveryLanguage, EveryButtonHasANameOfItsOwn) {
    in_every_language([](Stage&, const Language&, const Frame& frame) {
        std::set<std::string> names;
        for (const AccessibleNode& node : frame.nodes) {
            EXPECT_FALSE(node.name.empty()) << node.id;
            EXPECT_TRUE(node.role != Role::Button || names.insert(node.name).second) << node.name;
        }
    });
}

// In a script of their own what was left in English is seen at once: it has Latin letters alone.
TEST(InEveryLanguage, NoButtonIsLeftInEnglish) {
    in_every_language([](Stage&, const Language& language, const Frame& frame) {
        if (language.tag() != "zh" && language.tag() != "ar") return;
        for (const AccessibleNode& node : frame.nodes) {
            if (node.role != Role::Button && node.role != Role::TextBox) continue;
            EXPECT_TRUE(std::any_of(node.name.begin(), node.name.end(), [](char letter) {
                return (static_cast<unsigned char>(letter) & 0x80U) != 0;
            })) << node.name;
        }
    });
}

Frame frame_of(const Scene& scene, const Size& size, const Language* language) {
    Stage stage({.width = size.width, .height = size.height});
    stage.viewport().language = language;
    stage.draw(scene.snapshot);
    set_scene(scene, stage.state());
    return stage.draw(scene.snapshot);
}

TEST(RightToLeft, EveryScreenIsTheMirrorOfItself) {
    const Language language = english_from_the_right();
    for (const Size& size : sizes) {
        for (const Scene& scene : all_scenes()) {
            SCOPED_TRACE(scene.name + " at " + std::to_string(static_cast<int>(size.width)));
            const Frame first = frame_of(scene, size, nullptr);
            const Frame second = frame_of(scene, size, &language);
            ASSERT_EQ(first.nodes.size(), second.nodes.size());
            for (std::size_t index = 0; index < first.nodes.size(); ++index) {
                // Where links stand in a line that is not mirrored follows from its text.
                if (first.nodes[index].role == Role::Link) continue;
                const Rect wanted = mirrored(first.nodes[index].rect, size.width);
                const Rect& found = second.nodes[index].rect;
                EXPECT_EQ(first.nodes[index].id, second.nodes[index].id);
                EXPECT_NEAR(found.x, wanted.x, 1) << first.nodes[index].id;
                EXPECT_NEAR(found.width, wanted.width, 1) << first.nodes[index].id;
                EXPECT_NEAR(found.y, wanted.y, 0.1F) << first.nodes[index].id;
            }
            ASSERT_EQ(first.text_fields.size(), second.text_fields.size());
            for (std::size_t index = 0; index < first.text_fields.size(); ++index) {
                EXPECT_EQ(second.text_fields[index].rect, mirrored(first.text_fields[index].rect, size.width));
            }
        }
    }
}

TEST(RightToLeft, WhatIsSeenThereIsPressedThere) {
    const Language language = english_from_the_right();
    Stage stage;
    stage.viewport().language = &language;
    const Snapshot snapshot = room(3);
    EXPECT_GT(node(stage.draw(snapshot), "microphone").rect.x, node(stage.draw(snapshot), "leave").rect.x);
    const std::vector<Intent> intents = stage.click(snapshot, "leave");
    ASSERT_EQ(intents.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<intent::Leave>(intents.front()));
    stage.click(snapshot, "chat");
    const Frame frame = stage.draw(snapshot);
    // The panel has come from the other side.
    EXPECT_LT(node(frame, "chat-list").rect.right(), stage.viewport().width / 2);
}

TEST(RightToLeft, PicturesAreNotSeenInAMirror) {
    const Language language = english_from_the_right();
    Stage stage;
    stage.viewport().language = &language;
    const Snapshot snapshot = room(2);
    const Frame frame = stage.draw(snapshot);
    ASSERT_EQ(stage.canvas().videos().size(), 2U);
    for (const FakeCanvas::DrawnVideo& video : stage.canvas().videos()) {
        const bool is_own = video.track == snapshot.camera.track;
        EXPECT_EQ(video.style.mirrored, is_own);
        EXPECT_EQ(video.rect, node(frame, is_own ? "own-tile" : "tile-peer-0").rect);
    }
}

// A shape as wide as a text that begins at its left edge as laid out: in the end the text begins at its right.
TEST(RightToLeft, TextKeepsItsShapeAndClipsGoAlong) {
    const Language language = english_from_the_right();
    Stage stage;
    stage.viewport().language = &language;
    Snapshot snapshot = chatting_room(3);
    stage.draw(snapshot);
    stage.click(snapshot, "chat");
    const Frame frame = stage.draw(snapshot);
    const Rect list = node(frame, "chat-list").rect;
    std::size_t texts = 0;
    for (const FakeCanvas::DrawnText& text : stage.canvas().texts()) {
        if (!list.overlaps(text.rect)) continue;
        ++texts;
        EXPECT_GE(text.rect.x, list.x - 1) << text.text;
        EXPECT_LE(text.rect.right(), list.right() + 1) << text.text;
    }
    EXPECT_GT(texts, 3U);
}

}  // namespace
}  // namespace parley::ui
