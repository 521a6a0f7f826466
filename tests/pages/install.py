# SPDX-License-Identifier: Apache-2.0
"""Puts what package-lock.json names into a folder, once, whoever asks first."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Missing(Exception):
    """Why the checks cannot be made on this machine."""


def tools(build):
    """The folder with node_modules in it. Raises Missing where it cannot be had."""
    for program in ("npm", "java", "chromium"):
        if shutil.which(program) is None:
            raise Missing(f"there is no {program} (script/bootstrap --test installs it)")
    folder = Path(build) / "page-checks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        pinned = (HERE / "package-lock.json").read_bytes()
        stamp, digest = folder / "stamp", hashlib.sha256(pinned).hexdigest()
        if not stamp.exists() or stamp.read_text() != digest:
            fetch(folder)
            stamp.write_text(digest)
    return folder / "node_modules"


def fetch(folder):
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder / name)
    environment = dict(os.environ, HOME=os.environ.get("HOME", str(folder)))
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=150)
    except subprocess.TimeoutExpired:
        raise Missing("npm did not answer for 150 s") from None
    if done.returncode != 0:
        raise Missing("npm ci failed: " + " ".join(done.stderr.split())[:300])

