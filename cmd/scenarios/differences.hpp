// SPDX-License-Identifier: Apache-2.0
// What changed from one version of a scenario's text to the next, for people.
#pragma once

#include <span>

#include "lib/scenarios/versions.hpp"

namespace qlab::cmd {

class Context;

/// What is compared: lines, as diff -u shows them, or words, as [-gone-]{+new+}.
enum class Pieces { lines, words };

/// The newest change first. In colour where that is wanted; foreign text is made harmless.
void write_differences(Context& context, const scenarios::Scenario& scenario,
                       std::span<const scenarios::Version> versions, Pieces pieces);

}  // namespace qlab::cmd
