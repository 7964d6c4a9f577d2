// File words: how a file stands, in the words that a person reads or hears.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/border/snapshot.hpp"

namespace parley::ui {

// "0 bytes", "734 bytes", "12 kB", "1.2 MB", "4.0 GB": decimal, as file managers say it.
std::string size_words(std::uint64_t bytes);
// Of all that there is, in whole hundredths; 100 of an empty file.
std::uint32_t percent_of(std::uint32_t bytes, std::uint32_t size);

// "Ben offers plan.pdf, 1.2 MB", "You offer plan.pdf, 1.2 MB"
std::string file_title(const FileView& file);
// The same of anything about it: "Ben offers 1.2 MB"
std::string offer_words(const FileView& file, std::string_view what);
// What became of one that is offered to us: "45 %", "Received", "Not finished: Ben has left"
std::string incoming_words(const FileView& file);
// What became of one of ours with one receiver: "Ben: 45 %", "Ben: has it"
std::string receiver_words(const FileReceiver& receiver, std::uint32_t size);
// With all of them in one line: "2 have it, 3 under way, 1 without an answer".
std::string receivers_words(const FileView& file);
// A card in one line, with the numbers; and without them, for what is read out by itself.
std::string file_card_words(const FileView& file);
std::string file_news(const FileView& file);

// What attaching is called, and why it cannot be done.
std::string attach_words(const Snapshot& snapshot);
bool can_attach(const Snapshot& snapshot);

}  // namespace parley::ui
