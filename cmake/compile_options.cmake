# Options that our own code is compiled with: warnings as errors, sanitizers, ccache when it is there.
add_library(parley_warnings INTERFACE)
target_compile_options(parley_warnings INTERFACE -Wall -Wextra -Wpedantic -Wswitch-enum -Werror)

# Core, bridge and screens never throw, natively as little as in the browser. RTTI stays on natively, because tests
# derive from classes of the core.
add_library(parley_no_exceptions INTERFACE)
target_compile_options(parley_no_exceptions INTERFACE -fno-exceptions)

if(EMSCRIPTEN)
    add_compile_options(-fno-exceptions -fno-rtti)
    # Some optimisation makes debug builds faster to link as well as to run; names of functions are kept.
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g2")
    if(CMAKE_BUILD_TYPE STREQUAL "Release")
        # `-Oz -flto` gives the smallest modules; CMake's own release flags would say -O3.
        set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
        set(CMAKE_EXE_LINKER_FLAGS_RELEASE "-Oz")
    endif()
    # Debian's Emscripten looks for acorn where only Debian's own Node looks by itself.
    set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=$ENV{NODE_PATH}:/usr/share/nodejs)
endif()

if(PARLEY_SANITIZE)
    # Reports name lines; all else that debuggers want costs a sixth of the time of the build.
    set(CMAKE_CXX_FLAGS_DEBUG "-g1")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        # Counters for libFuzzer, so that the fuzz targets link the same core; other programs leave them idle. clang 14
        # cannot assemble coroutines with checks of function types.
        add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize=function)
        add_link_options(-fsanitize=fuzzer-no-link)
    endif()
endif()

if(PARLEY_SANITIZE_THREADS)
    add_compile_options(-fsanitize=thread -O1)
    add_link_options(-fsanitize=thread)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    if(EMSCRIPTEN)
        # em++ is a script; what ccache can cache is the clang that it starts.
        set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env EM_COMPILER_WRAPPER=${CCACHE})
    else()
        set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
    endif()
endif()
