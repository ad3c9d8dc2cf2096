#!/bin/sh
# runtime.sh -- what the compiled runtime may contain.
#
#   runtime.sh SOURCE
#
# With every compiler that is here, in every configuration: no undefined symbol (no libc, no compiler
# helper), no writable data.  What gcc makes for x86-64 at -Os, code and constants, is at most 20480
# bytes with everything; 8192 with names, codes and what is computed, but without search, why and limits;
# 8192 for policies that compute nothing, and 4096 for small ones of them without names and limits.
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# check NAME SIZE-LIMIT COMMAND...   (limit 0: no limit)
check() {
  name=$1 most=$2
  shift 2
  "$@" -std=c99 -ffreestanding -Os -fno-pie -c "$source/runtime/polrt.c" -o "$work/polrt.o" || {
    failed=1
    return
  }
  undefined=$(nm -u "$work/polrt.o" | awk '{ printf " %s", $NF }')
  writable=$(nm "$work/polrt.o" | awk '$2 ~ /^[bBdDcCsSgG]$/ { printf " %s", $3 }')
  code=$(size -A "$work/polrt.o" | awk '$1 ~ /^\.text/ { sum += $2 } END { print sum + 0 }')
  data=$(size -A "$work/polrt.o" | awk '$1 ~ /^\.rodata/ { sum += $2 } END { print sum + 0 }')
  printf '%-62s %5d bytes of code, %4d of constants\n' "$name" "$code" "$data"
  if [ -n "$undefined" ]; then
    echo "  undefined symbols:$undefined; polrt.c must need nothing from outside"
    failed=1
  fi
  if [ -n "$writable" ]; then
    echo "  writable data:$writable; polrt.c must keep everything in the caller's memory"
    failed=1
  fi
  if [ "$most" -gt 0 ] && [ $((code + data)) -gt "$most" ]; then
    echo "  more than the $most bytes that are promised"
    failed=1
  fi
}

names=-DPOLRT_WITHOUT_NAMES why=-DPOLRT_WITHOUT_WHY needs=-DPOLRT_WITHOUT_NEEDS
small=-DPOLRT_ONLY_SMALL codes=-DPOLRT_WITHOUT_CODES limits=-DPOLRT_WITHOUT_LIMITS
derived=-DPOLRT_WITHOUT_DERIVED search=-DPOLRT_WITHOUT_SEARCH

# check_all NAME LIMIT LIMIT-WITHOUT-SEARCH LIMIT-WITHOUT-DERIVED SMALL-LIMIT COMMAND...
check_all() {
  cc_name=$1 all_most=$2 lean_most=$3 plain_most=$4 small_most=$5
  shift 5
  check "$cc_name, everything" "$all_most" "$@"
  check "$cc_name, without search, why, limits" "$lean_most" "$@" $search $why $limits
  check "$cc_name, without search" 0 "$@" $search
  check "$cc_name, without search, names, codes, why, limits" 0 "$@" $search $names $codes $why $limits
  check "$cc_name, small, without search" 0 "$@" $search $small
  check "$cc_name, small, nothing computed, without search" 0 "$@" $search $small $derived
  check "$cc_name, without codes, limits" 0 "$@" $codes $limits
  check "$cc_name, without codes, limits, names, why, needs" 0 "$@" $codes $limits $names $why $needs
  check_plain "$cc_name, nothing computed" "$plain_most" "$small_most" "$@" $derived
}

# The same without what is computed.
check_plain() {
  cc_name=$1 plain_most=$2 small_most=$3
  shift 3
  check "$cc_name" "$plain_most" "$@"
  check "$cc_name, without names" 0 "$@" $names
  check "$cc_name, without names, why" 0 "$@" $names $why
  check "$cc_name, without names, needs" 0 "$@" $names $needs
  check "$cc_name, without names, why, needs" 0 "$@" $names $why $needs
  check "$cc_name, small" 0 "$@" $small
  check "$cc_name, small, without names" 0 "$@" $small $names
  check "$cc_name, small, without names, limits" "$small_most" "$@" $small $names $limits
  check "$cc_name, small, without names, why" 0 "$@" $small $names $why
  check "$cc_name, small, without names, needs" 0 "$@" $small $names $needs
  check "$cc_name, small, without all three" 0 "$@" $small $names $why $needs
}

# The columns need nothing but polrt.c.
check_columns() {
  columns_name=$1
  shift
  for flags in "-O2" "-Os -DPOLRT_WITHOUT_SIMD"; do
    # shellcheck disable=SC2086
    "$@" -std=c99 -ffreestanding $flags -fno-pie -c "$source/runtime/polrt_columns.c" \
      -o "$work/columns.o" || failed=1
    foreign=$(nm -u "$work/columns.o" | awk '$NF !~ /^polrt_/ { printf " %s", $NF }')
    writable=$(nm "$work/columns.o" | awk '$2 ~ /^[bBdDcCsSgG]$/ { printf " %s", $3 }')
    printf '%-62s %5d bytes\n' "$columns_name, columns $flags" \
      "$(size -A "$work/columns.o" | awk '$1 ~ /^\.(text|rodata)/ { sum += $2 } END { print sum + 0 }')"
    if [ -n "$foreign$writable" ]; then
      echo "  undefined symbols:$foreign; writable data:$writable"
      failed=1
    fi
  done
}

compilers=0
for cc in gcc clang; do
  if ! command -v "$cc" >/dev/null; then
    echo "$cc: not installed, left out"
    continue
  fi
  compilers=$((compilers + 1))
  case $cc-$(uname -m) in # the promise of size is about gcc and x86-64
  gcc-x86_64) check_all "$cc" 20480 8192 8192 4096 "$cc" ;;
  *) check_all "$cc" 0 0 0 0 "$cc" ;;
  esac
  check_columns "$cc" "$cc"
  case $(uname -m) in
  x86_64)
    check_all "$cc -m32" 0 0 0 0 "$cc" -m32
    check_columns "$cc -m32" "$cc" -m32
    ;;
  esac
done
if command -v aarch64-linux-gnu-gcc >/dev/null; then
  check_columns "64-bit ARM" aarch64-linux-gnu-gcc
fi
if command -v arm-none-eabi-gcc >/dev/null; then
  check_all "Cortex-M0" 0 0 0 0 arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb
fi
if [ "$compilers" -eq 0 ]; then
  echo "neither gcc nor clang is installed"
  exit 1
fi
exit "$failed"
