# The policy as formulas; numbers are explained in comments, and no text can leave its comment.
$ cat >adult.pol <<'END'
> policy adult "Adults ; (assert false)" {
>   language 1
>   selected by date_of_service
>   in force from 2020-01-01
> }
> codes icd10cm asthma { J45* }
> fact diagnoses : set of code icd10cm
> fact age : quantity in years step 0.5 range 0 .. 120 ask "How old |(exit)| is the patient?"
> fact severity : open one of { mild "Mild (exit)", severe }
> fact last_visit : date or never
> criterion `let` "(exit)" is age >= 18
> impossible date_of_service more than 0 days before last_visit because "not yet"
> decision coverage : one of { covered, trial, not_covered }
>   outcomes best first: covered, trial, not_covered
>   otherwise not_covered only where not `let` or severity is not severe or not diagnoses has any asthma
> rule plain for coverage
>   when all of { `let`, severity is severe, diagnoses has any asthma }
>   then covered because "An adult with asthma"
> rule seen for coverage
>   when `let` and date_of_service within 3 months after last_visit and at least 2 of { age < 65, severity is mild, age >= 20 }
>   then trial exception to plain because "Seen lately"
> never child_covered : coverage is covered where age < 18
> raising age never worsens coverage where severity is severe
> revision 2022-01-01 "Amended" {
>   extend severity { critical }
>   amend rule plain was when all of { `let`, severity is severe, diagnoses has any asthma }
>     now when all of { `let`, severity in { severe, critical }, diagnoses has any asthma }
>   changes coverage only where severity is critical
> }
> END
$ polc export adult.pol --smtlib
; adult -- Adults ; (assert false)
; Written by polc export --smtlib from the conditions of the policy as they stand in its text.
;
; A question is a condition that a case would have to meet; `sat' is then: there is one.  Behind the
; definitions, for example (names are those of the policy):
;   (assert possible) (assert (= outcome.DECISION 2)) (assert (not criterion.NAME))
;   (check-sat) (get-value (fact.NAME outcome.DECISION decides.DECISION))
; All facts of a case are known here: what follows from partly known facts is a question about all
; cases that agree with them.  Reasons and limits decide nothing and are not part of this.
; Quantities are counted in their declared steps, dates in days from 1970-01-01.
;
(set-logic QF_LIA)
; The date that picks the revision, in days from 1970-01-01: date_of_service
(declare-const fact.date_of_service Int)
(assert (<= (- 25567) fact.date_of_service 84370))
; The revision in force: 0 before the first
(define-fun revision () Int (ite (>= fact.date_of_service 18993) 2 (ite (>= fact.date_of_service 18262) 1 0)))
; How old |(exit)| is the patient?
; age: 0 (0) .. 240 (120)
(declare-const fact.age Int)
(assert (<= 0 fact.age 240))
; severity is one of
;   0 other: Other
;   1 mild: Mild (exit)
;   2 severe
;   3 critical
(declare-const fact.severity Int)
(assert (<= 0 fact.severity 3))
; last_visit: -25567 (1900-01-01) .. 84370 (2200-12-31); -25568 stands for never
(declare-const fact.last_visit Int)
(assert (<= (- 25568) fact.last_visit 84370))
; diagnoses: is there a code of each combination of sets?
(declare-const codes.diagnoses.1 Bool)
; diagnoses: a code of asthma
(define-fun has.diagnoses_has_any_asthma () Bool (or false codes.diagnoses.1))
(define-fun reads.severity () Int (ite (or false (and (= fact.severity 3) (< revision 2))) 0 fact.severity))
; (exit)
(define-fun criterion.let () Bool
  (and (>= revision 1) (>= fact.age 36)))
; The day of a date taken apart: cycles of four years from 1896-03-01, years in the cycle, months
; in the year and the day of the month; days are counted from 1970-01-01.
(define-fun calendar.leap ((cycle Int) (year Int)) Bool
  (and (= year 3) (not (= cycle 0)) (not (= cycle 50)) (not (= cycle 75))))
(define-fun calendar.length ((cycle Int) (year Int) (month Int)) Int
  (ite (= month 11) (ite (calendar.leap cycle year) 29 28)
    (ite (or (= month 1) (= month 3) (= month 6) (= month 8)) 30 31)))
(define-fun calendar.start ((cycle Int) (year Int)) Int
  (+ (- 26968) (* 1461 cycle) (* 365 year)
     (ite (>= cycle 1) (- 1) 0) (ite (>= cycle 51) (- 1) 0) (ite (>= cycle 76) (- 1) 0)))
(define-fun calendar.day ((cycle Int) (year Int) (month Int) (day Int)) Int
  (+ (calendar.start cycle year) (- day 1)
     (ite (= month 0) 0 (ite (= month 1) 31 (ite (= month 2) 61 (ite (= month 3) 92
     (ite (= month 4) 122 (ite (= month 5) 153 (ite (= month 6) 184 (ite (= month 7) 214
     (ite (= month 8) 245 (ite (= month 9) 275 (ite (= month 10) 306 337)))))))))))))
(define-fun calendar.months ((cycle Int) (year Int) (month Int)) Int
  (+ (* 48 cycle) (* 12 year) month))
; 2n on the n-th anniversary of `from', 2n + 1 after it and before the next; a day that a month
; lacks is its last.
(define-fun calendar.half_months ((apart Int) (from Int) (to Int) (length Int)) Int
  (let ((on (ite (< from length) from length)))
    (+ (* 2 apart) (ite (< on to) 1 (ite (> on to) (- 1) 0)))))
