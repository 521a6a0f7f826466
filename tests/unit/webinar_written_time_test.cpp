// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_time.hpp"

#include <doctest/doctest.h>

#include "lib/calendar/zone.hpp"
#include "lib/webinar/date_order.hpp"
#include "lib/webinar/written_duration.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

std::string as(std::string_view text, DateOrder order) {
  const auto time = parse_written_time(text);
  if (!time) return "no time";
  const auto local = resolve(*time, order);
  return local ? calendar::shown(*local) : "no date";
}

std::vector<DateOrder> orders(std::initializer_list<const char*> texts) {
  std::vector<WrittenTime> times;
  for (const auto* text : texts) times.push_back(parse_written_time(text).value());
  return possible_orders(times);
}

using Orders = std::vector<DateOrder>;

}  // namespace

TEST_CASE("written time: the forms of many locales are read") {
  CHECK(as("14/11/22, 09:29:07", DateOrder::day_first) == "2022-11-14 09:29:07");
  CHECK(as("7/20/23, 4:16:29\u202fPM", DateOrder::month_first) == "2023-07-20 16:16:29");
  CHECK(as("7/20/2023 12:05 a.m.", DateOrder::month_first) == "2023-07-20 00:05");
  CHECK(as("7/20/23, 12:00:00 PM", DateOrder::month_first) == "2023-07-20 12:00");
  CHECK(as("22.09.26, 14:48:05", DateOrder::day_first) == "2026-09-22 14:48:05");
  CHECK(as("22.09.26, 14:48:05", DateOrder::year_first) == "2022-09-26 14:48:05");
  CHECK(as("2026-03-20 09:00:00", DateOrder::year_first) == "2026-03-20 09:00");
  CHECK(as("2026-03-20T09:00", DateOrder::year_first) == "2026-03-20 09:00");
  CHECK(as("2026. 3. 20. 9:00:01", DateOrder::year_first) == "2026-03-20 09:00:01");
  CHECK(as("20.3.2026 klo 9.00", DateOrder::day_first) == "2026-03-20 09:00");
  CHECK(as("20.3.2026 9.00.01", DateOrder::day_first) == "2026-03-20 09:00:01");
  CHECK(as("20/3/2026, 9:00:01 p. m.", DateOrder::day_first) == "2026-03-20 21:00:01");
  CHECK(as("2026/3/20 下午9:00:01", DateOrder::year_first) == "2026-03-20 21:00:01");
  CHECK(as("26. 3. 20. 오전 9:00:01", DateOrder::year_first) == "2026-03-20 09:00:01");
  CHECK(as("20/3/2569 9:00:01", DateOrder::day_first) == "2026-03-20 09:00:01");
}

TEST_CASE("written time: locales that write something between, behind or around are read") {
  for (const auto* text :
       {"20.2.2027 klo 12.31.00", "20/2/2027, 12:31:00 μ.μ.", "12:31:00 20/2/2027",
        "20.02.2027 г., 12:31:00 ч.", "20.2.2027 г., 12:31:00", "20. 2. 2027. u 12:31:00",
        "20\u200f/2\u200f/2027\u060c 12:31:00 م", "٢٠\u200f/٢\u200f/٢٠٢٧\u060c ١٢:٣١:٠٠ م",
        "20/2/2027, 12:31:00 PTG", "20.2.2027, 12:31:00 m.d.", "20/2/2027, 12:31:00 Uhr",
        "২০/২/২০২৭, ১২:৩১:০০ PM"}) {
    CAPTURE(text);
    CHECK(as(text, DateOrder::day_first) == "2027-02-20 12:31");
  }
  for (const auto* text : {"2027-02-20 12 h 31 min 00 s", "2027-02-20 12 h 31 min",
                           "2027/2/20 (12:31:00)", "2027/2/20 中午12:31:00"}) {
    CAPTURE(text);
    CHECK(as(text, DateOrder::year_first) == "2027-02-20 12:31");
  }
}

TEST_CASE("written time: what is no time is nothing") {
  for (const auto* text :
       {"", "14/11/22", "22.09.26", "14/11-22, 09:29", "14/11/222, 09:29", "14/11/22, 25:00",
        "14/11/22, 09:60", "14/11/22, 13:00 PM", "14/11/22, 0:30 AM", "14/11/22, 09:29 o'clock",
        "2022/11/2022, 09:29", "JANSSENS JAN", "1d", "14/11/22, 09:29:07 14/11/22"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_written_time(text));
  }
}

TEST_CASE("written time: a zone is taken where its name means one thing") {
  CHECK(parse_written_time("Feb 20, 2027 12:26 PM GMT")->ahead_of_utc == std::chrono::minutes(0));
  CHECK_FALSE(parse_written_time("Feb 20, 2027 12:26 PM EST"));
}

