// SPDX-License-Identifier: Apache-2.0
#include "lib/world/entry.hpp"

#include "lib/world/http.hpp"
#include "lib/world/imap.hpp"
#include "lib/world/maildir.hpp"
#include "lib/world/mime.hpp"
#include "lib/world/open_mail.hpp"
#include "lib/world/read_mail.hpp"
#include "lib/world/sendmail.hpp"
#include "lib/world/smtp.hpp"
#include "lib/world/zip.hpp"

extern "C" const qlab::world::Factories* qlab_world() {
  static constexpr qlab::world::Factories factories{
      &qlab::world::make_composer, &qlab::world::open_mail,     &qlab::world::make_mail_reader,
      &qlab::world::make_imap,     &qlab::world::make_smtp,     &qlab::world::make_maildir,
      &qlab::world::make_http,     &qlab::world::make_sendmail, &qlab::world::make_archiver};
  return &factories;
}
