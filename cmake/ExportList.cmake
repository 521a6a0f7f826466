# SPDX-License-Identifier: Apache-2.0
# cmake -D NM=nm -D MODULE=FILE -D LIST=FILE -P ExportList.cmake: writes the undefined and the weak symbols of a module
# as a dynamic list for the linker.

execute_process(COMMAND "${NM}" --dynamic --format=posix "${MODULE}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^ \n]+ [UWVuwv] " names "${symbols}")
list(TRANSFORM names REPLACE "(@.*)? [UWVuwv] $" "")
list(SORT names)
list(JOIN names ";\n" names)
file(WRITE "${LIST}" "{\n${names};\n};\n")