TEST_CASE("written time: a named month leaves nothing to decide") {
  CHECK(as("Mar 22, 2025 19:13:27", DateOrder::year_first) == "2025-03-22 19:13:27");
  CHECK(as("22 March 2025, 7:13 PM", DateOrder::year_first) == "2025-03-22 19:13");
  CHECK(as("Sept. 1, 2026 9:00 AM", DateOrder::year_first) == "2026-09-01 09:00");
  CHECK(as("Mar 22, 25 19:13", DateOrder::year_first) == "no time");
  CHECK(as("Mayhem 22, 2025 19:13", DateOrder::year_first) == "no time");
  CHECK(orders({"Mar 2, 2025 19:13:27"}) == Orders{DateOrder::year_first});
}

TEST_CASE("written time: a time of RFC 3339 keeps its distance from UTC") {
  using std::chrono::minutes;
  CHECK(parse_written_time("2027-02-20T12:31:00.250Z")->ahead_of_utc == minutes(0));
  CHECK(parse_written_time("2027-02-20T12:31:00+05:45")->ahead_of_utc == minutes(345));
  CHECK(parse_written_time("2027-02-20 12:31:00-0330")->ahead_of_utc == minutes(-210));
  CHECK(parse_written_time("2027-02-20 12:31:00+00")->ahead_of_utc == minutes(0));
  CHECK(parse_written_time("2027-02-20 12:31:00 +0100")->ahead_of_utc == minutes(60));
  CHECK_FALSE(parse_written_time("2027-02-20 12:31:00")->ahead_of_utc);
  CHECK_FALSE(parse_written_time("2027-02-20T12:31:00+5"));
}

TEST_CASE("written time: a time may stand without its day") {
  for (const auto* text : {"9:03 AM", "09:03", "9:03:00\u202fAM"}) {
    CAPTURE(text);
    const auto time = parse_written_time(text);
    REQUIRE(time);
    CHECK_FALSE(time->has_date);
    CHECK(time->time_of_day == std::chrono::hours(9) + std::chrono::minutes(3));
  }
}

TEST_CASE("written time: a column of minutes holds plain numbers") {
  CHECK(parse_written_minutes("61") == std::chrono::minutes(61));
  CHECK(parse_written_minutes("0") == std::chrono::minutes(0));
  CHECK(parse_written_minutes("1 hr 2 min") == std::chrono::minutes(62));
  CHECK(parse_written_minutes("31.5") == seconds(1890));
  CHECK_FALSE(parse_written_minutes("1,234"));
  CHECK_FALSE(parse_written_minutes("-1"));
  CHECK_FALSE(parse_written_minutes("--"));
}

TEST_CASE("written time: a day above twelve decides the order") {
  CHECK(orders({"14/11/22, 09:29:07"}) == Orders{DateOrder::day_first});
  CHECK(orders({"7/20/23, 4:16:29 PM"}) == Orders{DateOrder::month_first});
}

TEST_CASE("written time: another row decides, by a date or by lying too far away") {
  CHECK(orders({"01/02/27, 23:10:00", "13/02/27, 00:10:00"}).empty());
  CHECK(orders({"12/02/27, 23:10:00", "13/02/27, 00:10:00"}) == Orders{DateOrder::day_first});
  CHECK(orders({"01/02/27, 23:50:00", "02/02/27, 00:10:00"}) == Orders{DateOrder::day_first});
  CHECK(orders({"1/31/27, 11:50:00 PM", "2/1/27, 12:10:00 AM"}) == Orders{DateOrder::month_first});
}

TEST_CASE("written time: two meanings are two orders, one meaning is one") {
  CHECK(orders({"01/02/27, 12:30:00"}) == Orders{DateOrder::day_first, DateOrder::month_first});
  CHECK(orders({"02/02/27, 12:30:00"}) == Orders{DateOrder::day_first});
  CHECK(orders({"22.09.26, 14:48:05"}) == Orders{DateOrder::day_first, DateOrder::year_first});
}

TEST_CASE("written time: durations are read in many languages, what is not known is nothing") {
  CHECK(parse_written_duration("1h 13m 42s") == seconds(4422));
  CHECK(parse_written_duration("59m 29s") == seconds(3569));
  CHECK(parse_written_duration("8s") == seconds(8));
  CHECK(parse_written_duration("1 godz. 2 min 3 sek.") == seconds(3723));
  CHECK(parse_written_duration("1 hr 2 min") == seconds(3720));
  CHECK(parse_written_duration("1 Std. 2 Min.") == seconds(3720));
  CHECK(parse_written_duration("01:13:42") == seconds(4422));
  CHECK(parse_written_duration("1h13") == seconds(4380));
  CHECK(parse_written_duration("1.5 hours") == seconds(5400));
  CHECK(parse_written_duration("1,5 h") == seconds(5400));
  CHECK(parse_written_duration("PT1H13M42S") == seconds(4422));
  for (const auto* text : {"", "h", "12", "1x", "1m 2h", "1m 2m", "--", "-5m", "1:99:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_written_duration(text));
  }
}

}  // namespace qlab::webinar
