// SPDX-License-Identifier: Apache-2.0
// The human half of a notification: what a mail server's text says about whom. What it quotes of
// the mail it returns decides nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qlab::inbox {

struct Quoted {
  std::string_view own;       ///< what the mail says itself
  std::string_view returned;  ///< from the first line of the mail that it returns
};

/// Parts a notification's text from the mail that it quotes below.
Quoted without_returned(std::string_view text);

struct Mention {
  std::string address;
  std::string words;  ///< what stands behind the address, down to the next one
};

struct Notice {
  std::string preamble;  ///< what is about none of them
  std::vector<Mention> mentions;
};

/// Finds whom the text is about: addresses that begin a line or stand alone on it, with the lines
/// behind; failing these, addresses in sentences. Keys of those that it cannot be about are passed.
Notice read_notice(std::string_view own_text, const std::vector<std::string>& never);

/// The lines of a session's transcript (">>> RCPT", "<<< 550", "550 ...") that are about an
/// address.
std::string transcript_of(std::string_view own_text, std::string_view address);

/// A notification's prose without what it says of cases that may be: "If the address does not
/// exist,
/// ...", "Please check that ...".
std::string without_advice(std::string_view text);

}  // namespace qlab::inbox
