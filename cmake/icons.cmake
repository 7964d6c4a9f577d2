# Makes "ui/icons.hpp" from web/icons.txt: one constant for each icon, with its place in the Lucide font.
set(icon_list ${PROJECT_SOURCE_DIR}/web/icons.txt)
set(lucide_folder ${PROJECT_SOURCE_DIR}/node_modules/lucide-static)
if(NOT EXISTS ${lucide_folder}/font/info.json)
    message(FATAL_ERROR "Lucide's icons are missing: run `npm ci` (scripts/setup does) and configure again.")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${icon_list} ${lucide_folder}/font/info.json)

file(STRINGS ${icon_list} icon_names REGEX "^[a-z]")
file(READ ${lucide_folder}/font/info.json icon_info)
set(icon_constants "")
set(icon_codepoints "")
foreach(name IN LISTS icon_names)
    string(JSON code ERROR_VARIABLE problem GET "${icon_info}" "${name}" encodedCode)
    if(problem)
        message(FATAL_ERROR "web/icons.txt names `${name}`, which Lucide does not have.")
    endif()
    string(REPLACE "\\" "" code "${code}")
    string(TOUPPER "${code}" code)
    string(REPLACE "-" "_" constant "${name}")
    string(APPEND icon_constants "inline constexpr const char* ${constant} = \"\\u${code}\";\n")
    list(APPEND icon_codepoints "U+${code}")
endforeach()
list(JOIN icon_codepoints "," icon_codepoints)

file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/include/ui/icons.hpp CONTENT [[
// Icons that the screens use, as text in the icon font. Made from web/icons.txt.
#pragma once

namespace parley::ui::icon {

@icon_constants@
}  // namespace parley::ui::icon
]] @ONLY)

add_library(parley_icons INTERFACE)
target_include_directories(parley_icons INTERFACE ${CMAKE_BINARY_DIR}/include)
