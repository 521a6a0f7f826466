// SPDX-License-Identifier: Apache-2.0
// What the verbs of `config` share.
#pragma once

#include <array>
#include <filesystem>

#include "cmd/context.hpp"
#include "lib/config/keys.hpp"
#include "lib/config/load.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

inline constexpr std::array<render::Field<config::Setting>, 4> setting_fields{{
    {"key", [](const config::Setting& setting, render::Sink& sink) { sink.text(setting.key); }},
    {"value", [](const config::Setting& setting,
                 render::Sink& sink) { put_or_nothing(setting.value, sink); }},
    {"origin",
     [](const config::Setting& setting, render::Sink& sink) { sink.text(setting.origin); },
     render::Shown::in_detail},
    {"help",
     [](const config::Setting& setting, render::Sink& sink) {
       // A schema asks about a setting that is none.
       sink.text(setting.key.empty() ? "" : config::key_named(setting.key).help);
     },
     render::Shown::in_detail},
}};

/// The one configuration file that is a person's to change: the one named, else their own, which
/// may not exist yet. Throws config where the named one is absent, usage where there is none.
std::filesystem::path file_to_change(const Context& context);

}  // namespace qlab::cmd
