# SPDX-License-Identifier: Apache-2.0
# fish completion for qlab. The program itself says what may come next.

function __qlab_complete
    set -l words (commandline -opc) (commandline -ct)
    $words[1] __complete -- $words[2..-1] 2>/dev/null | while read -l line
        switch $line
            case ':files*'
                __fish_complete_path (commandline -ct)
            case ':folders*'
                __fish_complete_directories (commandline -ct)
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c qlab -f -a '(__qlab_complete)'
