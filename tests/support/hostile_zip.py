#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes archives that nobody should take. usage: hostile_zip.py KIND TARGET [PACK]"""
import shutil
import stat
import sys
import warnings
import zipfile

warnings.simplefilter("ignore")
kind, target = sys.argv[1:3]
pack = sys.argv[3] if len(sys.argv) > 3 else None


def link(name, points_to):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(info, points_to)


if kind in ("flipped", "cut", "extra", "unsigned", "tail"):
    shutil.copy(pack, target)
if kind == "flipped":  # a byte in the middle of an entry that anybody can read
    with zipfile.ZipFile(pack) as archive:
        info = archive.getinfo("report.html")
    with open(target, "r+b") as file:
        file.seek(info.header_offset + 200)
        byte = file.read(1)
        file.seek(info.header_offset + 200)
        file.write(bytes([byte[0] ^ 1]))
elif kind == "flipped-secret":  # one in an encrypted entry
    shutil.copy(pack, target)
    with zipfile.ZipFile(pack) as archive:
        info = archive.getinfo("restricted/members.json")
    with open(target, "r+b") as file:
        file.seek(info.header_offset + 130)
        byte = file.read(1)
        file.seek(info.header_offset + 130)
        file.write(bytes([byte[0] ^ 1]))
elif kind == "cut":
    with open(target, "r+b") as file:
        file.truncate(file.seek(0, 2) - 10)
elif kind == "tail":
    with open(target, "ab") as file:
        file.write(b"more")
elif kind == "extra":
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("public/more.json", "[]")
elif kind == "unsigned":  # the manifest says something else than what was signed
    with zipfile.ZipFile(pack) as source, zipfile.ZipFile(target, "w") as archive:
        for name in ("manifest.json", "manifest.sig"):
            archive.writestr(name, source.read(name).replace(b'"pack"', b'"Pack"', 1))
elif kind == "many-in-end":  # says that it has a million entries, and has none
    with open(target, "wb") as file:
        file.write(b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(12) + (1000000).to_bytes(8, "little") * 2
                   + (1 << 30).to_bytes(8, "little") + bytes(8))
        file.write(b"PK\x06\x07" + bytes(4) + bytes(8) + (1).to_bytes(4, "little"))
        file.write(b"PK\x05\x06" + bytes(4) + b"\xff" * 12 + bytes(2))
else:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        if kind == "traversal":
            archive.writestr("../../x", "out")
        elif kind == "absolute":
            archive.writestr("/etc/x", "out")
        elif kind == "backslash":
            archive.writestr("a\\..\\x", "out")
        elif kind == "link":
            link("public/x", "/etc/passwd")
        elif kind == "links":
            for i in range(10000):
                link(f"public/x{i}", "/etc/passwd")
        elif kind == "twice":
            archive.writestr("public/x", "one")
            archive.writestr("public/X", "two")
        elif kind == "bomb":
            with archive.open("manifest.json", "w", force_zip64=True) as file:
                for _ in range(1024):
                    file.write(bytes(1 << 20))
        elif kind == "empty":
            pass
