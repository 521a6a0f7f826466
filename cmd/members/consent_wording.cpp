// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/consent_wording.hpp"

#include "cmd/verb.hpp"

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/members/register_fields.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string purpose;
  std::filesystem::path body_file;
  std::string version;
};

members::Purpose purpose_of(const Options& options) {
  return require_named<members::Purpose>(members::purposes, options.purpose,
                                         "a purpose of consent");
}

Exit run_add(Context& context, const Options& options) {
  const auto purpose = purpose_of(options);
  const auto added = members::add_wording(context.store(), purpose,
                                          read_text(context, options.body_file), context.now());
  context.note("version {} of '{}' {}", added.wording.version, options.purpose,
               added.fresh ? "is kept" : "says this already");
  context.show(wording_fields(), added.wording);
  return Exit::ok;
}

Exit run_list(Context& context, const Options& /*options*/) {
  auto rows = context.rows(wording_fields());
  for (const auto& wording : members::wordings(context.store_to_read())) rows.add(wording);
  rows.finish();
  return Exit::ok;
}

Exit run_view(Context& context, const Options& options) {
  context.show(wording_fields(), members::require_wording(context.store_to_read(),
                                                          purpose_of(options), options.version));
  return Exit::ok;
}

void add_verb(Verb& verb, Action& action, const std::shared_ptr<Options>& options,
              Exit (*run)(Context&, const Options&)) {
  verb.callback([&action, options, run] {
    action = [options, run](Context& c) { return run(c, *options); };
  });
}

}  // namespace

void add_consent_wording(Verb& consent, Action& action) {
  auto options = std::make_shared<Options>();
  auto wording = consent.add_verb("wording", "Keep the texts that people agree to");
  wording.require_verb();
  auto add = wording.add_verb("add", "Keep a text as the next version for a purpose");
  add.shows(wording_fields, render::Amount::one);
  add.add_option("--purpose", options->purpose, "contact, call, listing, quote or handover")
      .required();
  add.add_option("--body-file", options->body_file, "The text, or - for standard input")
      .type_name("FILE")
      .required();
  add_verb(add, action, options, run_add);
  auto list = wording.add_verb("list", "List all versions, and how many agreed to each");
  list.shows(wording_fields, render::Amount::many);
  add_verb(list, action, options, run_list);
  auto view = wording.add_verb("view", "Show one version");
  view.shows(wording_fields, render::Amount::one);
  view.add_option("PURPOSE", options->purpose, "Its purpose").required();
  view.add_option("VERSION", options->version, "Its number").required();
  add_verb(view, action, options, run_view);
}

}  // namespace qlab::cmd
