#!/bin/sh
# vendored.sh -- four files copied into an empty folder are all that a project needs.
#
#   vendored.sh SOURCE
#
# Builds consumer.c as C99, C11 and C17 and consumer.cpp as C++11 with every warning that the
# interface promises to be free of, with gcc and clang, and compares what they print.
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

policy=inhaled_nitric_oxide
cp "$source/runtime/polrt.h" "$source/runtime/polrt.c" .
cp "$source/generated/$policy.h" "$source/generated/$policy.c" .
cp "$source/tests/consumer/consumer.c" "$source/tests/consumer/consumer.cpp" .
cp "$source/tests/consumer/consumer.expected" expected

warnings="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wcast-qual -Wundef -Werror"
c_warnings="$warnings -Wmissing-prototypes -Wstrict-prototypes"

run() {
  ./consumer >actual
  diff -u expected actual
  echo "$1: ok"
}

compilers=0
for cc in gcc clang; do
  case $cc in
  gcc) cxx=g++ ;;
  clang) cxx=clang++ ;;
  esac
  if ! command -v "$cc" >/dev/null || ! command -v "$cxx" >/dev/null; then
    echo "$cc and $cxx: not installed, left out"
    continue
  fi
  compilers=$((compilers + 1))
  for std in c99 c11 c17; do
    # shellcheck disable=SC2086
    "$cc" -std=$std $c_warnings -O2 consumer.c "$policy.c" polrt.c -o consumer
    run "$cc -std=$std"
  done
  # shellcheck disable=SC2086
  "$cc" -std=c99 $c_warnings -O2 -c "$policy.c" polrt.c
  # shellcheck disable=SC2086
  "$cxx" -std=c++11 $warnings -O2 consumer.cpp "$policy.o" polrt.o -o consumer
  run "$cxx -std=c++11"
done
if [ "$compilers" -eq 0 ]; then
  echo "neither gcc nor clang is installed"
  exit 1
fi
