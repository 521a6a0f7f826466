#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A real Exim on loopback: STARTTLS, AUTH required, everything delivered into one Maildir.

usage: exim.py [options]

Needs exim4-daemon-light and openssl. Makes a folder of its own with an authority, a certificate and a
configuration, prints one line of JSON when Exim answers (port, folder, maildir, ca, log, and
certificate and key for another server), and stops Exim and removes the folder when it gets SIGTERM or
its time is up. Works as root (Exim then drops to its own user) and as anybody else.
"""
import argparse
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
import uuid

CONFIGURATION = """\
primary_hostname = {name}
spool_directory = {folder}/spool
log_file_path = {folder}/log/%slog
log_selector = +smtp_no_mail +smtp_protocol_error +tls_cipher
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
keep_environment =
host_lookup =
rfc1413_query_timeout = 0s
never_users =
deliver_drop_privilege = true
{user}
tls_advertise_hosts = *
tls_certificate = {folder}/server.pem
tls_privatekey = {folder}/server.key
auth_advertise_hosts = ${{if def:tls_in_cipher{{*}}}}
smtputf8_advertise_hosts = *
message_size_limit = 50M
acl_smtp_rcpt = check_recipient
acl_smtp_data = check_data

begin acl
check_recipient:
  deny    !authenticated = *
          message = authentication required
  accept
check_data:
  accept  {vouch}

begin routers
everybody:
  driver = accept
  transport = maildir

begin transports
maildir:
  driver = appendfile
  maildir_format
  directory = {folder}/mail
  create_directory
  directory_mode = 0755
  mode = 0644
  return_path_add
  envelope_to_add

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{username}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${{if and{{{{eq{{$auth1}}{{{username}}}}}{{eq{{$auth2}}{{{password}}}}}}}}}
  server_set_id = $auth1
"""


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def new_key(request, subject, key, out):
    openssl("req", *request, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-subj", subject, "-keyout", key, "-out", out)


def make_certificates(folder, host, days):
    ca, ca_key = f"{folder}/ca.pem", f"{folder}/ca.key"
    new_key(["-x509", "-days", "2"], "/CN=Authority of one test", ca_key, ca)
    new_key([], f"/CN={host}", f"{folder}/server.key", f"{folder}/server.csr")
    names = folder / "names.cnf"
    names.write_text(f"subjectAltName=DNS:{host}\n")
    openssl("x509", "-req", "-in", f"{folder}/server.csr", "-CA", ca, "-CAkey", ca_key,
            "-CAcreateserial", "-days", str(days), "-extfile", names,
            "-out", f"{folder}/server.pem")


def exim_user():
    """Root lends Exim its own user; anybody else must be Exim's user."""
    if os.getuid() == 0:
        return ""
    user, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    return f"exim_user = {user}\nexim_group = {group}\nadmin_groups = {group}"


def vouching(server):
    """The header by which a server says that it has proven who sent a mail."""
    if not server:
        return ""
    domain = "${domain:${address:$h_From:}}"
    return ("add_header = :at_start:Authentication-Results: "
            f"{server}; dmarc=pass header.from={domain}")


def give_away(folder):
    if os.getuid() == 0:
        owner = pwd.getpwnam("Debian-exim")
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, owner.pw_uid, owner.pw_gid)
        # Exim refuses a configuration that its own user could change.
        os.chown(folder / "exim.conf", 0, 0)
    folder.chmod(0o755)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def answers(port, name, exim, deadline):
    """True when the Exim that we started greets us; another server may have taken the port."""
    while time.monotonic() < deadline and exim.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as sock:
                return sock.makefile("rb").readline().startswith(f"220 {name} ".encode())
        except OSError:
            time.sleep(0.01)
    return False


def start(folder, options):
    for _ in range(5):
        port, name = free_port(), f"relay-{uuid.uuid4().hex[:12]}.test"
        (folder / "exim.conf").write_text(CONFIGURATION.format(
            folder=folder, port=port, name=name, user=exim_user(), vouch=vouching(options.vouch_as),
            username=options.username, password=options.password))
        give_away(folder)
        exim = subprocess.Popen([options.exim, "-C", folder / "exim.conf", "-bdf"],
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        if answers(port, name, exim, time.monotonic() + 10):
            return exim, port
        stop(exim)
    sys.exit("exim.py: Exim did not start")


def stop(exim):
    exim.terminate()
    exim.wait()


def parse():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="localhost", help="the name in the certificate")
    parser.add_argument("--days", type=int, default=2, help="how long it is valid")
    parser.add_argument("--username", default="lab")
    parser.add_argument("--password", default="wonderland")
    parser.add_argument("--vouch-as", metavar="SERVER", help="say of every mail that its From is proven")
    parser.add_argument("--exim", default="/usr/sbin/exim4")
    parser.add_argument("--seconds", type=int, default=120, help="stop after so long")
    return parser.parse_args()


def leave(*_):
    raise SystemExit(0)


def main():
    options = parse()
    signal.signal(signal.SIGTERM, leave)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="qlab-exim-"))
    exim = None
    try:
        for name in ("spool", "log"):
            (folder / name).mkdir()
        make_certificates(folder, options.host, options.days)
        exim, port = start(folder, options)
        print(json.dumps({"port": port, "folder": str(folder), "maildir": f"{folder}/mail",
                          "ca": f"{folder}/ca.pem", "log": f"{folder}/log/mainlog",
                          "certificate": f"{folder}/server.pem",
                          "key": f"{folder}/server.key",
                          "configuration": f"{folder}/exim.conf"}), flush=True)
        signal.sigtimedwait([signal.SIGTERM], options.seconds)
    finally:
        if exim:
            stop(exim)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