(declare-const calendar.last_visit.cycle Int)
(assert (<= 0 calendar.last_visit.cycle 76))
(declare-const calendar.last_visit.year Int)
(assert (<= 0 calendar.last_visit.year 3))
(declare-const calendar.last_visit.month Int)
(assert (<= 0 calendar.last_visit.month 11))
(declare-const calendar.last_visit.day Int)
(assert (<= 1 calendar.last_visit.day (calendar.length calendar.last_visit.cycle calendar.last_visit.year calendar.last_visit.month)))
(assert (= fact.last_visit (calendar.day calendar.last_visit.cycle calendar.last_visit.year calendar.last_visit.month calendar.last_visit.day)))
(declare-const calendar.date_of_service.cycle Int)
(assert (<= 0 calendar.date_of_service.cycle 76))
(declare-const calendar.date_of_service.year Int)
(assert (<= 0 calendar.date_of_service.year 3))
(declare-const calendar.date_of_service.month Int)
(assert (<= 0 calendar.date_of_service.month 11))
(declare-const calendar.date_of_service.day Int)
(assert (<= 1 calendar.date_of_service.day (calendar.length calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month)))
(assert (= fact.date_of_service (calendar.day calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month calendar.date_of_service.day)))
(define-fun computed.months_from_last_visit_to_date_of_service () Int (ite (= fact.last_visit (- 25568)) (- 7227) (calendar.half_months (- (calendar.months calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month) (calendar.months calendar.last_visit.cycle calendar.last_visit.year calendar.last_visit.month)) calendar.last_visit.day calendar.date_of_service.day (calendar.length calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month))))
(define-fun criterion.counted_1 () Bool
  (and (>= revision 1) (< fact.age 130)))
(define-fun criterion.counted_2 () Bool
  (and (>= revision 1) (= reads.severity 1)))
(define-fun criterion.counted_3 () Bool
  (and (>= revision 1) (>= fact.age 40)))
(define-fun computed.counted_1_plus_counted_2_plus_counted_3 () Int (+ 0 (ite criterion.counted_1 1 0) (ite criterion.counted_2 1 0) (ite criterion.counted_3 1 0)))
(define-fun computed.days_from_last_visit_to_date_of_service () Int (ite (= fact.last_visit (- 25568)) (- 109938) (- fact.date_of_service fact.last_visit)))
; Cases with a revision in force that the policy does not call impossible
(define-fun possible () Bool (and true (>= revision 1)
  (not (and (>= revision 1) (and (not (= computed.days_from_last_visit_to_date_of_service (- 109938))) (and (<= (- 109937) computed.days_from_last_visit_to_date_of_service) (< computed.days_from_last_visit_to_date_of_service 0)))))))
(define-fun rule.plain () Bool (or
  (and (= revision 1) (and criterion.let (= reads.severity 2) has.diagnoses_has_any_asthma))
  (and (>= revision 2) (and criterion.let (or (= reads.severity 2) (= reads.severity 3)) has.diagnoses_has_any_asthma))))
