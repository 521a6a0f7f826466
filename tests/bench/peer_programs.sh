#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks the peers of the rows "send" and "send-http" into a folder: smtp-source and smtp-sink, and wrk. The
# packages themselves are not installed: Postfix would replace the mail server that the tests start.
# usage: tests/bench/peer_programs.sh FOLDER
set -euo pipefail

folder=$1
mkdir -p "$folder"
cd "$folder"

# unpack PROGRAM PACKAGE...: unless the program is there already.
unpack() {
  local program=$1
  shift
  [[ -x usr/$program ]] && return
  apt-get download -qq "$@"
  for package in "$@"; do
    dpkg -x "${package}"_*.deb .
    rm "${package}"_*.deb
  done
}

unpack sbin/smtp-source postfix
unpack bin/wrk wrk libluajit-5.1-2
