// File card: one file that is or was offered, among the messages of the chat.
#pragma once

#include <string>

#include "ui/drawing.hpp"

namespace parley::ui {

float file_card_height(const FileView& file);

// The picture, and the item of the list that is read out. `list` is what can be seen, `row` the card's full width.
void draw_file_card(const Drawing& drawing, const Rect& list, const Rect& row, const FileView& file,
                    const std::string& list_id);
// What is pressed and how far it is, after the list: in sight by pointer, and always by keyboard and mirror.
void operate_file_card(const Drawing& drawing, const Rect& list, const Rect& row, const FileView& file);
// Whether the id is that of one of its controls.
bool is_of_file_card(const FileView& file, const std::string& id);

// Reads out what becomes of the newest one.
void announce_files(const Drawing& drawing, const Rect& rect);

}  // namespace parley::ui
