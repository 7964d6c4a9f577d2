// Files, moved by web/bridge/files.js.
#include "bridge/files.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::SendFileChunk& order) {
    host.call<void>("sendFileChunk", order.operation.value, order.channel.packed(), order.source, order.file,
                    order.chunk, order.offset, order.bytes);
}

void execute(const emscripten::val& host, const effect::ForgetFileSource& order) {
    host.call<void>("forgetFileSource", order.source);
}

void execute(const emscripten::val& host, const effect::OpenFileSink& order) {
    host.call<void>("openFileSink", order.operation.value, order.file, order.name, order.mime, order.bytes);
}

void execute(const emscripten::val& host, const effect::ExpectFileChunk& order) {
    host.call<void>("expectFileChunk", order.connection.packed(), order.number, order.file, order.chunk, order.bytes);
}

void execute(const emscripten::val& host, const effect::ForgetFileChunk& order) {
    host.call<void>("forgetFileChunk", order.file, order.chunk);
}

void execute(const emscripten::val& host, const effect::WriteFileChunk& order) {
    host.call<void>("writeFileChunk", order.operation.value, order.file, order.chunk, order.offset);
}

void execute(const emscripten::val& host, const effect::CloseFileSink& order) {
    host.call<void>("closeFileSink", order.operation.value, order.file);
}

void execute(const emscripten::val& host, const effect::DiscardFileSink& order) {
    host.call<void>("discardFileSink", order.file);
}

}  // namespace parley::bridge