(define-fun rule.seen () Bool
  (and (>= revision 1) (and criterion.let (and (not (= computed.months_from_last_visit_to_date_of_service (- 7227))) (and (<= 0 computed.months_from_last_visit_to_date_of_service) (< computed.months_from_last_visit_to_date_of_service 7))) (<= 2 (+ 0 (ite (< fact.age 130) 1 0) (ite (= reads.severity 1) 1 0) (ite (>= fact.age 40) 1 0)) 3))))
; coverage: -2 no revision in force, -1 nothing decides, 0 refer, and
;   1 covered: covered
;   2 trial: trial
;   3 not_covered: not_covered
(define-fun outcome.coverage () Int (ite (< revision 1) (- 2)
  (ite rule.seen 2
  (ite rule.plain 1 (ite (>= revision 1) 3 (- 1))))))
; The number of the rule that decides; 0: the default, or nothing
(define-fun decides.coverage () Int (ite (< revision 1) 0
  (ite rule.seen 2
  (ite rule.plain 1 0))))
# Every kind of question.
$ polc export adult.pol --smtlib --question all | sed -n '/^(push/,$p'
(push 1)
(echo "a case is possible in the revision 2020-01-01? (unsat is a finding)")
(assert (and possible (= revision 1)))
(check-sat)
(pop 1)
(push 1)
(echo "a case is possible in the revision 2022-01-01? (unsat is a finding)")
(assert (and possible (= revision 2)))
(check-sat)
(pop 1)
(push 1)
(echo "rules plain and seen disagree? (sat is a finding)")
(assert (and possible (>= revision 1)))
(assert (and true rule.plain (not (and (>= revision 1) rule.seen))))
(assert (and true rule.seen))
(check-sat)
(pop 1)
(push 1)
(echo "the default of coverage is reached? (unsat is a finding)")
(assert (and possible (>= revision 1) (not (or false rule.plain rule.seen))))
(check-sat)
(pop 1)
(push 1)
(echo "the default of coverage is reached outside its contract? (sat is a finding)")
(assert (and possible (>= revision 1) (not (or false rule.plain rule.seen))))
(assert (not (or (not criterion.let) (not (= reads.severity 2)) (not has.diagnoses_has_any_asthma))))
(check-sat)
(pop 1)
(push 1)
(echo "the condition of rule plain holds? (unsat is a finding)")
(assert rule.plain)
(check-sat)
(pop 1)
(push 1)
(echo "rule plain decides? (unsat is a finding)")
(assert (and possible (= decides.coverage 1)))
(check-sat)
(pop 1)
(push 1)
(echo "the condition of rule seen holds? (unsat is a finding)")
(assert rule.seen)
(check-sat)
(pop 1)
(push 1)
(echo "rule seen decides? (unsat is a finding)")
(assert (and possible (= decides.coverage 2)))
(check-sat)
(pop 1)
(push 1)
(echo "coverage is covered? (unsat is a finding)")
(assert (and possible (= outcome.coverage 1)))
(check-sat)
(pop 1)
(push 1)
(echo "coverage is trial? (unsat is a finding)")
(assert (and possible (= outcome.coverage 2)))
(check-sat)
(pop 1)
(push 1)
(echo "coverage is not_covered? (unsat is a finding)")
(assert (and possible (= outcome.coverage 3)))
(check-sat)
(pop 1)
(push 1)
(echo "rules seen and plain apply together? (unsat is a finding)")
(assert (and possible (>= revision 1) rule.seen rule.plain))
(check-sat)
(pop 1)
(push 1)
(echo "criterion let holds? (unsat is a finding)")
(assert (and possible (>= revision 1) criterion.let))
(check-sat)
(pop 1)
(push 1)
(echo "criterion let does not hold? (unsat is a finding)")
(assert (and possible (>= revision 1) (not criterion.let)))
(check-sat)
(pop 1)
(push 1)
(echo "never child_covered speaks of a case? (unsat is a finding)")
(assert (and possible (>= revision 1)))
(assert (< fact.age 36))
(check-sat)
(pop 1)
(push 1)
(echo "never child_covered is violated? (sat is a finding)")
(assert (and possible (>= revision 1)))
(assert (< fact.age 36))
(assert (= outcome.coverage 1))
(check-sat)
(pop 1)
(push 1)
(echo "raising age speaks of a case? (unsat is a finding)")
(assert (and possible (>= revision 1)))
(assert (= reads.severity 2))
(check-sat)
(pop 1)
(push 1)
(echo "raising age is violated? (sat is a finding)")
(assert (and possible (>= revision 1)))
(assert (= reads.severity 2))
(declare-const fact.age~2 Int)
(assert (<= 0 fact.age))
(assert (< fact.age fact.age~2))
(assert (<= fact.age~2 240))
(define-fun computed.days_from_last_visit_to_date_of_service~2 () Int (ite (= fact.last_visit (- 25568)) (- 109938) (- fact.date_of_service fact.last_visit)))
(define-fun possible~2 () Bool (and true (>= revision 1)
  (not (and (>= revision 1) (and (not (= computed.days_from_last_visit_to_date_of_service~2 (- 109938))) (and (<= (- 109937) computed.days_from_last_visit_to_date_of_service~2) (< computed.days_from_last_visit_to_date_of_service~2 0)))))))
