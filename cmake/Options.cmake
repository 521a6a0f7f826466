# SPDX-License-Identifier: Apache-2.0
# qlab_options: the only place with compiler flags. Every target of ours links it.

option(QLAB_WERROR "Treat warnings as errors" OFF)
option(QLAB_LTO "Optimise across files" OFF)
option(QLAB_FUZZ "Build the fuzz targets with libFuzzer (clang) instead of a replay of their corpus" OFF)
set(QLAB_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined")

add_library(qlab_options INTERFACE)
target_compile_features(qlab_options INTERFACE cxx_std_20)
target_compile_options(qlab_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wnull-dereference -Wformat=2
  # GCC 12 takes strings that are put together for ones that overlap (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${QLAB_WERROR}>:-Werror>)
# In the program as it is installed the linker leaves out what nobody calls (cmake/ExportTo.cmake).
target_compile_options(qlab_options INTERFACE
  $<$<CONFIG:RelWithDebInfo>:-ffunction-sections> $<$<CONFIG:RelWithDebInfo>:-fdata-sections>)
target_include_directories(qlab_options INTERFACE "${PROJECT_SOURCE_DIR}")

if(QLAB_SANITIZE)
  target_compile_options(qlab_options INTERFACE
    -fsanitize=${QLAB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    # Half of the code, and of what every start of the program reads; a null or wild pointer is seen without them.
    -fno-sanitize=null,alignment,vptr,object-size
    # A sanitizer's checks confuse the flow analysis behind these warnings (GCC bug 71962).
    -Wno-null-dereference $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(qlab_options INTERFACE -fsanitize=${QLAB_SANITIZE})
  # At a fixed address: what the sanitizer notes of each global would have to be relocated at every start, which took
  # two thirds of it.
  if(QLAB_SANITIZE MATCHES address)
    target_link_options(qlab_options INTERFACE $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-no-pie>)
  endif()
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${QLAB_LTO})

# With precompiled headers ccache has to be told that their time stamps do not matter.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${CCACHE}")
endif()

# A third of a build is the reading of the same headers. The release build does without, which proves that every file
# includes what it uses.
function(qlab_precompile target)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_compile_options(${target} PRIVATE
      $<IF:$<CXX_COMPILER_ID:Clang>,SHELL:-fpch-instantiate-templates -Xclang -fno-pch-timestamp,-fpch-preprocess>)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <chrono> <filesystem> <fmt/format.h> <fstream> <functional> <map> <optional> <string> <unordered_map>
      <unordered_set> <variant> <vector> ${ARGN})
  endif()
endfunction()
