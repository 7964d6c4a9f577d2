# The two modules for browsers: `parley-core` (headless) and `parley` (the same with the ImGui canvas).
# Bindings register themselves before main, which a static library would drop: hence object libraries.
file(GLOB bridge_sources CONFIGURE_DEPENDS wasm/bridge/*.cpp wasm/app/*.cpp)
set(canvas_sources ${bridge_sources})
list(FILTER canvas_sources INCLUDE REGEX "/canvas_[^/]*$")
list(FILTER bridge_sources EXCLUDE REGEX "/(canvas_[^/]*|driver\\.cpp)$")

add_library(parley_bridge OBJECT ${bridge_sources})
target_link_libraries(parley_bridge PUBLIC parley_driver)
target_compile_definitions(parley_bridge PUBLIC EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)

file(GLOB_RECURSE render_sources CONFIGURE_DEPENDS wasm/render/*.cpp)
add_library(parley_canvas OBJECT ${render_sources} ${canvas_sources})
target_link_libraries(parley_canvas PUBLIC parley_bridge parley_ui)

# `-fno-rtti` again when linking: it chooses the embind library whose type ids are those that our objects use.
add_library(parley_module INTERFACE)
target_link_options(
    parley_module INTERFACE -fno-rtti -fno-exceptions -lembind --no-entry -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker
    -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH -sSUPPORT_LONGJMP=0
    # What every browser has that can run the modules at all, so that nothing is shipped for older ones.
    -sTEXTDECODER=2 -sMIN_CHROME_VERSION=90 -sMIN_FIREFOX_VERSION=90 -sMIN_SAFARI_VERSION=150000 -mbulk-memory
    -sINCOMING_MODULE_JS_API=locateFile,instantiateWasm,canvas
    $<$<CONFIG:Release>:-sBINARYEN_EXTRA_PASSES=--converge>)

add_executable(parley-core)
target_link_libraries(parley-core PRIVATE parley_bridge parley_module)

add_executable(parley)
target_link_libraries(parley PRIVATE parley_bridge parley_canvas parley_module)
target_link_options(parley PRIVATE -sUSE_GLFW=3 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)

set_target_properties(parley-core parley PROPERTIES SUFFIX .mjs)
foreach(library IN ITEMS parley_core parley_ui parley_driver parley_bridge parley_canvas imgui)
    target_compile_options(${library} PRIVATE $<$<CONFIG:Release>:-flto>)
endforeach()
target_link_options(parley_module INTERFACE $<$<CONFIG:Release>:-flto>)
