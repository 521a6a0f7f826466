# SPDX-License-Identifier: Apache-2.0
# qlab_embed(TARGET NAMESPACE HEADER FILE...): makes HEADER with one constexpr text per file, so that
# the program needs no file beside itself. NAMESPACE::files lists them by name, in the given order.

function(qlab_embed target namespace header)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${header}")
  set(inputs)
  foreach(file IN LISTS ARGN)
    list(APPEND inputs "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  endforeach()
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DNAMESPACE=${namespace}" "-DOUTPUT=${output}"
            "-DFILES=${inputs}" -P "${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake"
    DEPENDS ${inputs} "${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake"
    VERBATIM)
  # The target may live in another folder, which does not see this one's rules.
  string(MAKE_C_IDENTIFIER "embed_${namespace}" rule)
  add_custom_target(${rule} DEPENDS "${output}")
  add_dependencies(${target} ${rule})
  target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()
