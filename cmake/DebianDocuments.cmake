# SPDX-License-Identifier: Apache-2.0
# Run by cpack on what is installed, before it becomes a package: what Debian wants of documents (Policy 4.4 and 12).

file(GLOB roots "${CPACK_TEMPORARY_INSTALL_DIRECTORY}" "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*")
foreach(root IN LISTS roots)
  if(NOT IS_DIRECTORY "${root}/usr/share/doc/qlab")
    continue()
  endif()
  set(documents "${root}/usr/share/doc/qlab")
  file(COPY_FILE "${CMAKE_CURRENT_LIST_DIR}/../config/debian/copyright" "${documents}/copyright")
  # A fixed date: the same source makes the same package.
  file(WRITE "${documents}/changelog"
"qlab (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * See CHANGELOG.md.

 -- ${CPACK_PACKAGE_CONTACT}  Thu, 01 Jan 2026 00:00:00 +0000
")
  file(GLOB pages "${root}/usr/share/man/man*/*.[0-9]")
  execute_process(COMMAND gzip -9n "${documents}/changelog" ${pages} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
