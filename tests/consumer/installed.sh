#!/bin/sh
# installed.sh -- a stranger's project finds what was installed.
#
#   installed.sh CMAKE GENERATOR COMPILER BUILD SOURCE
#
# With everything installed: package/ compiles a policy through find_package and polc_add_policy.
# With the runtime alone: find_package works without the compiler, says so when the compiler is asked
# for, and pkg-config gives the flags.
set -eu
cmake=$1
generator=$2
CC=$3
build=$4
source=$5
export CC # for the projects configured below
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Run a command quietly; show what it said only when it fails.
quietly() {
  "$@" >"$work/log" 2>&1 || { cat "$work/log"; echo "failed: $*"; exit 1; }
}

quietly "$cmake" --install "$build" --prefix "$work/all"
quietly "$cmake" --install "$build" --prefix "$work/runtime" --component runtime

# A copy of the policy: a build may not write beside the shipped one.
mkdir "$work/project"
cp "$source"/tests/consumer/package/* "$work/project/"
cp "$source"/policies/inhaled_nitric_oxide.* "$work/project/"
cp "$source/tests/consumer/consumer.c" "$work/project/"

quietly "$cmake" -G "$generator" -S "$work/project" -B "$work/build" "-DCMAKE_PREFIX_PATH=$work/all"
quietly "$cmake" --build "$work/build"
"$work/build/consumer" >"$work/actual"
diff -u "$source/tests/consumer/consumer.expected" "$work/actual"
echo "find_package with the compiler: ok"
"$work/all/bin/polc" --version

# The runtime alone, over the checked-in tables.
cp "$source"/generated/inhaled_nitric_oxide.[ch] "$work/project/"
quietly "$cmake" -G "$generator" -S "$work/project" -B "$work/build-runtime" \
  "-DCMAKE_PREFIX_PATH=$work/runtime" -DRUNTIME_ONLY=ON
quietly "$cmake" --build "$work/build-runtime"
"$work/build-runtime/consumer" >"$work/actual"
diff -u "$source/tests/consumer/consumer.expected" "$work/actual"
echo "find_package with the runtime alone: ok"

if "$cmake" -G "$generator" -S "$work/project" -B "$work/build-absent" \
  "-DCMAKE_PREFIX_PATH=$work/runtime" >"$work/log" 2>&1; then
  echo "find_package found a compiler that is not installed"
  exit 1
fi
grep -q 'compiler' "$work/log" || { cat "$work/log"; exit 1; }
echo "find_package without the compiler, when asked for it: refused"

pc=$(find "$work/runtime" -name polrt.pc)
PKG_CONFIG_PATH=$(dirname "$pc")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046
"$CC" -std=c99 $(pkg-config --cflags polrt) "$work/project/consumer.c" \
  "$work/project/inhaled_nitric_oxide.c" $(pkg-config --libs polrt) -o "$work/consumer"
"$work/consumer" >"$work/actual"
diff -u "$source/tests/consumer/consumer.expected" "$work/actual"
echo "pkg-config: ok"
