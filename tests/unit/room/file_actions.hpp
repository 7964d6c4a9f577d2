// The actions of the files' machines as short words, for their tests.
#pragma once

#include <string>
#include <variant>

#include "core/base/overloaded.hpp"
#include "core/dialect/file_messages.hpp"
#include "core/room/file_desk.hpp"

namespace parley::room::test {

inline std::string operation_word(OperationId operation) {
    return "#" + std::to_string(operation.value);
}

inline std::string word_for(const Effect& effect) {
    const auto number = [](std::uint32_t value) { return std::to_string(value); };
    return std::visit(
        overloaded{
            [&](const effect::ForgetFileSource& it) { return "forget source " + number(it.source); },
            [&](const effect::OpenFileSink& it) {
                return "open " + operation_word(it.operation) + " " + number(it.file) + " " + it.name;
            },
            [&](const effect::ForgetFileChunk& it) { return "forget " + number(it.file) + "/" + number(it.chunk); },
            [&](const effect::WriteFileChunk& it) {
                return "write " + operation_word(it.operation) + " " + number(it.file) + "/" + number(it.chunk);
            },
            [&](const effect::CloseFileSink& it) {
                return "close " + operation_word(it.operation) + " " + number(it.file);
            },
            [&](const effect::DiscardFileSink& it) { return "discard " + number(it.file); },
            [](const auto&) { return std::string("something else"); },
        },
        effect);
}

// "b: file-request 1/0; expect b 1/0 as 2; write #3 2/0": what there is to do, and then there is nothing left.
inline std::string taken(FileDesk& desk) {
    std::string words;
    while (const auto action = desk.poll()) {
        if (!words.empty()) words += "; ";
        words += std::visit(
            overloaded{
                [](const SayAboutFile& say) { return say.to.value + " " + dialect::write_file_message(say.message); },
                [](const SendChunkTo& send) {
                    return "send " + operation_word(send.order.operation) + " " + send.to.value + " " +
                           std::to_string(send.order.chunk) + " at " + std::to_string(send.order.offset) + "+" +
                           std::to_string(send.order.bytes);
                },
                [](const ExpectChunkOf& expect) {
                    return "expect " + expect.from.value + " " + std::to_string(expect.order.number) + "/" +
                           std::to_string(expect.order.chunk) + "+" + std::to_string(expect.order.bytes);
                },
                [](const Effect& effect) { return word_for(effect); },
            },
            *action);
    }
    return words;
}

}  // namespace parley::room::test
