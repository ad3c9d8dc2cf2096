# bound.sh limits the memory of the commands that follow it.
$ cat >bound.sh <<'END'
> # 2 GB of memory, unless polc is built to need more address space (sanitizers).
> sh -c 'ulimit -v 2000000 && polc --version; exit $?' >/dev/null 2>&1 && ulimit -v 2000000
> END

# Missing, a folder, a device, a name that is too long, no permission, a pipe that ends.
$ polc check missing.pol
polc: error[E100]: cannot read missing.pol: No such file or directory
[exit 2]
$ polc check ''
polc: error[E100]: cannot read : No such file or directory
[exit 2]
$ mkdir folder; polc check folder
polc: error[E100]: cannot read folder: Is a directory
[exit 2]
$ polc check folder/missing.pol missing/folder.pol
polc: error[E100]: cannot read folder/missing.pol: No such file or directory
polc: error[E100]: cannot read missing/folder.pol: No such file or directory
[exit 2]
$ polc check /dev/null
/dev/null:1:1: error[E101]: the file holds no policy
    1 | 
      | ^
  hint: begin with: policy some_name "Title" { language 1 ... }
[exit 1]
$ polc check "$(head -c 5000 /dev/zero | tr '\000' 'a')" 2>&1 | sed 's/aaa*/a/'
polc: error[E100]: cannot read a: File name too long
$ ln -s loop loop; polc check loop
polc: error[E100]: cannot read loop: Too many levels of symbolic links
[exit 2]
$ polc build missing.pol --out-dir folder; ls -A folder
polc: error[E100]: cannot read missing.pol: No such file or directory
$ polc decide folder
polc: error[E100]: cannot read folder: Is a directory
[exit 2]

# Endless.
$ . ./bound.sh; timeout 100 polc check /dev/zero
polc: error[E100]: /dev/zero is larger than 8 MiB
  hint: a policy is prose and rules; keep large tables in CSV files
[exit 2]
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> END

# Not from a file but a pipe.
$ polc check /dev/stdin <oxygen.pol; cat oxygen.pol | polc check /dev/stdin
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# The same file twice.
$ polc check oxygen.pol oxygen.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
