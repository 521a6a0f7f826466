# SPDX-License-Identifier: Apache-2.0
# `cpack -G DEB` in a build folder makes a Debian package; script/package-test installs it in a clean root.

set(CPACK_GENERATOR DEB)
# A package, and an installation, is made of what was built.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CPACK_PACKAGE_CONTACT "The qlab authors <qlab@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keep, consult and hand over a community")
set(CPACK_PACKAGE_DESCRIPTION
"qlab keeps the members of a community, asks them about what comes next, invites
 them to webinars, sends and reads mail, and hands the community over with a
 report. It works on one SQLite file and needs a mail relay to send.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Beside what the files are linked to: expat is loaded when it is needed.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libexpat1, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion, cron | systemd")
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/DebianDocuments.cmake")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${PROJECT_SOURCE_DIR}/config/debian/postinst")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
