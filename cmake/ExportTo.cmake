# SPDX-License-Identifier: Apache-2.0
# qlab_export_to(PROGRAM MODULE): PROGRAM exports the symbols that MODULE takes from whoever loads it, and those that
# both define and that must be one (inline variables, types of exceptions). A program that exports all its functions
# cannot leave out one that nobody calls, and the loader reads all their names at every start.
#
# As it is installed, PROGRAM holds the C++ library, since a seventh of every start goes into loading the shared one.
# There may be one of it only, so MODULE takes it from PROGRAM too and is linked to nothing in C++; no library that it
# is linked to may need the shared one (script/package-test looks). Only the unwinder, which keeps no state, is in both.

include(CheckLinkerFlag)
check_linker_flag(CXX LINKER:-z,pack-relative-relocs QLAB_PACKS_RELOCATIONS)

function(qlab_export_to program module)
  add_dependencies(${program} ${module})
  # The libraries of the sanitizers have a list of their own, which the compiler adds.
  if(QLAB_SANITIZE OR NOT CMAKE_NM)
    set_target_properties(${program} PROPERTIES ENABLE_EXPORTS ON)
    return()
  endif()
  set(list "${CMAKE_CURRENT_BINARY_DIR}/${program}.exports")
  set(wanted "${CMAKE_CURRENT_BINARY_DIR}/${program}.wanted")
  add_custom_command(
    OUTPUT "${list}" "${wanted}"
    COMMAND "${CMAKE_COMMAND}" -D NM=${CMAKE_NM} -D MODULE=$<TARGET_FILE:${module}> -D LIST=${list} -D WANTED=${wanted}
            -P "${PROJECT_SOURCE_DIR}/cmake/ExportList.cmake"
    DEPENDS ${module} "${PROJECT_SOURCE_DIR}/cmake/ExportList.cmake"
    COMMENT "Listing what ${module} takes from ${program}"
    VERBATIM)
  target_sources(${program} PRIVATE "${list}" "${wanted}")
  set_property(TARGET ${program} APPEND PROPERTY LINK_DEPENDS "${list}" "${wanted}")
  set(installed $<CONFIG:RelWithDebInfo>)
  target_link_options(${program} PRIVATE "LINKER:--dynamic-list=${list}"
    $<${installed}:-static-libstdc++> $<${installed}:-static-libgcc> $<${installed}:LINKER:@${wanted}>
    $<${installed}:LINKER:--gc-sections>
    # What the loader has to mend in the program's tables: 200 KB to read at every start, or 5.
    $<$<BOOL:${QLAB_PACKS_RELOCATIONS}>:LINKER:-z,pack-relative-relocs>)
  target_link_options(${module} PRIVATE $<${installed}:-nodefaultlibs>)
  target_link_libraries(${module} PRIVATE $<${installed}:gcc_eh> $<${installed}:gcc> $<${installed}:c>)
endfunction()
