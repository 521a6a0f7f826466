#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks coverage.py about made-up exports."""
import contextlib
import io
import sys
import unittest

sys.dont_write_bytecode = True  # the folder of the tests stays as it is
import coverage  # noqa: E402

FOO = "_ZN4qlab4mail3fooEi"
FOO_LAMBDA = "a.cpp:_ZZN4qlab4mail3fooEiENK3$_0clEi"
TEMPLATE_OF_INT = "_ZN4qlab4mail3getIiEET_v"
TEMPLATE_OF_LONG = "_ZN4qlab4mail3getIlEET_v"


def function(name, line, count, file="/src/lib/mail/a.cpp"):
    return {"name": name, "filenames": [file], "regions": [[line, 1, line + 5, 2, count, 0, 0, 0]], "count": count}


def unreached(*functions):
    return coverage.unreached(functions, "/src")


def judge(missed, reasons):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        satisfied = coverage.judge(missed, coverage.read_reasons(reasons))
    return satisfied, out.getvalue()


class Unreached(unittest.TestCase):
    def test_a_function_is_told_by_its_file_and_plain_name(self):
        self.assertEqual(unreached(function(FOO, 7, 0)), {("lib/mail/a.cpp", "foo"): [7]})

    def test_a_function_that_was_called_is_none(self):
        self.assertEqual(unreached(function(FOO, 7, 1)), {})

    def test_one_instance_of_a_template_is_enough(self):
        self.assertEqual(unreached(function(TEMPLATE_OF_INT, 7, 0), function(TEMPLATE_OF_LONG, 7, 2)), {})

    def test_a_lambda_counts_where_its_function_was_called(self):
        self.assertEqual(unreached(function(FOO, 7, 1), function(FOO_LAMBDA, 8, 0)),
                         {("lib/mail/a.cpp", "foo lambda"): [8]})
        self.assertEqual(list(unreached(function(FOO, 7, 0), function(FOO_LAMBDA, 8, 0))),
                         [("lib/mail/a.cpp", "foo")])

    def test_what_belongs_to_others_is_none(self):
        self.assertEqual(unreached(function(FOO, 7, 0, "/usr/include/a.hpp")), {})

    def test_names_lose_namespaces_parameters_and_arguments_of_templates(self):
        for demangled, name in {
            "qlab::mail::(anonymous namespace)::Queue::take": "Queue::take",
            "qlab::get<std::pair<int, long> >": "get",
            "qlab::mail::names[abi:cxx11]": "names",
            "qlab::run(std::function<void (int)>) const::{lambda(auto:1)#2}::operator()<int>": "run lambda",
            "qlab::run(int)::$_3::operator()": "run lambda",
        }.items():
            self.assertEqual(coverage.plain(demangled), name)


class Judge(unittest.TestCase):
    MISSED = {("lib/a.cpp", "foo"): [7], ("lib/a.cpp", "bar"): [9]}
    REASON = "# a comment\n\nOnly a failing disk gets here.\n  lib/a.cpp: foo\n"

    def test_each_function_stands_below_its_reason(self):
        satisfied, out = judge(self.MISSED, self.REASON + "  lib/a.cpp: bar\n")
        self.assertTrue(satisfied)
        self.assertIn("\nOnly a failing disk gets here.\n  lib/a.cpp:7: foo\n  lib/a.cpp:9: bar\n", out)

    def test_a_function_without_a_reason_is_wrong(self):
        satisfied, out = judge(self.MISSED, self.REASON)
        self.assertFalse(satisfied)
        self.assertRegex(out, r"Without a reason.*\n  lib/a.cpp:9: bar\n")

    def test_a_reason_of_a_function_that_was_reached_is_wrong(self):
        satisfied, out = judge({}, self.REASON)
        self.assertFalse(satisfied)
        self.assertRegex(out, r"Reached or gone.*\n  lib/a.cpp: foo\n")


if __name__ == "__main__":
    unittest.main()
