// Counting of memory at its source: every container of the core comes by here.
#include "bench/core/cost.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

#include <malloc.h>

namespace parley::bench {
namespace {

Memory counted;

void* allocate(std::size_t size) {
    void* const memory = std::malloc(size);
    if (memory == nullptr) std::abort();
    ++counted.allocations;
    counted.bytes += size;
    // What the allocator made of it, so that the sum falls back to where it was.
    counted.held += malloc_usable_size(memory);
    return memory;
}

void release(void* memory) {
    if (memory == nullptr) return;
    counted.held -= malloc_usable_size(memory);
    std::free(memory);
}

}  // namespace

Memory memory() {
    return counted;
}

void print(double figure, std::string_view what, std::string_view unit) {
    std::printf("%.*f %s: %s\n", figure < 100 ? 1 : 0, figure, std::string(what).c_str(), std::string(unit).c_str());
    std::fflush(stdout);
}

void print(const Cost& cost, std::string_view what, std::string_view things) {
    print(cost.per_cpu_second, what, std::string(things) + " per CPU second");
    print(cost.allocations, what, "allocations for each");
    print(cost.bytes, what, "bytes allocated for each");
}

}  // namespace parley::bench

void* operator new(std::size_t size) {
    return parley::bench::allocate(size);
}
void* operator new[](std::size_t size) {
    return parley::bench::allocate(size);
}
void operator delete(void* memory) noexcept {
    parley::bench::release(memory);
}
void operator delete[](void* memory) noexcept {
    parley::bench::release(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    parley::bench::release(memory);
}
void operator delete[](void* memory, std::size_t /*size*/) noexcept {
    parley::bench::release(memory);
}
