# SPDX-License-Identifier: Apache-2.0
# Man pages from scdoc, the example configuration, the completions: built with everything, installed with it.

find_program(SCDOC scdoc REQUIRED)
file(GLOB QLAB_MAN_SOURCES CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/man/*.scd")

set(QLAB_MAN_PAGES)
foreach(source IN LISTS QLAB_MAN_SOURCES)
  get_filename_component(page "${source}" NAME_WLE)
  get_filename_component(section "${page}" LAST_EXT)
  string(SUBSTRING "${section}" 1 -1 section)
  set(output "${PROJECT_BINARY_DIR}/man/${page}")
  # A fixed date: the same source makes the same page.
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/man"
    COMMAND "${CMAKE_COMMAND}" -E env SOURCE_DATE_EPOCH=1767225600 sh -c "\"$0\" < \"$1\" > \"$2\""
            "${SCDOC}" "${source}" "${output}"
    DEPENDS "${source}"
    VERBATIM)
  list(APPEND QLAB_MAN_PAGES "${output}")
  install(FILES "${output}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}")
endforeach()
add_custom_target(man ALL DEPENDS ${QLAB_MAN_PAGES})

install(FILES "${PROJECT_SOURCE_DIR}/config/qlab.toml" DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/config/relays" DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples"
        FILES_MATCHING PATTERN "*.toml")
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/" DESTINATION "${CMAKE_INSTALL_DOCDIR}" FILES_MATCHING PATTERN "*.md")

# Completions, where each shell looks for them.
install(FILES "${PROJECT_SOURCE_DIR}/completions/qlab.bash"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME qlab)
install(FILES "${PROJECT_SOURCE_DIR}/completions/_qlab" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES "${PROJECT_SOURCE_DIR}/completions/qlab.fish"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# Units for systemd, which do nothing until somebody enables the timers; the same by cron is an example to copy.
set(QLAB_UNIT_DIR "lib/systemd/system" CACHE STRING "Where the units are installed, below the prefix")
foreach(job IN ITEMS send remind receive backup)
  configure_file("${PROJECT_SOURCE_DIR}/config/systemd/qlab-${job}.service.in"
                 "${PROJECT_BINARY_DIR}/systemd/qlab-${job}.service" @ONLY)
  configure_file("${PROJECT_SOURCE_DIR}/config/systemd/qlab-${job}.timer"
                 "${PROJECT_BINARY_DIR}/systemd/qlab-${job}.timer" COPYONLY)
  install(FILES "${PROJECT_BINARY_DIR}/systemd/qlab-${job}.service" "${PROJECT_BINARY_DIR}/systemd/qlab-${job}.timer"
          DESTINATION "${QLAB_UNIT_DIR}")
endforeach()
install(FILES "${PROJECT_SOURCE_DIR}/config/systemd/qlab.sysusers" DESTINATION lib/sysusers.d RENAME qlab.conf)
install(FILES "${PROJECT_SOURCE_DIR}/config/cron/qlab" DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples/cron")

find_program(CLANG_FORMAT clang-format)
if(CLANG_FORMAT)
  add_custom_target(format
    COMMAND sh -c "find cmd lib tests -name '*.[ch]pp' | xargs \"$0\" -i" "${CLANG_FORMAT}"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
endif()
