# Dear ImGui 1.92.2b, pinned by hash: the folder that scripts/setup unpacked, else upstream's archive of that commit.
include(FetchContent)
set(imgui_unpacked ${PROJECT_SOURCE_DIR}/build/deps/imgui)
if(EXISTS ${imgui_unpacked}/imgui.h AND NOT FETCHCONTENT_SOURCE_DIR_IMGUI)
    set(FETCHCONTENT_SOURCE_DIR_IMGUI ${imgui_unpacked})
endif()
FetchContent_Declare(
    imgui
    URL https://codeload.github.com/ocornut/imgui/tar.gz/45acd5e0e82f4c954432533ae9985ff0e1aad6d5
    URL_HASH SHA256=97484925aec2f4d3e913d6644d46b234f8d6d8d98c6aa9c50109e0f0df772090
    DOWNLOAD_EXTRACT_TIMESTAMP FALSE)
FetchContent_MakeAvailable(imgui)

set(imgui_sources imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
if(EMSCRIPTEN)
    list(APPEND imgui_sources backends/imgui_impl_glfw.cpp backends/imgui_impl_opengl3.cpp)
endif()
list(TRANSFORM imgui_sources PREPEND ${imgui_SOURCE_DIR}/)

add_library(imgui STATIC ${imgui_sources})
target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
target_compile_definitions(
    imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_FILE_FUNCTIONS
                 IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
target_compile_options(imgui PRIVATE -w)
if(EMSCRIPTEN)
    target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
endif()
