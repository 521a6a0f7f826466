// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/folder_name.hpp"

#include <doctest/doctest.h>

namespace qlab::inbox {

TEST_CASE("folder name: what is not ASCII is shifted, runs of it at once") {
  CHECK(server_folder_name("INBOX") == "INBOX");
  CHECK(server_folder_name("Réponses") == "R&AOk-ponses");
  CHECK(server_folder_name("Entwürfe/Ärger") == "Entw&APw-rfe/&AMQ-rger");
  // The example of RFC 3501 5.1.3.
  CHECK(server_folder_name("~peter/mail/台北/日本語") == "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
  CHECK(server_folder_name("Отправленные") == "&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-");
  CHECK(server_folder_name("\U0001F4EB") == "&2D3c6w-");  // two units of UTF-16
}

TEST_CASE("folder name: an ampersand is shifted as itself") {
  CHECK(server_folder_name("Q&A") == "Q&-A");
  CHECK(server_folder_name("Q&A-team") == "Q&-A-team");
  CHECK(server_folder_name("é&é") == "&AOk-&-&AOk-");
  CHECK(server_folder_name("a&-b") == "a&--b");
}

TEST_CASE("folder name: one that is in the form of servers already stays so") {
  CHECK(server_folder_name("R&AOk-ponses") == "R&AOk-ponses");
  CHECK(server_folder_name("Q&-A &AOk-") == "Q&-A &AOk-");
  CHECK(server_folder_name("R&AOl-ponses") == "R&-AOl-ponses");  // bits left over: no encoder's
  CHECK(server_folder_name("&AEE-") == "&-AEE-");                // an A needs no shift
}

TEST_CASE("folder name: what is no text is none") {
  CHECK_FALSE(server_folder_name("R\xE9ponses"));
  CHECK_FALSE(server_folder_name("a\r\nb"));
  CHECK_FALSE(server_folder_name("\xED\xA0\x80"));  // half of a pair
}

}  // namespace qlab::inbox
