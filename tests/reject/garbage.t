# bound.sh limits the memory of the commands that follow it.
$ cat >bound.sh <<'END'
> # 2 GB of memory, unless polc is built to need more address space (sanitizers).
> sh -c 'ulimit -v 2000000 && polc --version; exit $?' >/dev/null 2>&1 && ulimit -v 2000000
> END

# 10 MB: more than a policy may have; then as much as it may have.
$ . ./bound.sh; head -c 10000000 /dev/urandom >random.pol; timeout 100 polc check random.pol
polc: error[E100]: random.pol is larger than 8 MiB
  hint: a policy is prose and rules; keep large tables in CSV files
[exit 2]
$ head -c 10000000 /dev/zero | tr '\000' 'a' >letters.pol; timeout 100 polc check letters.pol
polc: error[E100]: letters.pol is larger than 8 MiB
  hint: a policy is prose and rules; keep large tables in CSV files
[exit 2]
$ . ./bound.sh
> for text in a '{' '(' '"' '#' '.' '@' '0' '-' ' ' '\n' 'a ' '{ ' '( ' '" ' '"""  ' 'rule ' 'and ' 'not ' 'a,' '}\n' 'rule\n'; do
>   printf -- "$text%.0s" 1 2 3 4 5 6 7 8 >some
>   for i in 1 2 3 4 5; do cat some some some some some some some some >more; mv more some; done
>   cat some some some some some some some some some some some some some some some some | head -c 8000000 >big.pol
>   timeout 100 polc check big.pol >out.txt 2>&1
>   status=$?
>   [ "$status" -eq 1 ] && [ "$(wc -c <out.txt)" -lt 100000 ] || echo "$text: status $status, $(wc -c <out.txt) bytes"
> done

# Random text of the characters that policies are made of.
$ . ./bound.sh
> for n in 1 2 3 4 5 6 7 8 9 10; do
>   head -c 300000 /dev/urandom | tr -dc 'a-f0-9 \n{}(),:".<>=#_' >random.pol
>   timeout 100 polc check random.pol >out.txt 2>&1
>   status=$?
>   [ "$status" -eq 1 ] && [ "$(wc -c <out.txt)" -lt 200000 ] || echo "status $status, $(wc -c <out.txt) bytes"
> done

# What is said is bounded: a hundred findings and a count.
$ {
>   cat <<'END'
> policy many "Many" {
>   language 1
>   in force from 2024-01-01
> }
> fact ill : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> END
>   awk 'BEGIN { for (i = 1; i <= 50000; i++) print "rule r" i " for coverage\n  when il\n  then covered" }'
> } >many.pol
> timeout 100 polc check many.pol 2>&1 | tail -n 1
> polc check many.pol 2>&1 | grep -c 'error\[E120\]'
and 49900 more; they may go away when these are mended
100
