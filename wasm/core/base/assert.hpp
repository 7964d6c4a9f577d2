// Assertions for our own bugs: active in every build, because a broken invariant must stop at its cause.
#pragma once

#ifndef __wasm__
#include <cstdio>
#include <cstdlib>
#endif

namespace parley {

[[noreturn]] inline void assertion_failed(const char* expression, const char* file, int line) {
#ifdef __wasm__
    // The trap's stack names the place; formatted output would weigh more than the rest of base.
    (void)expression, (void)file, (void)line;
    __builtin_trap();
#else
    std::fputs("parley: broken invariant: ", stderr);
    std::fputs(expression, stderr);
    std::fputs(" at ", stderr);
    std::fputs(file, stderr);
    std::fprintf(stderr, ":%d\n", line);
    std::abort();
#endif
}

}  // namespace parley

#define PARLEY_ASSERT(expression) \
    ((expression) ? static_cast<void>(0) : ::parley::assertion_failed(#expression, __FILE__, __LINE__))
