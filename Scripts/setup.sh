#!/usr/bin/env bash
# Installs what building, running and testing need, and says what it does. Asks the network only for what is missing.
# Needs Debian 12, a Swift 6.3 toolchain on PATH, and root or sudo for the Debian packages.
set -euo pipefail
cd "$(dirname "$0")/.."
tools="$PWD/.tools"

say() { printf '• %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 2; }

command -v swift >/dev/null || fail "no 'swift' on PATH; install a Swift 6.3 toolchain for Debian 12 and run this again"

packages=(
    libsqlite3-dev libzip-dev libxlsxwriter-dev pkg-config # build
    curl                                                   # speaks SMTP for reminders
    python3 python3-pip                                    # wheels carry DuckDB and the chart library
    libreoffice-writer-nogui libreoffice-calc-nogui        # DOCX to PDF
    librsvg2-bin fonts-liberation2                         # charts as pictures; Times New Roman's metrics
    poppler-utils unzip                                    # the tests look into documents
)
missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null)" = "ii " ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    say "installing Debian packages: ${missing[*]}"
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# A wheel is a zip file; DIR/.done marks one whose files are in place.
wheel() { # wheel PINNED-NAME: unpacks it and prints the folder
    local folder="$tools/.wheels/$1"
    if [ ! -e "$folder/.done" ]; then
        rm -rf "$folder" && mkdir -p "$folder"
        python3 -m pip download --quiet --disable-pip-version-check --no-deps -d "$folder" "$1" >&2
        (cd "$folder" && unzip -qo ./*.whl && rm ./*.whl)
        touch "$folder/.done"
    fi
    printf '%s' "$folder"
}

duckdb_version=1.5.5
if ! "$tools/duckdb/duckdb" --version 2>/dev/null | grep -q "v$duckdb_version"; then
    say "installing DuckDB $duckdb_version into .tools/duckdb"
    mkdir -p "$tools/duckdb"
    install -m 755 "$(wheel duckdb-cli==$duckdb_version)/duckdb_cli/duckdb" "$tools/duckdb/duckdb"
fi
for extension in ducklake sqlite_scanner excel; do
    if ! ls "$tools"/duckdb/extensions/v$duckdb_version/*/$extension.duckdb_extension >/dev/null 2>&1; then
        say "installing DuckDB's extension $extension"
        folder="$(wheel "duckdb-extension-${extension//_/-}==$duckdb_version")"
        file="$(find "$folder" -name "$extension.duckdb_extension")"
        "$tools/duckdb/duckdb" -c "SET extension_directory = '$tools/duckdb/extensions'; INSTALL '$file';" >/dev/null
    fi
done

# Charts of documents: Apache ECharts drawn by V8 inside Python.
echarts="$tools/charts/echarts.min.js"
echarts_sum=baa8dfe7e1d9336b98e8986ba7e20ea15e7cdbea1ef42a59d59478632fa45a1d
if ! echo "$echarts_sum  $echarts" | sha256sum --check --status 2>/dev/null; then
    say "installing Apache ECharts 6.0.0 into .tools/charts"
    mkdir -p "$tools/charts"
    cp "$(wheel panel==1.9.4)/panel/dist/bundled/echarts/echarts@6.0.0/dist/echarts.min.js" "$echarts"
    echo "$echarts_sum  $echarts" | sha256sum --check --status || fail "the chart library is not the one we know; remove .tools and try again"
fi
# Interaction of the web pages.
htmx="$tools/web/htmx.min.js"
htmx_sum=71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de
if ! echo "$htmx_sum  $htmx" | sha256sum --check --status 2>/dev/null; then
    say "installing htmx 2.0.10 into .tools/web"
    mkdir -p "$tools/web"
    cp "$(wheel django-htmx==1.29.0)/django_htmx/static/django_htmx/htmx-2.min.js" "$htmx"
    echo "$htmx_sum  $htmx" | sha256sum --check --status || fail "htmx is not the one we know; remove .tools and try again"
fi
if [ ! -d "$tools/python/py_mini_racer" ]; then
    say "installing mini-racer into .tools/python"
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$tools/python" mini-racer==0.14.1
fi
# Unpacked wheels are large and no longer needed.
rm -rf "$tools/.wheels"
say "set up: $("$tools/duckdb/duckdb" --version | cut -d' ' -f1-1) DuckDB, $(swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*')"