(define-fun reads.severity~2 () Int (ite (or false (and (= fact.severity 3) (< revision 2))) 0 fact.severity))
(define-fun criterion.let~2 () Bool
  (and (>= revision 1) (>= fact.age~2 36)))
(define-fun rule.plain~2 () Bool (or
  (and (= revision 1) (and criterion.let~2 (= reads.severity~2 2) has.diagnoses_has_any_asthma))
  (and (>= revision 2) (and criterion.let~2 (or (= reads.severity~2 2) (= reads.severity~2 3)) has.diagnoses_has_any_asthma))))
(define-fun computed.months_from_last_visit_to_date_of_service~2 () Int (ite (= fact.last_visit (- 25568)) (- 7227) (calendar.half_months (- (calendar.months calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month) (calendar.months calendar.last_visit.cycle calendar.last_visit.year calendar.last_visit.month)) calendar.last_visit.day calendar.date_of_service.day (calendar.length calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month))))
(define-fun rule.seen~2 () Bool
  (and (>= revision 1) (and criterion.let~2 (and (not (= computed.months_from_last_visit_to_date_of_service~2 (- 7227))) (and (<= 0 computed.months_from_last_visit_to_date_of_service~2) (< computed.months_from_last_visit_to_date_of_service~2 7))) (<= 2 (+ 0 (ite (< fact.age~2 130) 1 0) (ite (= reads.severity~2 1) 1 0) (ite (>= fact.age~2 40) 1 0)) 3))))
(define-fun outcome.coverage~2 () Int (ite (< revision 1) (- 2)
  (ite rule.seen~2 2
  (ite rule.plain~2 1 (ite (>= revision 1) 3 (- 1))))))
(define-fun decides.coverage~2 () Int (ite (< revision 1) 0
  (ite rule.seen~2 2
  (ite rule.plain~2 1 0))))
(assert (and possible~2 (>= revision 1)))
(assert (= reads.severity~2 2))
(assert (and (< 0 (ite (= outcome.coverage 1) 1 (ite (= outcome.coverage 2) 2 (ite (= outcome.coverage 3) 3 0)))) (< 0 (ite (= outcome.coverage~2 1) 1 (ite (= outcome.coverage~2 2) 2 (ite (= outcome.coverage~2 3) 3 0)))) (< (ite (= outcome.coverage 1) 1 (ite (= outcome.coverage 2) 2 (ite (= outcome.coverage 3) 3 0))) (ite (= outcome.coverage~2 1) 1 (ite (= outcome.coverage~2 2) 2 (ite (= outcome.coverage~2 3) 3 0))))))
(check-sat)
(pop 1)
(push 1)
(echo "the revision 2022-01-01 changes the outcome of coverage where it promises not to? (sat is a finding)")
(assert (and possible (= revision 2)))
(assert (not (= reads.severity 3)))
(define-fun revision~2 () Int 1)
(define-fun computed.days_from_last_visit_to_date_of_service~2 () Int (ite (= fact.last_visit (- 25568)) (- 109938) (- fact.date_of_service fact.last_visit)))
(define-fun possible~2 () Bool (and true (>= revision~2 1)
  (not (and (>= revision~2 1) (and (not (= computed.days_from_last_visit_to_date_of_service~2 (- 109938))) (and (<= (- 109937) computed.days_from_last_visit_to_date_of_service~2) (< computed.days_from_last_visit_to_date_of_service~2 0)))))))
