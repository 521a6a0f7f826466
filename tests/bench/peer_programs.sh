#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks smtp-source and smtp-sink, the peers of the row "send", into a folder. The package itself is not
# installed: it would replace the mail server that the tests start.
# usage: tests/bench/postfix_programs.sh FOLDER
set -euo pipefail

folder=$1
[[ -x $folder/usr/sbin/smtp-source ]] && exit 0
mkdir -p "$folder"
cd "$folder"
apt-get download -qq postfix
dpkg -x postfix_*.deb .
rm postfix_*.deb
