# Every rule of the shipped policies decides in some test, every boundary value is tested where it matters,
# two tests show what each part of a condition does, no test gives a fact in vain, and no small fault in them goes unnoticed: a test fails, or `check' refuses it, or it is proved to change
# no answer.
$ for policy in "$POLC_SOURCE"/policies/*.pol; do
>   polc test "$policy" --coverage | sed 1d
>   polc mutate "$policy" >out || cat out
> done
colorectal_cancer_screening: rules 12 of 12 (100 %), boundary values 26 of 26 (100 %), condition parts 164 of 164 (100 %)
cpap_osa: rules 8 of 8 (100 %), boundary values 18 of 18 (100 %), condition parts 82 of 82 (100 %)
home_oxygen: rules 9 of 9 (100 %), boundary values 31 of 31 (100 %), condition parts 94 of 94 (100 %)
inhaled_nitric_oxide: rules 11 of 11 (100 %), boundary values 4 of 4 (100 %), condition parts 40 of 40 (100 %)
lung_cancer_screening_ldct: rules 8 of 8 (100 %), boundary values 14 of 14 (100 %), condition parts 62 of 62 (100 %)
