# Sourced by ./run and ./test: finds Python and keeps a virtual environment as its requirements say.

complain() {
    printf '%s\n' "$*" >&2
    exit 2
}

# Prints the first Python of 3.11 or later that can make virtual environments. $PYTHON, if set, is the only one asked.
find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    complain "Python 3.11 or later, with its venv module, is needed and was not found${PYTHON:+ at $PYTHON}." \
        "Install it (on Debian and Ubuntu: apt-get install python3 python3-venv), or name one: PYTHON=/path/to/python3.11 $0"
}

# use_environment FOLDER REQUIREMENTS COMMAND...: makes FOLDER hold what the file REQUIREMENTS and those after it say.
#
# The marker is written last and taken away first, so an installation that was cut short is begun anew.
use_environment() {
    local folder=$1 python wanted
    shift
    local marker="$folder/installed"
    wanted=$(cat "$@" | cksum)
    if [ -x "$folder/bin/python" ] && "$folder/bin/python" -c '' 2>/dev/null \
        && [ "$(cat "$marker" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    python=$(find_python)
    printf 'Installing packages into %s, once; this takes a minute or two.\n' "$folder"
    rm -f "$marker"
    "$python" -m venv --clear "$folder" || complain "The virtual environment $folder could not be made: see above."
    install_requirements "$folder" "$@" \
        || complain "The packages could not be installed: see above. A network is needed this once; then run $0 again."
    printf '%s\n' "$wanted" >"$marker"
}

# The lists for tests and builds are complete as they stand: --no-deps keeps out what their packages merely ask for.
install_requirements() {
    local folder=$1 list
    shift
    for list in "$@"; do
        "$folder/bin/python" -m pip install -qq --disable-pip-version-check --no-input --no-deps -r "$list" || return 1
    done
}
