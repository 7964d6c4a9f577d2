# The target `site`: page, modules, shaders and fonts in one folder that any static host can serve.
find_program(NODE node REQUIRED)
find_program(PYFTSUBSET NAMES pyftsubset REQUIRED HINTS /usr/bin NO_CMAKE_FIND_ROOT_PATH)
find_program(BROTLI brotli REQUIRED NO_CMAKE_FIND_ROOT_PATH)
find_program(GZIP gzip REQUIRED NO_CMAKE_FIND_ROOT_PATH)

# Adds a font to the site: only the glyphs of `unicodes` from `source`.
function(site_font name source unicodes)
    set(output ${PARLEY_SITE_DIR}/fonts/${name})
    add_custom_command(
        OUTPUT ${output}
        COMMAND ${PYFTSUBSET} ${source} --unicodes=${unicodes} --output-file=${output} --no-hinting --desubroutinize
                --layout-features=kern,liga,tnum,calt --name-IDs=0,1,2,13,14
        DEPENDS ${source} ${ARGN}
        COMMENT "Subsetting ${name}"
        VERBATIM)
    set_property(GLOBAL APPEND PROPERTY site_files ${output})
endfunction()

# Latin with Latin-1 and Latin Extended-A, combining marks, punctuation, currency, arrows, a few symbols; nothing of the
# private use area, where Inter has glyphs of its own that would hide the icons.
set(text_unicodes "U+0020-007E,U+00A0-017F,U+0192,U+02C6-02DD,U+2010-2027,U+2030-203A,U+20AC,U+2122,U+2190-2199,U+2212,U+2713,U+FFFD")
set(inter_folder ${PROJECT_SOURCE_DIR}/node_modules/@expo-google-fonts/inter)
file(MAKE_DIRECTORY ${PARLEY_SITE_DIR}/fonts)
site_font(inter-regular.ttf ${inter_folder}/400Regular/Inter_400Regular.ttf ${text_unicodes})
site_font(inter-medium.ttf ${inter_folder}/500Medium/Inter_500Medium.ttf ${text_unicodes})
site_font(lucide.ttf ${lucide_folder}/font/lucide.ttf ${icon_codepoints} ${icon_list})

# Page and shaders go in as they are.
file(GLOB_RECURSE web_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/web web/*)
list(FILTER web_files EXCLUDE REGEX "\\.(md|txt)$|^package\\.json$")
file(GLOB shader_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} shaders/*)
foreach(file IN LISTS web_files shader_files)
    if(file MATCHES "^shaders/")
        set(source ${PROJECT_SOURCE_DIR}/${file})
    else()
        set(source ${PROJECT_SOURCE_DIR}/web/${file})
    endif()
    add_custom_command(OUTPUT ${PARLEY_SITE_DIR}/${file} COMMAND ${CMAKE_COMMAND} -E copy ${source}
                       ${PARLEY_SITE_DIR}/${file} DEPENDS ${source} VERBATIM)
    set_property(GLOBAL APPEND PROPERTY site_files ${PARLEY_SITE_DIR}/${file})
endforeach()

# Modules: minified, with a map back to what emcc wrote, and compressed beside the original for hosts that serve what is
# already compressed.
set(terser_cli ${PROJECT_SOURCE_DIR}/node_modules/terser/bin/terser)
foreach(module IN ITEMS parley-core parley)
    set(script ${PARLEY_SITE_DIR}/${module}.mjs)
    set(binary ${PARLEY_SITE_DIR}/${module}.wasm)
    if(CMAKE_BUILD_TYPE STREQUAL "Release")
        set(place_script ${NODE} ${terser_cli} --module --compress --mangle
                         --source-map "includeSources,url='${module}.mjs.map'" --output ${script} $<TARGET_FILE:${module}>)
    else()
        set(place_script ${CMAKE_COMMAND} -E copy $<TARGET_FILE:${module}> ${script})
    endif()
    add_custom_command(
        OUTPUT ${script} ${binary}
        COMMAND ${place_script}
        COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_BINARY_DIR}/${module}.wasm ${binary}
        COMMAND ${BROTLI} -f -k -q 11 ${script} ${binary}
        COMMAND ${GZIP} -f -k -9 ${script} ${binary}
        DEPENDS ${module}
        COMMENT "Packing ${module}"
        VERBATIM)
    set_property(GLOBAL APPEND PROPERTY site_files ${script} ${binary})
endforeach()

get_property(site_files GLOBAL PROPERTY site_files)
add_custom_target(site DEPENDS ${site_files})
