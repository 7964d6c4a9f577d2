# The native server: a library that tests link as well, and the program around it.
find_package(Boost 1.81 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Threads REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_path(JWT_HEADERS jwt.h REQUIRED)
find_library(JWT_LIBRARY jwt REQUIRED)

file(GLOB_RECURSE server_sources CONFIGURE_DEPENDS server/*.cpp)
list(FILTER server_sources EXCLUDE REGEX "/main\\.cpp$")
add_library(parley_server_lib STATIC ${server_sources})
target_include_directories(parley_server_lib PUBLIC ${PROJECT_SOURCE_DIR})
target_link_libraries(parley_server_lib PUBLIC parley_core Boost::headers OpenSSL::SSL OpenSSL::Crypto Threads::Threads
                                               spdlog::spdlog CLI11::CLI11 ${JWT_LIBRARY})
include(${PROJECT_SOURCE_DIR}/cmake/admin_files.cmake)
target_precompile_headers(parley_server_lib PRIVATE server/precompiled.hpp)

add_executable(parley-server server/main.cpp)
target_link_libraries(parley-server PRIVATE parley_server_lib)
