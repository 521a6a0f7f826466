#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""nginx with TLS on loopback, before an HTTP server on another port of this machine.

usage: tls_front.py [--host NAME] [--days N] PORT

Needs nginx and openssl. Makes a folder of its own with an authority, a certificate and a
configuration, prints one line of JSON when nginx answers (port, ca), and stops nginx and removes the
folder when it gets SIGTERM or its time is up.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from exim import free_port, leave, make_certificates, stop

CONFIGURATION = """\
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  client_max_body_size 60m;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.key;
    location / {{
      proxy_pass http://127.0.0.1:{backend};
      proxy_http_version 1.1;
    }}
  }}
}}
"""


def answers(port, nginx, deadline):
    while time.monotonic() < deadline and nginx.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return True
        except OSError:
            time.sleep(0.01)
    return False


def start(folder, options):
    for _ in range(5):
        port = free_port()
        # Root's nginx would lend its files to another user.
        user = "user root;" if os.getuid() == 0 else ""
        (folder / "nginx.conf").write_text(CONFIGURATION.format(
            folder=folder, port=port, backend=options.port, user=user))
        nginx = subprocess.Popen(["/usr/sbin/nginx", "-c", folder / "nginx.conf", "-p", folder,
                                  "-e", folder / "error.log"],
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        if answers(port, nginx, time.monotonic() + 10):
            return nginx, port
        stop(nginx)
    sys.exit("tls_front.py: nginx did not start")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="localhost", help="the name in the certificate")
    parser.add_argument("--days", type=int, default=2, help="how long it is valid")
    parser.add_argument("--seconds", type=int, default=120, help="stop after so long")
    parser.add_argument("port", type=int, metavar="PORT")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, leave)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="qlab-nginx-"))
    nginx = None
    try:
        make_certificates(folder, options.host, options.days)
        nginx, port = start(folder, options)
        print(json.dumps({"port": port, "ca": f"{folder}/ca.pem"}), flush=True)
        signal.sigtimedwait([signal.SIGTERM], options.seconds)
    finally:
        if nginx:
            stop(nginx)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
