# SPDX-License-Identifier: Apache-2.0
# bash completion for qlab. The program itself says what may come next.

_qlab() {
  local words cword cur
  if declare -F _get_comp_words_by_ref >/dev/null; then
    # Addresses and queries hold characters at which bash would begin a new word.
    _get_comp_words_by_ref -n '=:@' words cword cur
  else
    local line=${COMP_LINE:0:COMP_POINT}
    read -r -a words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    cword=$((${#words[@]} - 1))
    cur=${words[cword]}
  fi

  # bash replaces only what stands behind the last of these characters.
  local breaks="" character
  for character in = : @; do
    [[ $COMP_WORDBREAKS == *"$character"* ]] && breaks+=$character
  done
  local fixed=""
  [[ -n $breaks ]] && fixed=${cur%"${cur##*["$breaks"]}"}

  COMPREPLY=()
  local word matches_beginning=1
  local special='[^[:alnum:]_.:=@/,+%-]'
  while IFS=$'\t' read -r word _; do
    case $word in
      :files) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;
      :folders) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$cur") ;;
      *)
        # Members choose their addresses: no shell may read them as anything else.
        [[ $word =~ $special && $cur == [\"\']* ]] && continue
        [[ $word == "$cur"* ]] || matches_beginning=
        word=${word#"$fixed"}
        [[ $word =~ $special ]] && printf -v word %q "$word"
        COMPREPLY+=("$word")
        ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete -- "${words[@]:1:cword}" 2>/dev/null)

  # A name was typed and several addresses fit: nothing may be replaced yet.
  [[ -z $matches_beginning && ${#COMPREPLY[@]} -gt 1 ]] && COMPREPLY+=(" ")
  # A field waits for its value.
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=,.] ]] && compopt -o nospace 2>/dev/null
  return 0
}

complete -F _qlab qlab
