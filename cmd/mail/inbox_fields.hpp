// SPDX-License-Identifier: Apache-2.0
// How mails that came in are shown, in every format.
#pragma once

#include "lib/inbox/classify_file.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

render::Fields<inbox::ClassifiedFile> classified_fields();

}  // namespace qlab::cmd
