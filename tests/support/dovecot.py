#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A real Dovecot on loopback: one Maildir by IMAPS, for any user with one password.

usage: dovecot.py MAILDIR CERTIFICATE KEY

Needs dovecot-imapd. Makes a folder of its own, prints one line of JSON when Dovecot answers (port), and
stops Dovecot and removes the folder when it gets SIGTERM or its time is up. Works as root (mails are then
read as their owner) and as anybody else.
"""
import grp
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SECONDS = 120
PASSWORD = "wonderland"
CONFIGURATION = """\
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
ssl_dh =
mail_location = maildir:{maildir}
mail_fsync = never
first_valid_uid = 0
first_valid_gid = 0
{users}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
{login}
}}
service anvil {{
  chroot =
}}
"""


def users():
    """Root lends Dovecot the users of its package; anybody else is all of them."""
    if os.getuid() == 0:
        return ""
    user, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    return (f"default_internal_user = {user}\ndefault_internal_group = {group}\n"
            f"default_login_user = {user}")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def answers(port, dovecot, deadline):
    while time.monotonic() < deadline and dovecot.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return True
        except OSError:
            time.sleep(0.01)
    return False


def start(folder, maildir, certificate, key):
    owner = os.stat(maildir)
    for _ in range(5):
        port = free_port()
        (folder / "dovecot.conf").write_text(CONFIGURATION.format(
            folder=folder, port=port, maildir=maildir, certificate=certificate, key=key,
            users=users(), password=PASSWORD, uid=owner.st_uid, gid=owner.st_gid,
            login="" if os.getuid() == 0 else "  chroot ="))
        dovecot = subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", folder / "dovecot.conf"],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        if answers(port, dovecot, time.monotonic() + 10):
            return dovecot, port
        stop(dovecot)
    sys.exit("dovecot.py: Dovecot did not start\n" + (folder / "log").read_text())


def stop(dovecot):
    dovecot.terminate()
    dovecot.wait()


def leave(*_):
    raise SystemExit(0)


def main():
    maildir, certificate, key = sys.argv[1:]
    signal.signal(signal.SIGTERM, leave)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="qlab-dovecot-"))
    folder.chmod(0o755)
    dovecot = None
    try:
        for name in ("run", "state", "home"):
            (folder / name).mkdir()
        os.chown(folder / "home", os.stat(maildir).st_uid, os.stat(maildir).st_gid)
        dovecot, port = start(folder, maildir, certificate, key)
        print(json.dumps({"port": port}), flush=True)
        signal.sigtimedwait([signal.SIGTERM], SECONDS)
    finally:
        if dovecot:
            stop(dovecot)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
