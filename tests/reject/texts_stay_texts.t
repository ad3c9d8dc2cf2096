# What stands in a text of the policy cannot leave its string or comment in the generated C.
$ cat >evil.pol <<'END'
> policy evil "End */ int evil; /* ??/ \" \\" {
>   language 1
>   in force from 2024-01-01
> }
> fact ill : yes_no
>   ask "*/ #error asked ??/"
>   label "//\\"
> decision coverage : one of {
>   covered     "\"); abort(); //",
>   not_covered "%s%n%d ??) \\0",
> }
>   otherwise not_covered because "a\nb */ \\x41 ??'"
> rule treated "*/ #include </etc/passwd>" for coverage
>   when ill
>   then covered
>   because "Line one\n#error two \"quoted\" \\ ??/ tab — “ünïcode”"
>   cite "*/ ??("
> END
$ polc check evil.pol && polc build evil.pol --out-dir .
evil: 1 decision, 1 rule, 1 revision
evil: proved: no two rules disagree, nothing is left open, every promise holds
evil: wrote ./evil.h and ./evil.c
$ cp "$POLC_SOURCE"/runtime/polrt.h "$POLC_SOURCE"/runtime/polrt.c .
$ for std in c99 c11; do ${CC:-cc} -std=$std -trigraphs -Wall -Wextra -Wpedantic -Wno-trigraphs -Werror -c evil.c -o evil.o && echo $std; done
c99
c11
$ polc decide evil.pol --on 2024-05-01 ill=yes
End */ int evil; /* ??/ " \, on 2024-05-01 (revision of 2024-01-01)
coverage: "); abort(); //
  by treated: Line one
#error two "quoted" \ ??/ tab — “ünïcode” [*/ ??(]
$ polc decide evil.pol --on 2024-05-01 ill=no --format json | grep because
      "because": "a\nb */ \\x41 ??'",
$ cat >main.c <<'END'
> #include "evil.h"
> #include <stdio.h>
> int main(void) {
>   evil_facts facts = { 0 };
>   evil_set_date_of_service(&facts, polrt_day(2024, 5, 1));
>   evil_set_ill(&facts, EVIL_YES);
>   puts(evil_because(evil_decide(&facts).coverage));
>   return 0;
> }
> END
> ${CC:-cc} -std=c99 -trigraphs -w main.c evil.c polrt.c -o main && ./main
Line one
#error two "quoted" \ ??/ tab — “ünïcode”
