#!/bin/sh
# runtime.sh -- what the compiled runtime may contain.
#
#   runtime.sh SOURCE
#
# With every compiler that is here: no undefined symbol (no libc, no compiler helper), no writable
# data; x86-64 at -Os without names at most 4096 bytes of code.
set -eu
source=$1
limit=4096
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# check NAME SIZE-LIMIT COMMAND...   (limit 0: no limit)
check() {
  name=$1 most=$2
  shift 2
  "$@" -std=c99 -ffreestanding -Os -fno-pie -c "$source/runtime/polrt.c" -o "$work/polrt.o"
  undefined=$(nm -u "$work/polrt.o" | awk '{ printf " %s", $NF }')
  writable=$(nm "$work/polrt.o" | awk '$2 ~ /^[bBdDcCsSgG]$/ { printf " %s", $3 }')
  code=$(size -A "$work/polrt.o" | awk '$1 ~ /^\.text/ { sum += $2 } END { print sum + 0 }')
  data=$(size -A "$work/polrt.o" | awk '$1 ~ /^\.rodata/ { sum += $2 } END { print sum + 0 }')
  printf '%-34s %5d bytes of code, %4d of constants\n' "$name" "$code" "$data"
  if [ -n "$undefined" ]; then
    echo "  undefined symbols:$undefined; polrt.c must need nothing from outside"
    failed=1
  fi
  if [ -n "$writable" ]; then
    echo "  writable data:$writable; polrt.c must keep everything in the caller's memory"
    failed=1
  fi
  if [ "$most" -gt 0 ] && [ "$code" -gt "$most" ]; then
    echo "  more than the $most bytes that are promised"
    failed=1
  fi
}

case $(uname -m) in
x86_64) small=$limit ;;
*) small=0 ;;
esac

compilers=0
for cc in gcc clang; do
  if ! command -v "$cc" >/dev/null; then
    echo "$cc: not installed, left out"
    continue
  fi
  compilers=$((compilers + 1))
  promised=0 # the promise of size is about gcc
  [ "$cc" != gcc ] || promised=$small
  check "$cc" 0 "$cc"
  check "$cc, without names" "$promised" "$cc" -DPOLRT_WITHOUT_NAMES
  check "$cc, without names and unknowns" "$promised" "$cc" -DPOLRT_WITHOUT_NAMES -DPOLRT_WITHOUT_UNKNOWNS
  check "$cc, without names and why" "$promised" "$cc" -DPOLRT_WITHOUT_NAMES -DPOLRT_WITHOUT_WHY
  if [ "$small" -gt 0 ]; then
    check "$cc -m32" 0 "$cc" -m32
  fi
done
if command -v arm-none-eabi-gcc >/dev/null; then
  check "Cortex-M0" 0 arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb
fi
if [ "$compilers" -eq 0 ]; then
  echo "neither gcc nor clang is installed"
  exit 1
fi
exit "$failed"
