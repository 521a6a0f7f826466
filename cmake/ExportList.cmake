# SPDX-License-Identifier: Apache-2.0
# cmake -D NM=nm -D MODULE=FILE -D LIST=FILE -D WANTED=FILE -P ExportList.cmake: writes the undefined and the weak symbols
# of a module as a dynamic list for the linker, and the undefined ones as options that have it look for them in archives.

execute_process(COMMAND "${NM}" --dynamic --format=posix "${MODULE}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^ \n]+ [UWVuwv] " names "${symbols}")
list(TRANSFORM names REPLACE "@[^ ]* " " ")
list(SORT names)
set(undefined "${names}")
list(FILTER undefined INCLUDE REGEX " U $")
list(TRANSFORM names REPLACE " .*" "")
list(TRANSFORM undefined REPLACE " .*" "")
list(JOIN names ";\n" names)
list(JOIN undefined "\n-u " undefined)
file(WRITE "${LIST}" "{\n${names};\n};\n")
file(WRITE "${WANTED}" "-u ${undefined}\n")
