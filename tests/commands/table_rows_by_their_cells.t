# A row without a name is known by its cells, wherever a rule is named.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" {
>   language 1
>   in force from 2020-01-01
> }
> fact setting : one of { home, hospital, ship }
> fact acute : yes_no
> decision coverage : one of { covered, not_covered }
>   exhaustive
> table grid for coverage by setting {
>   home     => covered      because "At home"
>   hospital => not_covered  because "In hospital"
>   ship     => not_covered  because "On a ship"
> }
> rule acute_illness for coverage
>   when acute
>   then not_covered
>   exception to grid.home
>   because "Acute"
> revision 2021-01-01 "Hospital too" {
>   amend rule grid.hospital
>     was then not_covered
>     now then covered
>   add resolve acute_illness over grid.hospital where acute because "Acute illness is treated first"
>   changes coverage only where setting is hospital and not acute
> }
> revision 2022-01-01 "Ships are gone" {
>   retire rule grid.ship
>   add rule at_sea for coverage when setting is ship then not_covered because "At sea"
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen: 1 decision, 5 rules, 3 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 2 readings of the text recorded:
  line 17: exception: acute_illness is an exception to grid.home, where setting is home and ...
  line 23: resolve: acute_illness over grid.hospital, where setting is hospital and acute is yes
$ for day in 2020-06-01 2021-06-01; do polc decide oxygen.pol --on $day setting=hospital acute=no; done
Home oxygen, on 2020-06-01 (revision of 2020-01-01)
coverage: not_covered
  by grid.hospital: In hospital
Home oxygen, on 2021-06-01 (revision of 2021-01-01)
coverage: covered
  by grid.hospital: In hospital
$ polc decide oxygen.pol --on 2022-06-01 setting=ship acute=no
Home oxygen, on 2022-06-01 (revision of 2022-01-01)
coverage: not_covered
  by at_sea: At sea
$ polc show oxygen.pol | sed -n '/^table/,/^}/p'
table grid for coverage by setting {
  home     => covered
    because "At home"
  hospital => covered
    because "In hospital"
}
$ polc show oxygen.pol >shown.pol; polc check shown.pol
oxygen: 1 decision, 4 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 2 readings of the text recorded:
  line 30: exception: acute_illness is an exception to grid.home, where setting is home and ...
  line 38: resolve: acute_illness over grid.hospital, where setting is hospital and acute is yes
