# SPDX-License-Identifier: Apache-2.0
# `cpack -G DEB` in a build folder makes a Debian package.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The qlab authors <qlab@example.org>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_STRIP_FILES ON)
include(CPack)
