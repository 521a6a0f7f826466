// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/successor.hpp"

#include <doctest/doctest.h>

#include "lib/handover/item.hpp"
#include "lib/members/consent_change.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::handover {
namespace {

using members::ConsentState;
using test::day;
using test::error_of;

/// The first test vector of RFC 8032 7.1.
constexpr auto hex_key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

struct Scene : test::Community {
  Successor network = add_successor(store, {"Next Network", "next@example.org", "", ""}, day(1));

  void said(std::int64_t member, ConsentState state) {
    members::Consent consent;
    consent.purpose = members::Purpose::handover;
    consent.recipient = "Next Network";
    consent.state = state;
    consent.evidence = "form";
    members::change_consent(store, member, consent, day(2));
  }
};

}  // namespace

TEST_CASE("handover successor: is found by name, whatever its capitals, and by id") {
  const Scene scene;
  CHECK(scene.network.id == 1);
  CHECK(require_successor(scene.store, "next NETWORK").id == 1);
  CHECK(require_successor(scene.store, "h1").name == "Next Network");
  CHECK(only_successor(scene.store).id == 1);
  const auto error = error_of([&] { (void)require_successor(scene.store, "Nxt Network"); });
  CHECK(error.value().kind() == Kind::not_found);
  CHECK(error.value().hint() == "did you mean 'Next Network'?");
}

TEST_CASE("handover successor: a name is given once, and an id never again") {
  Scene scene;
  auto& store = scene.store;
  CHECK(error_of([&] {
          add_successor(store, {"NEXT network", "", "", ""}, day(1));
        })
            .value()
            .kind() == Kind::refused);
  remove_successor(store, scene.network, day(1));
  CHECK(successors(store).empty());
  CHECK(add_successor(store, {"Next Network", "", "", ""}, day(1)).id == 2);
  CHECK(error_of([&] { (void)require_item(store, ItemKind::progress, "h2"); }).value().kind() ==
        Kind::not_found);
}

TEST_CASE("handover successor: a key is taken in each form that programs write it in") {
  Scene scene;
  const auto key_of = [&](std::string text) {
    SuccessorEdit edit;
    edit.public_key = std::move(text);
    return edit_successor(scene.store, scene.network, edit, day(3)).public_key;
  };
  CHECK(key_of("D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F707511A\n") == hex_key);
  CHECK(key_of("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=") == hex_key);
  CHECK(key_of("-----BEGIN PUBLIC KEY-----\n"
               "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
               "-----END PUBLIC KEY-----\n") == hex_key);
  CHECK(key_of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
               " next@example.org\n") == hex_key);
  CHECK(key_of("").empty());
  for (const std::string text : {"no key", "d75a98", "ssh-rsa AAAAB3NzaC1yc2E= x",
                                 "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n"
                                 "-----END PRIVATE KEY-----"}) {
    CAPTURE(text);
    CHECK(error_of([&] { key_of(text); }).value().kind() == Kind::data);
  }
  const std::string no_point(64, '0');
  CHECK(error_of([&] { key_of(no_point); }).value().kind() == Kind::data);
}

TEST_CASE("handover successor: what members agreed to keeps its name") {
  Scene scene;
  auto& store = scene.store;
  const auto anna = scene.member("Anna");
  const auto bob = scene.member("Bob");
  scene.member("Cem");
  scene.said(anna, ConsentState::asked);
  scene.said(anna, ConsentState::given);
  scene.said(bob, ConsentState::refused);
  const auto consents = successor_consents(store, "Next Network");
  CHECK(consents.count(ConsentState::given) == 1);
  CHECK(consents.count(ConsentState::refused) == 1);
  CHECK(consents.count(ConsentState::asked) == 0);
  CHECK(consents.count(ConsentState::unknown) == 1);
  SuccessorEdit edit;
  edit.name = "Other Network";
  CHECK(error_of([&] { edit_successor(store, scene.network, edit, day(3)); }).value().kind() ==
        Kind::refused);
  CHECK(error_of([&] { remove_successor(store, scene.network, day(3)); }).value().kind() ==
        Kind::refused);
  edit.name.reset();
  edit.organisation = "Example University";
  const auto edited = edit_successor(store, scene.network, edit, day(3));
  CHECK(edited.organisation == "Example University");
  CHECK(edited.email == "next@example.org");
  CHECK(edited.updated_at == day(3));
}

}  // namespace qlab::handover
