// SPDX-License-Identifier: Apache-2.0
// What a report says is held against the query of each figure, which was written apart from it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {
namespace {

/// A community in which something of everything has happened.
struct Lived : HandoverScene {
  Lived() {
    const std::vector<std::string> nations{"Wales", "Wales", "Scotland", "", "Wales", "Scotland"};
    for (int number = 1; number <= 6; ++number) {
      const auto id = fmt::format("m{}", number);
      std::vector<std::string> words{
          "members", "edit", id, "--participated",
          number < 4 ? "workshop:Cardiff@2026-05-01" : "online:Forum@2026-07-02"};
      const auto& nation = nations.at(static_cast<std::size_t>(number - 1));
      if (!nation.empty()) words.insert(words.end(), {"--nation", nation});
      if (number == 3) words.insert(words.end(), {"--outlook", "lasting"});
      must(words);
    }
    must({"members", "add", "--name", "Nobody", "--email", "nobody@example.org"});
    must({"scenarios", "respond", "host-led", "m1", "--want", "yes", "--support", "yes",
          "--horizon", "lasting", "--offer", "host", "--offer", "fund"});
    must({"scenarios", "respond", "host-led", "m2", "--want", "conditional", "--condition", "if",
          "--support", "yes", "--offer", "host"});
    must({"scenarios", "respond", "host-led", "m3", "--want", "no"});
    must({"comments", "approve", "c1"});
    must({"comments", "add", "host-led", "--author", "m4", "--accept-policy", "--reply-to", "c1",
          "--body", "Yes"});
    must({"comments", "approve", "c2"});
    must({"comments", "add", "host-led", "--author", "m5", "--accept-policy", "--body", "Wait"});
    must({"mail", "send"});
    must({"webinar", "rsvp", "future", "m1", "yes"});
    must({"webinar", "attendance", "future",
          file("came.csv",
               "Name,Email\nPerson 1,person1@example.org\n"
               "Person 6,person6@example.org\nGuest,\n")});
    must({"handover", "learning", "add", "--title", "It works", "--source", "c1"});
    must({"handover", "progress", "add", "--task", "Renew", "--owner", "m2"});
    must({"handover", "progress", "add", "--task", "Over", "--state", "done"});
  }

  [[nodiscard]] std::int64_t traced(const std::string& figure) const {
    const auto trace = json({"handover", "report", "--trace", figure});
    CHECK(trace.at("count") == trace.at("rows").size());
    CHECK(trace.at("query").get<std::string>().find("SELECT") != std::string::npos);
    return trace.at("count").get<std::int64_t>();
  }

  /// Each number of an object against the figure of its name.
  void check_numbers(const nlohmann::json& object, const std::string& prefix,
                     const std::string& total) const {
    for (const auto& item : object.items()) {
      if (!item.value().is_number() || item.key() == total) continue;
      const auto figure = prefix + item.key();
      CAPTURE(figure);
      CHECK(traced(figure) == item.value().get<std::int64_t>());
    }
  }
};

}  // namespace

TEST_CASE("handover report: every figure is what its query counts") {
  const Lived lab;
  const auto report = lab.json({"handover", "report", "--restricted"});
  CHECK(report.at("members") == 7);
  CHECK(lab.traced("members") == 7);
  for (const auto* kind : {"nation", "role"}) {
    for (const auto& part : report.at(std::string(kind) + "s").at("parts")) {
      auto slug = part.at("label").get<std::string>();
      slug = slug == "Not said" ? "not-said" : slug == "Wales" ? "wales" : "scotland";
      CHECK(lab.traced(fmt::format("{}.{}", kind, slug)) == part.at("members"));
    }
  }
  CHECK(lab.traced("outlook.lasting") == report.at("outlooks").at("lasting"));
  CHECK(lab.traced("relation.collaborator") == report.at("relations").at("collaborator"));
  CHECK(lab.traced("answered_scenarios") == report.at("answered_scenarios").at("members"));
  lab.check_numbers(report.at("accounted_for"), "accounted_for.", "total");
  lab.check_numbers(report.at("offers"), "offers.", "");
  const auto& network = report.at("connections");
  CHECK(network.at("pairs").get<int>() > 0);
  CHECK(lab.traced("connections.pairs") == network.at("pairs"));
  CHECK(lab.traced("connections.occasions") == network.at("occasions"));
  CHECK(lab.traced("connections.members") == network.at("members").at("members"));
  CHECK(lab.traced("connections.with_one_only") == network.at("with_one_only").at("members"));
  CHECK(lab.traced("learning") == 1);
  CHECK(report.at("progress").size() == 1);
  CHECK(lab.traced("progress") == 1);
}

