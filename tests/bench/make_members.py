#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a member file of any size, the same for the same number of rows.

usage: make_members.py ROWS > members.csv

Addresses come in no order, a tenth of the organisations are quoted, and one in twenty has a line
break inside, as spreadsheets write them: 113 bytes a row.
"""

import sys

FIRST = ["Anna", "Siân", "Bob", "Zoë", "Mohammed", "Łukasz", "Niamh", "Chidi", "Mei", "Rhys"]
LAST = ["Lee", "O'Connor", "Müller", "Jones", "Nguyen", "García", "Okafor", "Smith", "Evans", "Ito"]
PLACES = ["Cardiff", "Leeds", "Belfast", "Glasgow", "Swansea", "Derry", "Oban", "York"]
NATIONS = ["Wales", "England", "Scotland", "Northern Ireland"]
ROLES = ["peer supporter", "facilitator", "researcher", "coordinator", "trustee"]
RELATIONS = ["collaborator", "wider", "guest"]
TAGS = ["welsh-speaker", "evening", "online-only", "founder", "newsletter"]


def organisation(number, mixed):
    name = f"{PLACES[mixed % 8]} Peer Group {mixed % 997}"
    if number % 20 == 7:
        return f'"{name}\nsecond floor"'
    if number % 10 == 3:
        return f'"{name}, ""the hub"""'
    return name


def row(number):
    # A multiplier prime to 2**32 visits every value once, in no visible order.
    mixed = number * 2654435761 % 2**32
    first, last = FIRST[mixed % 10], LAST[mixed // 10 % 10]
    email = f"{mixed:08x}.{last[0].lower()}@example{mixed % 997}.org"
    tags = ";".join(sorted({TAGS[mixed // 7 % 5], TAGS[mixed // 11 % 3]}))
    return ",".join([
        f"{first} {last} {number}", email, organisation(number, mixed), ROLES[mixed // 3 % 5],
        NATIONS[mixed // 5 % 4], RELATIONS[mixed // 13 % 3], tags])


def main():
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", buffering=1 << 20)
    out.write("Name,Email,Organisation,Role,Nation,Relation,Tags\n")
    for number in range(1, int(sys.argv[1]) + 1):
        out.write(row(number) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
