#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks JSON files against JSON Schemas, and that no output has a field that its schema lacks.

usage: check_schema.py (SCHEMA OUTPUT)...
"""

import json
import sys

import jsonschema


def closed(schema):
    """The same schema, allowing no other fields: the program must describe all that it writes."""
    if isinstance(schema, dict):
        schema = {key: closed(value) for key, value in schema.items()}
        if "properties" in schema:
            schema["additionalProperties"] = False
    return schema


def main(files):
    failures = 0
    for schema_file, output_file in zip(files[::2], files[1::2]):
        with open(schema_file, encoding="utf-8") as file:
            schema = json.load(file)
        with open(output_file, encoding="utf-8") as file:
            output = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(
            closed(schema), format_checker=jsonschema.FormatChecker())
        for error in validator.iter_errors(output):
            failures += 1
            where = "/".join(str(step) for step in error.absolute_path)
            print(f"{output_file}: {where}: {error.message[:300]}", file=sys.stderr)
    if failures == 0:
        print(f"{len(files) // 2} outputs are valid")
    return 1 if failures else 0


sys.exit(main(sys.argv[1:]))
