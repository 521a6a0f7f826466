# SPDX-License-Identifier: Apache-2.0
# Man pages from scdoc, completions, example configuration: built by `man`, installed with the program.

find_program(SCDOC scdoc)
