# Sourced by ./start and ./test: one venv, made anew only when a lock file changed.

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Nodig is Python 3.11 of nieuwer met venv (op Debian en Ubuntu: apt install python3-venv)." >&2
    exit 1
}

# make_venv LOCK: installs exactly what the lock names, then the program itself.
make_venv() {
    venv="$here/.venv"
    stamp="$venv/installed-$1"
    wanted=$(cat "$here/$1" "$here/pyproject.toml" | cksum)
    if [ -x "$venv/bin/overdracht" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    echo "Het programma wordt klaargezet in .venv (dat duurt één keer ongeveer een minuut) ..." >&2
    [ -x "$venv/bin/python" ] || "$(find_python)" -m venv "$venv"
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$venv/bin/python" --require-hashes -r "$here/$1"
        uv pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation -e "$here"
    else
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/$1"
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e "$here"
    fi
    echo "$wanted" >"$stamp"
}