(define-fun criterion.let~2 () Bool
  (and (>= revision~2 1) (>= fact.age 36)))
(define-fun reads.severity~2 () Int (ite (or false (and (= fact.severity 3) (< revision~2 2))) 0 fact.severity))
(define-fun rule.plain~2 () Bool (or
  (and (= revision~2 1) (and criterion.let~2 (= reads.severity~2 2) has.diagnoses_has_any_asthma))
  (and (>= revision~2 2) (and criterion.let~2 (or (= reads.severity~2 2) (= reads.severity~2 3)) has.diagnoses_has_any_asthma))))
(define-fun computed.months_from_last_visit_to_date_of_service~2 () Int (ite (= fact.last_visit (- 25568)) (- 7227) (calendar.half_months (- (calendar.months calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month) (calendar.months calendar.last_visit.cycle calendar.last_visit.year calendar.last_visit.month)) calendar.last_visit.day calendar.date_of_service.day (calendar.length calendar.date_of_service.cycle calendar.date_of_service.year calendar.date_of_service.month))))
(define-fun rule.seen~2 () Bool
  (and (>= revision~2 1) (and criterion.let~2 (and (not (= computed.months_from_last_visit_to_date_of_service~2 (- 7227))) (and (<= 0 computed.months_from_last_visit_to_date_of_service~2) (< computed.months_from_last_visit_to_date_of_service~2 7))) (<= 2 (+ 0 (ite (< fact.age 130) 1 0) (ite (= reads.severity~2 1) 1 0) (ite (>= fact.age 40) 1 0)) 3))))
(define-fun outcome.coverage~2 () Int (ite (< revision~2 1) (- 2)
  (ite rule.seen~2 2
  (ite rule.plain~2 1 (ite (>= revision~2 1) 3 (- 1))))))
(define-fun decides.coverage~2 () Int (ite (< revision~2 1) 0
  (ite rule.seen~2 2
  (ite rule.plain~2 1 0))))
(assert possible~2)
(assert (not (= outcome.coverage~2 outcome.coverage)))
(check-sat)
(pop 1)
$ polc export adult.pol --smtlib --question gaps,orders --decision coverage | grep '^(echo'
(echo "the default of coverage is reached? (unsat is a finding)")
(echo "the default of coverage is reached outside its contract? (sat is a finding)")
(echo "rules seen and plain apply together? (unsat is a finding)")
# What cannot be asked for.
$ polc export adult.pol
polc: error: `polc export' needs to know the form: --smtlib
  `polc --help' lists the commands
[exit 2]
$ polc export --smtlib
polc: error: `polc export' needs one policy file
  `polc --help' lists the commands
[exit 2]
$ polc export adult.pol --smtlib --question gap,orders
polc: error: no question `gap'; did you mean `gaps'?
  `polc --help' lists the commands
[exit 2]
$ polc export adult.pol --smtlib --question reasons
polc: error: no question `reasons'; there are all, conflicts, gaps, unreachable, outcomes, properties, orders, criteria, promises, impossible
  `polc --help' lists the commands
[exit 2]
$ polc export adult.pol --smtlib --decision cover
polc: error[E120]: this policy has no decision `cover'
      = it decides coverage
[exit 1]
# A fault of the text is reported as by `check'; a finding is not in the way.
$ printf 'policy p "P" { language 1 in force from 2020-01-01 }\nfact a : yes_no\ndecision d : one of { x, y } exhaustive\nrule r for d when a and b then x\n' >fault.pol
$ polc export fault.pol --smtlib
fault.pol:4:25: error[E120]: no fact or criterion is called `b'
    4 | rule r for d when a and b then x
      |                         ^
  hint: did you mean `a'?
[exit 1]
$ sed 's/ and b//' fault.pol >gap.pol
$ polc export gap.pol --smtlib --question gaps | tail -6
  (ite rule.r 1 0)))
(push 1)
(echo "no rule of d decides? (sat is a finding)")
(assert (and possible (>= revision 1) (not (or false rule.r))))
(check-sat)
(pop 1)
