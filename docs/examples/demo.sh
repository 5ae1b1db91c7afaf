# Shows the main job on an invented telegram: what `make demo` runs.
set -eu
cd "$(dirname "$0")"
redactor=${REDACTOR:-redactor}
REDACTOR_LEDGER=$(mktemp -d)/ledger.db
export REDACTOR_LEDGER

show() {
    printf '\n$ redactor %s\n\n' "$*"
    "$redactor" "$@"
}

show inspect cable.txt
show release cable.txt --level U
show release cable.txt --level SBU
show explain cable.txt --level U --portion 3
show audit list
show audit verify