TEST_CASE("handover report: so are those of scenarios, webinars, mail and participation") {
  const Lived lab;
  const auto report = lab.json({"handover", "report", "--restricted"});
  const auto& scenario = report.at("scenarios").at(0);
  CHECK(lab.traced("scenario.host-led.electorate") == scenario.at("electorate"));
  for (const auto& axis : scenario.at("axes")) {
    const auto name = axis.at("axis").get<std::string>();
    lab.check_numbers(axis, fmt::format("scenario.host-led.{}.", name), "electorate");
    for (const auto& offer : axis.at("offers")) {
      CHECK(lab.traced("scenario.host-led.support.offer." + offer.at("offer").get<std::string>()) ==
            offer.at("members"));
    }
  }
  lab.check_numbers(scenario.at("comments"), "scenario.host-led.comments.", "unpublished");
  const auto& webinar = report.at("webinars").at(0);
  lab.check_numbers(webinar.at("answers"), "webinar.future.", "");
  CHECK(lab.traced("webinar.future.came") == webinar.at("attendance").at("came"));
  CHECK(lab.traced("webinar.future.uninvited") == webinar.at("attendance").at("came_uninvited"));
  CHECK(lab.traced("webinar.future.unmatched") == webinar.at("attendance").at("unmatched"));
  lab.check_numbers(report.at("mail").at(0), "mail.invite.", "total");
  std::size_t periods = 0;
  for (const auto& figure : lab.json({"handover", "report", "--trace", "list"})) {
    const auto name = figure.at("figure").get<std::string>();
    if (!name.starts_with("participation.")) continue;
    const auto kind = name.substr(name.rfind('.') + 1);
    const auto& period = report.at("participation").at("periods").at(periods++ / 5);
    CAPTURE(name);
    CHECK(lab.traced(name) == period.at(kind));
  }
  CHECK(periods == 5 * report.at("participation").at("periods").size());
}

TEST_CASE("handover report: a trace shows the query and its rows") {
  const Lived lab;
  const auto shown = lab.run({"handover", "report", "--trace", "nation.scotland"});
  CHECK(shown.status == 0);
  CHECK(shown.out == "ref\twith\nm3\t\nm6\t\n");
  CHECK(shown.err ==
        "Members whose nation is 'Scotland': 2\n"
        "SELECT 'm' || id, NULL FROM member WHERE erased_at IS NULL AND trim(nation) = ?1 ORDER BY "
        "id\n?1 = 'Scotland'\n");
  check_failed(lab.run({"handover", "report", "--trace", "nation.scotlnd"}), 10,
               "qlab: no figure is named 'nation.scotlnd'\nhint: did you mean "
               "'nation.scotland'?\n");
  CHECK(lab.run({"handover", "report", "--public", "--restricted"}).status == 2);
}

TEST_CASE("handover report: the same store at the same instant gives the same bytes") {
  const Lived lab;
  for (const std::string format : {"html", "md", "text", "json"}) {
    CHECK(lab.must({"handover", "report", "--format", format}) ==
          lab.must({"handover", "report", "--format", format}));
  }
}

}  // namespace qlab::test
