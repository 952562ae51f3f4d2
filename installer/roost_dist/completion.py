"""Completion of commands and options for bash, zsh and fish, from the commands themselves.

Static: nothing is run while somebody types.
"""

from __future__ import annotations

from roost_dist.verbs import Option, Verb


def bash(program: Verb) -> str:
    """For /usr/share/bash-completion/completions/roost."""
    cases, values = [], []
    for verb in program.walk():
        words = [name for one in _options(verb, program) for name in one.names]
        words += [one.words[-1] for one in verb.below]
        cases.append(f'    "{verb.name}") words="{" ".join(words)}" ;;')
        values += [_bash_value(verb, one) for one in verb.options if one.choices or one.path]
    parents = [one.words[0] for one in program.below if one.below]
    return _BASH.format(
        cases="\n".join(cases),
        values="\n".join(values),
        tops="|".join(one.words[0] for one in program.below),
        inner="|".join(parents) or "-",
    )


def _options(verb: Verb, program: Verb) -> list[Option]:
    """Its own, and those of the program, which may stand anywhere."""
    own = {name for one in verb.options for name in one.names}
    return [*verb.options, *(one for one in program.options if own.isdisjoint(one.names))]


_BASH = """\
# bash completion for roost; made from its commands.
_roost() {{
  local cur="${{COMP_WORDS[COMP_CWORD]}}" prev="${{COMP_WORDS[COMP_CWORD-1]}}" verb="" word words=""
  local index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="${{COMP_WORDS[index]}}"
    if [[ -z $verb ]]; then
      case "$word" in {tops}) verb="$word" ;; esac
    else
      case "$verb" in
        {inner}) [[ $word != -* ]] && verb="$verb $word" ;;
      esac
      break
    fi
  done
  case "$verb:$prev" in
{values}
  esac
  case "$verb" in
{cases}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  [[ ${{#COMPREPLY[@]}} -eq 0 ]] && mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  return 0
}}
complete -o filenames -F _roost roost
"""


def _bash_value(verb: Verb, option: Option) -> str:
    what = f'-W "{" ".join(option.choices)}"' if option.choices else "-f"
    where = verb.name if verb.words else "*"
    quoted = f'"{where}":' if verb.words else "*:"
    names = "|".join(f"{quoted}{name}" for name in option.names)
    return f'    {names}) mapfile -t COMPREPLY < <(compgen {what} -- "$cur"); return 0 ;;'


def zsh(program: Verb) -> str:
    """For /usr/share/zsh/vendor-completions/_roost."""
    parts = ["#compdef roost", "# zsh completion for roost; made from its commands."]
    for verb in reversed(list(program.walk())):
        parts.append(_zsh_function(verb, program))
    return "\n".join([*parts, '_roost "$@"', ""])


def _zsh_function(verb: Verb, program: Verb) -> str:
    specs = [_zsh_option(one) for one in _options(verb, program)]
    lines = [f"{_zsh_name(verb)}() {{"]
    if not verb.below:
        specs += ["'*: :_files'"]
        lines += [
            "  _arguments -s \\",
            *(f"    {one} \\" for one in specs[:-1]),
            f"    {specs[-1]}",
        ]
        return "\n".join([*lines, "}"])
    lines += ["  local context state state_descr line", "  typeset -A opt_args"]
    lines += ["  _arguments -C \\", *(f"    {one} \\" for one in specs)]
    lines += ["    '1: :->verb' '*:: :->rest'", "  case $state in", "    verb)"]
    told = " ".join(_quoted(f"{one.words[-1]}:{one.short}") for one in verb.below)
    lines += [f"      local -a verbs=({told})", "      _describe command verbs ;;", "    rest)"]
    lines += ["      case $line[1] in"]
    lines += [f"        {one.words[-1]}) {_zsh_name(one)} ;;" for one in verb.below]
    return "\n".join([*lines, "      esac ;;", "  esac", "}"])


def _zsh_name(verb: Verb) -> str:
    return "_".join(("_roost", *verb.words)).replace("-", "_")


def _zsh_option(option: Option) -> str:
    told = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
    tail = ""
    if option.choices:
        tail = f":value:({' '.join(option.choices)})"
    elif option.value:
        tail = ":value:_files" if option.path else ":value: "
    if len(option.names) == 1:
        return _quoted(f"{option.names[0]}[{told}]{tail}")
    return f"{{{','.join(option.names)}}}{_quoted(f'[{told}]{tail}')}"


def fish(program: Verb) -> str:
    """For /usr/share/fish/vendor_completions.d/roost.fish."""
    lines = ["# fish completion for roost; made from its commands."]
    for option in program.options:
        lines.append(_fish_option("", option))
    for verb in program.walk():
        inside = _fish_inside(verb)
        for one in verb.below:
            told = f"-a {one.words[-1]} -d {_fish_quoted(one.short)}"
            lines.append(f"complete -c roost -f -n '{inside}' {told}")
        if verb.words:
            lines += [_fish_option(inside, option) for option in verb.options]
    return "\n".join([*lines, ""])


def _fish_inside(verb: Verb) -> str:
    if not verb.words:
        return "__fish_use_subcommand"
    tests = [f"__fish_seen_subcommand_from {word}" for word in verb.words]
    if verb.below:
        below = " ".join(one.words[-1] for one in verb.below)
        tests.append(f"not __fish_seen_subcommand_from {below}")
    return "; and ".join(tests)


def _fish_option(inside: str, option: Option) -> str:
    words = ["complete -c roost"]
    words += [f"-n '{inside}'"] if inside else []
    for name in option.names:
        words.append(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}")
    if option.choices:
        words.append(f"-x -a '{' '.join(option.choices)}'")
    elif option.value:
        words.append("-r" if option.path else "-x")
    return " ".join([*words, f"-d {_fish_quoted(option.help)}"])


def _fish_quoted(text: str) -> str:
    """fish knows two escapes inside single quotes, the other shells none."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
