/* pol.y -- the grammar of the policy language, and the list of its words.
 *
 * Actions build nodes with spans, as compiler/ast.h lists them, and nothing else: no name is looked
 * up and no value is judged.  The few productions that report are marked; they accept what a person
 * is likely to write, so that the message can be exact and the rest of the item is still read.
 *
 * After a mistake the parser goes on with the next item, header line, row or expectation: the
 * productions with `error' ask parse.c for a token that begins one.
 */
%require "3.8"
%define api.pure full
%define api.prefix {pol_yy}
%define api.token.prefix {TOK_}
%define api.token.raw
%define api.location.type {span}
%define api.value.type {token_value}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param {parser *p}

%code requires {
#include "parse.h"

#define YYLLOC_DEFAULT(all, rhs, n)                                                             \
  ((all).file = YYRHSLOC(rhs, (n) ? 1 : 0).file,                                                \
   (all).begin = (n) ? YYRHSLOC(rhs, 1).begin : YYRHSLOC(rhs, 0).end,                           \
   (all).end = (n) ? YYRHSLOC(rhs, n).end : YYRHSLOC(rhs, 0).end)
}
%code provides {
#define YY_DECL int pol_scan(POL_YYSTYPE *yylval, POL_YYLTYPE *yylloc, void *yyscanner, parser *p)
YY_DECL;
int pol_yylex(POL_YYSTYPE *value, POL_YYLTYPE *at, parser *p); /* pol_scan, and recovery */
}
%code {
#include <string.h>

#define YYMAXDEPTH 2000 /* also bounds the depth of the tree */

static void pol_yyerror(const span *at, parser *p, const char *message);

/* Short forms for the actions. */
#define NEW(kind, at) node_new(p->arena, NODE_##kind, (at))
#define NAMED(kind, at, text, text_at) node_named(p->arena, NODE_##kind, (at), (text), (text_at))
#define LEAF(kind, at, text) node_named(p->arena, NODE_##kind, (at), (text), (at))

static node *flagged(node *n, uint32_t flags);
static node *numbered(node *n, const node *count);
static node *retagged(node *n, node_kind kind);
static node *operated(node *n, node_op op);
static node_list list_retagged(node_list list, node_kind kind);
static node *pair(node *parent, node *first, node *second);
static node_list clause_added(parser *p, node_list list, node *clause);
}
%initial-action { @$ = (span){ p->file, p->offset, p->offset }; }

%token END 0 "the end of the file"

/* The words of the language, each group in alphabetical order because pol_keyword() searches it.
 * A reserved word may be a name only in backquotes. */
%token
  ADD "add" ALL "all" ALWAYS "always" AMEND "amend" AND "and" ANY "any" BECAUSE "because"
  CITE "cite" CRITERION "criterion" DECISION "decision" EXCEPTION "exception"
  EXHAUSTIVE "exhaustive" EXPECT "expect" EXTEND "extend" FACT "fact" FOR "for"
  IMPOSSIBLE "impossible" IN "in" IS "is" LOWERING "lowering" NEVER "never" NOT "not" OR "or"
  OTHERWISE "otherwise" POLICY "policy" PRECEDENCE "precedence" RAISING "raising"
  RESOLVE "resolve" RETIRE "retire" REVISION "revision" RULE "rule" TABLE "table" THEN "then"
  UNENCODED "unencoded" WHEN "when" WHERE "where" YES_NO "yes_no"

/* These words may be names too: they stand again under `unreserved', `name', `outcome' or
 * `type_name'. */
%token <text>
  AFTER "after" AGE_OF "age" ARTICLE "article" AS "as" ASK "ask" AT "at" BEFORE "before" BEST "best"
  BY "by" CATEGORICAL "categorical" CAVEAT "caveat" CHANGES "changes" CODE_OF "code" CODES "codes"
  COMPLETED "completed" COUNT "count" DAY "date" DECIDED "decided" DERIVED "derived" ELSE "else"
  EVIDENCE "evidence" EXACTLY "exactly" EXCEPT "except" FINDING "finding" FIRST "first"
  FIRST_DAY "first_day" FORCE "force" FROM "from" FULL "full" GIVEN "given" HAS "has" HIT "hit"
  IF "if" IMPORT "import" INFORMATIVE "informative" JUDGMENT "judgment" LABEL "label"
  LANGUAGE "language" LEAST "least" LESS "less" LIMIT "limit" LIMITED "limited"
  LITERATURE "literature" MORE "more" MOST "most" NEEDING "needing" NO "no" NONE "none"
  NOTHING "nothing" NOW "now" NUMBER "number" OF "of" ON "on" ONE "one" ONLY "only" OPEN "open"
  OUTCOMES "outcomes" OVER "over" PER "per" PERCENT "percent" PERFORMED "performed"
  POLICIES "policies" PRINTED "printed" QUANTITY "quantity" RANGE "range" READING "reading"
  REASONS "reasons" REFER "refer" REFERENCE "reference" RELATED "related" REMOVE "remove"
  REQUIREMENT "requirement" REQUIRES "requires" REVIEWED "reviewed" SELECTED "selected" SET "set"
  SINGULAR "singular" SOURCE "source" STATEMENT "statement" STEP "step" TEST "test" TEXT "text"
  THAN "than" THE "the" THROUGH "through" TO "to" TYPE "type" UNCHANGED "unchanged" UNIT "unit"
  UNKNOWN "unknown" UNLESS "unless" UNPUBLISHED "unpublished" WAS "was" WITHIN "within"
  WORSENS "worsens"

/* `from' by what follows it, which one token of lookahead could not tell: a date or month, or a
 * text.  And the comma of a `cite' list, where it could also be the comma of what is required. */
%token FROM_DAY "from a day" FROM_FILE "from a file" CITE_COMMA "and another"

/* A table cell on its own, from a CSV file; an imported file, which may do without a `policy'; a
 * condition on its own, from a command line. */
%token START_CELL "a cell" START_PART "an imported file" START_COND "a condition"

%token
  LBRACE "{" RBRACE "}" LPAREN "(" RPAREN ")" COMMA "," COLON ":" ARROW "=>"
  DOTS ".." DOTS_BELOW "..<" LT "<" LE "<=" GT ">" GE ">=" EQ "=" NE "!=" PLUS "+" MINUS "-"
  STAR "*" SLASH "/" ELLIPSIS "..."
%token <text> NAME "a name" ROW_NAME "a row name such as grid.inpatient"
  ID "a statement id such as S2.1" STRING "a text in quotes"
  BLOCK "a text block" CODE "a code such as G47.33" CODE_PREFIX "a code such as I11*"
%token <node> INT "a number" DECIMAL "a decimal number" AGE "an age such as 34w0d"
  DATE "a date such as 2016-10-01" MONTH "a month such as 2013-04"

/* `else X because "..." cite S' and `unless C cite S': the citation is of the nearest. */
%precedence NEAREST
%precedence CITE

%type <text> name rule_name given_name plain unreserved outcome prose hit_name type_name word
  word_in_rows cell_name absent_name quantifier_of_codes
%type <node> policy hdr item declaration statement text evidence article field type enum_type
  enumerator fact fact_type fact_attr opt_unit quantity criterion decision decision_attr
  otherwise_part rule opt_for clause when then because opt_because cite cite_item exception table
  opt_hit row row_head cell resolve where opt_where opt_decided precedence entry property
  impossible test opt_on given expect caveat_date opt_by opt_needing revision revision_day change
  amend amended amendment amend_clause retire retired unencoded reviewed day_or_month opt_until
  opt_literature opt_string opt_label literal known_literal value qty set range cond all_of any_of
  mixed unary primary group quantifier relation term given_value unit derived derived_value codes
  limit_declared reading import requirement opt_absent opt_singular opt_size counted from_day
  through required requires opt_unless else limited limit opt_per opt_anchor code code_end code_item
  codes_change code_set cell_literal guarded ratio day sum compound first_addend addend scaled
  age_of number unit_name span_length full_months
%type <list> fields enumerators fact_attrs decision_attrs otherwise_parts clauses row_clauses
  cite_items names rule_names entries givens test_parts amendments changes cells rows conds literals
  strings ids opt_when hdrs dates code_items opt_code_items codes_changes requireds limits relations
  opt_limited
%type <node> row_clause

%%

start
  : file
  | START_PART items
  | START_PART policy   { node_add(p->root, $policy); } items
  | START_CELL cell     { p->root = $cell; }
  | START_COND cond     { p->root = $cond; }
  ;

file
  : opening items
  ;

opening
  : policy              { node_add(p->root, $policy); }
  | error               { parse_recover(p, BLOCK_FILE); yyclearin; }
  ;

items
  : %empty
  | items begin item    { node_add(p->root, $item); }
  | items error         { parse_recover(p, BLOCK_FILE); yyclearin; }
  ;

/* A new item ends the silence after a mistake. */
begin
  : %empty              { yyerrok; }
  ;

item
  : declaration
  | unencoded
  | reviewed
  | revision
  | test
  | import
  ;

/* What can also be added by a revision. */
declaration
  : statement
  | text
  | evidence
  | article
  | type
  | fact
  | criterion
  | decision
  | rule
  | table
  | resolve
  | precedence
  | property
  | impossible
  | unit
  | derived
  | codes
  | limit_declared
  | reading
  | requirement
  ;

/* ---- the policy ---------------------------------------------------------------------------- */

policy
  : POLICY name STRING policy_open hdrs block_close
      { $$ = NAMED(POLICY, @$, $name, @name);
        node_add($$, LEAF(STRING, @STRING, $STRING));
        node_adopt($$, $hdrs); }
  ;

policy_open
  : LBRACE              { block_open(p, BLOCK_POLICY, @1); }
  ;

block_close
  : RBRACE              { block_close(p); }
  ;

hdrs
  : %empty              { $$ = list_of(NULL); }
  | hdrs[list] begin hdr { $$ = list_add($list, $hdr); }
  | hdrs[list] error    { $$ = $list; parse_recover(p, BLOCK_POLICY); yyclearin; }
  ;

hdr
  : LANGUAGE INT                { $$ = numbered(NEW(LANGUAGE, @$), $INT); }
  | NUMBER STRING               { $$ = LEAF(NUMBER_FIELD, @$, $STRING); }
  | REFERENCE name STRING       { $$ = NAMED(REFERENCE, @$, $name, @name);
                                  node_add($$, LEAF(STRING, @STRING, $STRING)); }
  | REFERENCE name NONE         { $$ = NAMED(REFERENCE, @$, $name, @name); }
  | RELATED POLICIES NONE       { $$ = NEW(RELATED, @$); }
  | RELATED POLICIES strings    { $$ = node_adopt(NEW(RELATED, @$), $strings); }
  | SOURCE STRING               { $$ = LEAF(SOURCE, @$, $STRING); }
  | SELECTED BY name            { $$ = NAMED(SELECTED_BY, @$, $name, @name); }
  | IN FORCE FROM_DAY DATE      { $$ = node_add(NEW(IN_FORCE_FROM, @$), $DATE); }
  | IN FORCE FROM_DAY MONTH     { $$ = node_add(NEW(IN_FORCE_FROM, @$), $MONTH); }
  | IN FORCE FROM_DAY MONTH FIRST_DAY
      { $$ = node_add(NEW(IN_FORCE_FROM, @$), flagged($MONTH, NODE_FLAG_FIRST_DAY)); }
  | IN FORCE FROM UNPUBLISHED because
      { $$ = node_add(NEW(IN_FORCE_FROM, @$), $because); }
  ;

strings
  : STRING                      { $$ = list_of(LEAF(STRING, @$, $STRING)); }
  | strings[list] COMMA STRING  { $$ = list_add($list, LEAF(STRING, @STRING, $STRING)); }
  ;

/* ---- the document -------------------------------------------------------------------------- */

statement
  : STATEMENT ID IN STRING[section] STRING[words]
      { $$ = NAMED(STATEMENT, @$, $ID, @ID);
        pair($$, LEAF(STRING, @section, $section), LEAF(STRING, @words, $words)); }
  | STATEMENT ID IN STRING[section] STRING[words] INFORMATIVE
      { $$ = flagged(NAMED(STATEMENT, @$, $ID, @ID), NODE_FLAG_INFORMATIVE);
        pair($$, LEAF(STRING, @section, $section), LEAF(STRING, @words, $words)); }
  ;

text
  : TEXT name IN STRING prose
      { $$ = NAMED(TEXT, @$, $name, @name);
        pair($$, LEAF(STRING, @STRING, $STRING), LEAF(STRING, @prose, $prose)); }
  ;

prose
  : STRING
  | BLOCK
  ;

evidence
  : EVIDENCE name[id] FOR STRING FINDING name[found] prose
      { $$ = NAMED(EVIDENCE, @$, $id, @id);
        pair($$, LEAF(STRING, @STRING, $STRING), LEAF(NAME, @found, $found));
        node_add($$, LEAF(STRING, @prose, $prose)); }
  ;

article
  : ARTICLE INT LBRACE fields RBRACE
      { $$ = node_adopt(numbered(NEW(ARTICLE, @$), $INT), $fields); }
  ;

fields
  : %empty                      { $$ = list_of(NULL); }
  | fields[list] field          { $$ = list_add($list, $field); }
  ;

field
  : name STRING                 { $$ = NAMED(FIELD, @$, $name, @name);
                                  node_add($$, LEAF(STRING, @STRING, $STRING)); }
  | name INT                    { $$ = node_add(NAMED(FIELD, @$, $name, @name), $INT); }
  ;

/* ---- vocabulary ---------------------------------------------------------------------------- */

type
  : TYPE name IS enum_type      { $$ = node_add(NAMED(TYPE, @$, $name, @name), $enum_type); }
  ;

enum_type
  : ONE OF LBRACE enumerators opt_comma RBRACE
      { $$ = node_adopt(NEW(ONE_OF, @$), $enumerators); }
  | OPEN ONE OF LBRACE enumerators opt_comma RBRACE
      { $$ = node_adopt(flagged(NEW(ONE_OF, @$), NODE_FLAG_OPEN), $enumerators); }
  ;

enumerators
  : enumerator                          { $$ = list_of($enumerator); }
  | enumerators[list] COMMA enumerator  { $$ = list_add($list, $enumerator); }
  ;

enumerator
  : name opt_label      { $$ = node_add(NAMED(ENUMERATOR, @$, $name, @name), $opt_label); }
  ;

opt_label
  : %empty              { $$ = NULL; }
  | STRING              { $$ = LEAF(STRING, @$, $STRING); }
  ;

opt_comma
  : %empty
  | COMMA
  ;

fact
  : FACT name COLON fact_type opt_absent fact_attrs
      { $$ = pair(NAMED(FACT, @$, $name, @name), $fact_type, $opt_absent);
        node_adopt($$, $fact_attrs); }
  ;

fact_type
  : YES_NO              { $$ = NEW(YES_NO, @$); }
  | enum_type
  | type_name           { $$ = LEAF(TYPE_REF, @$, $type_name); }
  | quantity
  | counted
  | DAY                 { $$ = NEW(DATE_TYPE, @$); }
  | DAY RANGE DATE[low] DOTS DATE[high]
      { span both = { @low.file, @low.begin, @high.end };
        $$ = node_add(NEW(DATE_TYPE, @$), pair(NEW(RANGE, both), $low, $high)); }
  | CODE_OF NAME        { $$ = NAMED(CODE_TYPE, @$, $NAME, @NAME); }
  | SET OF CODE_OF NAME { $$ = flagged(NAMED(CODE_TYPE, @$, $NAME, @NAME), NODE_FLAG_SEVERAL); }
  ;

/* The value that says there is none: `or never'. */
opt_absent
  : %empty              { $$ = NULL; }
  | OR absent_name opt_label
      { $$ = node_add(NAMED(ABSENT, @$, $absent_name, @absent_name), $opt_label); }
  ;

absent_name
  : name
  | NEVER               { $$ = "never"; }
  ;

quantity
  : QUANTITY opt_unit STEP qty[grain] RANGE qty[low] DOTS qty[high]
      { span both = { @low.file, @low.begin, @high.end };
        $$ = node_add(NEW(QUANTITY, @$), $opt_unit);
        node_add($$, node_add(NEW(STEP, @grain), $grain));
        node_add($$, pair(NEW(RANGE, both), $low, $high)); }
  ;

/* Shorter ways to write two usual quantities; the text says which. */
counted
  : COUNT qty[low] DOTS qty[high]
      { span both = { @low.file, @low.begin, @high.end };
        $$ = LEAF(QUANTITY, @$, "count");
        node_add($$, node_add(NEW(STEP, @COUNT), LEAF(QTY, @COUNT, "1")));
        node_add($$, pair(NEW(RANGE, both), $low, $high)); }
  | PERCENT TO qty[grain] COMMA qty[low] DOTS qty[high]
      { span both = { @low.file, @low.begin, @high.end };
        $$ = node_add(LEAF(QUANTITY, @$, "percent"), LEAF(NAME, @PERCENT, "percent"));
        node_add($$, node_add(NEW(STEP, @grain), $grain));
        node_add($$, pair(NEW(RANGE, both), $low, $high)); }
  ;

opt_unit
  : %empty              { $$ = NULL; }
  | IN unit_name        { $$ = $unit_name; }
  ;

/* After a number the scanner takes further words for names: parse_unit in parse.c. */
unit_name
  : NAME                { $$ = LEAF(NAME, @$, $1); }
  | PERCENT             { $$ = LEAF(NAME, @$, $1); }
  | COUNT               { $$ = LEAF(NAME, @$, $1); }
  ;

fact_attrs
  : %empty                      { $$ = list_of(NULL); }
  | fact_attrs[list] fact_attr  { $$ = list_add($list, $fact_attr); }
  ;

fact_attr
  : ASK STRING                  { $$ = LEAF(ASK, @$, $STRING); }
  | LABEL STRING                { $$ = LEAF(LABEL, @$, $STRING); }
  | JUDGMENT                    { $$ = NEW(JUDGMENT, @$); }
  | UNKNOWN IS literal because  { $$ = pair(NEW(UNKNOWN_IS, @$), $literal, $because); }
  ;

criterion
  : CRITERION name opt_label dates IS cond
      { $$ = node_adopt(node_add(NAMED(CRITERION, @$, $name, @name), $opt_label), $dates);
        node_add($$, $cond); }
  ;

unit
  : UNIT name opt_singular opt_size
      { $$ = pair(NAMED(UNIT, @$, $name, @name), $opt_singular, $opt_size); }
  ;

opt_singular
  : %empty              { $$ = NULL; }
  | SINGULAR name       { $$ = LEAF(NAME, @name, $name); }
  ;

opt_size
  : %empty              { $$ = NULL; }
  | IS qty              { $$ = $qty; }
  ;

/* The days between which something holds. */
dates
  : %empty              { $$ = list_of(NULL); }
  | from_day            { $$ = list_of($from_day); }
  | through             { $$ = list_of($through); }
  | from_day through    { $$ = list_add(list_of($from_day), $through); }
  ;

from_day
  : FROM_DAY DATE       { $$ = node_add(NEW(FROM, @$), $DATE); }
  ;

through
  : THROUGH DATE        { $$ = node_add(NEW(THROUGH, @$), $DATE); }
  ;

limit_declared
  : LIMIT name IS limits
      { $$ = node_adopt(NAMED(LIMIT_DECL, @$, $name, @name), $limits); }
  ;

reading
  : READING name STRING because
      { $$ = pair(NAMED(READING, @$, $name, @name), LEAF(STRING, @STRING, $STRING), $because); }
  | READING name STRING because cite
      { $$ = pair(NAMED(READING, @$, $name, @name), LEAF(STRING, @STRING, $STRING), $because);
        node_add($$, $cite); }
  ;

import
  : IMPORT STRING       { $$ = NAMED(IMPORT, @$, $STRING, @STRING); }
  | IMPORT names FROM_FILE STRING
      { $$ = node_adopt(NAMED(IMPORT, @$, $STRING, @STRING), $names); }
  ;

/* ---- codes --------------------------------------------------------------------------------- */

codes
  : CODES NAME[system] name opt_label dates LBRACE code_items opt_comma RBRACE
      { $$ = pair(NAMED(CODES, @$, $name, @name), LEAF(NAME, @system, $system), $opt_label);
        node_adopt(node_adopt($$, $dates), $code_items); }
  | CODES NAME[system] name opt_label dates FROM_FILE STRING
      { span file = { @STRING.file, @FROM_FILE.begin, @STRING.end };
        $$ = pair(NAMED(CODES, @$, $name, @name), LEAF(NAME, @system, $system), $opt_label);
        node_add(node_adopt($$, $dates), NAMED(FROM_FILE, file, $STRING, @STRING)); }
  ;

code_items
  : code_item                           { $$ = list_of($code_item); }
  | code_items[list] COMMA code_item    { $$ = list_add($list, $code_item); }
  ;

opt_code_items
  : %empty                      { $$ = list_of(NULL); }
  | code_items opt_comma
  ;

code_item
  : code dates              { $$ = node_adopt($code, $dates); $$->at = @$; }
  | EXCEPT code dates       { $$ = node_adopt(flagged($code, NODE_FLAG_EXCEPT), $dates);
                              $$->at = @$; }
  | plain                   { $$ = LEAF(CODE_REF, @$, $plain); }
  | EXCEPT plain            { $$ = flagged(NAMED(CODE_REF, @$, $plain, @plain), NODE_FLAG_EXCEPT); }
  ;

code
  : code_end
  | code_end[low] DOTS code_end[high]
      { $$ = node_add($low, $high); $$->at = @$; }
  ;

code_end
  : CODE                    { $$ = LEAF(CODE, @$, $1); }
  | CODE_PREFIX             { $$ = flagged(LEAF(CODE, @$, $1), NODE_FLAG_PREFIX); }
  ;

/* A set written where it is asked for. */
code_set
  : LBRACE code_items opt_comma RBRACE  { $$ = node_adopt(NEW(CODES, @$), $code_items); }
  ;

/* ---- decisions and rules ------------------------------------------------------------------- */

decision
  : DECISION name opt_label COLON enum_type decision_attrs
      { $$ = pair(NAMED(DECISION, @$, $name, @name), $opt_label, $enum_type);
        node_adopt($$, $decision_attrs); }
  ;

decision_attrs
  : %empty                              { $$ = list_of(NULL); }
  | decision_attrs[list] decision_attr  { $$ = list_add($list, $decision_attr); }
  ;

decision_attr
  : OUTCOMES BEST FIRST COLON names
      { $$ = node_adopt(NEW(BEST_FIRST, @$), $names); }
  | OTHERWISE outcome otherwise_parts
      { $$ = node_adopt(NAMED(OTHERWISE, @$, $outcome, @outcome), $otherwise_parts); }
  | OTHERWISE REFER otherwise_parts
      { $$ = node_adopt(flagged(NEW(OTHERWISE, @$), NODE_FLAG_REFER), $otherwise_parts); }
  | EXHAUSTIVE                          { $$ = NEW(EXHAUSTIVE, @$); }
  ;

otherwise_parts
  : %empty                                { $$ = list_of(NULL); }
  | otherwise_parts[list] otherwise_part  { $$ = list_add($list, $otherwise_part); }
  ;

otherwise_part
  : ONLY WHERE cond     { $$ = node_add(NEW(ONLY_WHERE, @$), $cond); }
  | because
  | cite
  ;

rule
  : RULE name opt_label opt_for clauses
      { $$ = pair(NAMED(RULE, @$, $name, @name), $opt_label, $opt_for);
        node_adopt($$, $clauses); }
  ;

opt_for
  : %empty              { $$ = NULL; }
  | FOR name            { $$ = NAMED(FOR, @$, $name, @name); }
  ;

clauses
  : %empty                  { $$ = list_of(NULL); }
  | clauses[list] clause    { $$ = clause_added(p, $list, $clause); }
  ;

clause
  : when
  | then
  | because
  | cite
  | exception
  | requires
  | else
  | limited
  | from_day
  | through
  | CATEGORICAL             { $$ = NEW(CATEGORICAL, @$); }
  ;

when
  : WHEN cond           { $$ = node_add(NEW(WHEN, @$), $cond); }
  ;

then
  : THEN outcome        { $$ = NAMED(THEN, @$, $outcome, @outcome); }
  | THEN REASONS        { $$ = NAMED(THEN, @$, $REASONS, @REASONS); }
  | THEN REFER          { $$ = flagged(NEW(THEN, @$), NODE_FLAG_REFER); }
  ;

because
  : BECAUSE STRING      { $$ = NAMED(BECAUSE, @$, $STRING, @STRING); }
  ;

opt_because
  : %empty              { $$ = NULL; }
  | because
  ;

cite
  : CITE cite_items     { $$ = node_adopt(NEW(CITE, @$), $cite_items); }
  ;

cite_items
  : cite_item                         { $$ = list_of($cite_item); }
  | cite_items[list] CITE_COMMA cite_item { $$ = list_add($list, $cite_item); }
  ;

cite_item
  : ID                  { $$ = LEAF(ID, @$, $ID); }
  | STRING              { $$ = LEAF(STRING, @$, $STRING); }
  ;

exception
  : EXCEPTION TO rule_names  { $$ = node_adopt(NEW(EXCEPTION, @$), $rule_names); }
  ;

requires
  : REQUIRES requireds  { $$ = node_adopt(NEW(REQUIRES, @$), $requireds); }
  ;

requireds
  : required                        { $$ = list_of($required); }
  | requireds[list] COMMA required  { $$ = list_add($list, $required); }
  ;

required
  : cond opt_unless     { $$ = pair(NEW(REQUIRED, @$), $cond, $opt_unless); }
  ;

opt_unless
  : %empty              { $$ = NULL; }
  | UNLESS cond %prec NEAREST   { $$ = node_add(NEW(UNLESS, @$), $cond); }
  | UNLESS cond cite    { $$ = pair(NEW(UNLESS, @$), $cond, $cite); }
  ;

else
  : ELSE outcome because %prec NEAREST
      { $$ = node_add(NAMED(ELSE, @$, $outcome, @outcome), $because); }
  | ELSE outcome because cite
      { $$ = pair(NAMED(ELSE, @$, $outcome, @outcome), $because, $cite); }
  | ELSE REFER because %prec NEAREST
      { $$ = node_add(flagged(NEW(ELSE, @$), NODE_FLAG_REFER), $because); }
  | ELSE REFER because cite
      { $$ = pair(flagged(NEW(ELSE, @$), NODE_FLAG_REFER), $because, $cite); }
  ;

requirement
  : REQUIREMENT name opt_label opt_for COLON required ELSE outcome clauses
      { span otherwise = { @ELSE.file, @ELSE.begin, @outcome.end };
        $$ = pair(NAMED(REQUIREMENT, @$, $name, @name), $opt_label, $opt_for);
        pair($$, $required, NAMED(THEN, otherwise, $outcome, @outcome));
        node_adopt($$, $clauses); }
  | REQUIREMENT name opt_label opt_for COLON required ELSE REFER clauses
      { span otherwise = { @ELSE.file, @ELSE.begin, @REFER.end };
        $$ = pair(NAMED(REQUIREMENT, @$, $name, @name), $opt_label, $opt_for);
        pair($$, $required, flagged(NEW(THEN, otherwise), NODE_FLAG_REFER));
        node_adopt($$, $clauses); }
  ;

/* ---- limits -------------------------------------------------------------------------------- */

limited
  : LIMITED limits      { $$ = node_adopt(NEW(LIMITED, @$), $limits); }
  ;

opt_limited
  : %empty              { $$ = list_of(NULL); }
  | limited             { $$ = list_of($limited); }
  ;

limits
  : limit                       { $$ = list_of($limit); }
  | limits[list] COMMA limit    { $$ = list_add($list, $limit); }
  ;

limit
  : TO number unit_name opt_per opt_anchor
      { span size = { @number.file, @number.begin, @unit_name.end };
        $number->at = size;
        $$ = node_add(NEW(LIMIT, @$), node_add($number, $unit_name));
        pair($$, $opt_per, $opt_anchor); }
  | TO STRING           { $$ = node_add(NEW(LIMIT, @$), LEAF(STRING, @STRING, $STRING)); }
  | TO name             { $$ = node_add(NEW(LIMIT, @$), LEAF(NAME, @name, $name)); }
  | THROUGH DATE        { $$ = node_add(flagged(NEW(LIMIT, @$), NODE_FLAG_EXPIRES), $DATE); }
  | THROUGH name        { $$ = node_add(flagged(NEW(LIMIT, @$), NODE_FLAG_EXPIRES),
                                        LEAF(TERM, @name, $name)); }
  ;

opt_per
  : %empty              { $$ = NULL; }
  | PER name            { $$ = NAMED(PER, @$, $name, @name); }
  ;

opt_anchor
  : %empty              { $$ = NULL; }
  | FROM name           { $$ = NAMED(ANCHOR, @$, $name, @name); }
  ;

/* ---- lists of names ------------------------------------------------------------------------ */

/* A rule, or a row of a table by the name that its cells give it: grid.inpatient. */
rule_name
  : name
  | ROW_NAME
  ;

rule_names
  : rule_name                             { $$ = list_of(LEAF(NAME, @$, $rule_name)); }
  | rule_names[list] COMMA rule_name  { $$ = list_add($list, LEAF(NAME, @rule_name, $rule_name)); }
  ;

names
  : name                        { $$ = list_of(LEAF(NAME, @$, $name)); }
  | names[list] COMMA name      { $$ = list_add($list, LEAF(NAME, @name, $name)); }
  ;

/* ---- tables -------------------------------------------------------------------------------- */

table
  : TABLE name opt_for BY names opt_hit clauses table_open rows block_close
      { span inputs = { @BY.file, @BY.begin, @names.end };
        $$ = pair(NAMED(TABLE, @$, $name, @name), $opt_for,
                  node_adopt(NEW(BY, inputs), $names));
        node_adopt(node_adopt(node_add($$, $opt_hit), $clauses), $rows); }
  | TABLE name opt_for BY names opt_hit clauses FROM_FILE STRING
      { span inputs = { @BY.file, @BY.begin, @names.end };
        span file = { @STRING.file, @FROM_FILE.begin, @STRING.end };
        $$ = pair(NAMED(TABLE, @$, $name, @name), $opt_for,
                  node_adopt(NEW(BY, inputs), $names));
        node_adopt(node_add($$, $opt_hit), $clauses);
        node_add($$, NAMED(FROM_FILE, file, $STRING, @STRING)); }
  ;

table_open
  : LBRACE              { block_open(p, BLOCK_TABLE, @1); }
  ;

opt_hit
  : %empty              { $$ = NULL; }
  | HIT hit_name        { $$ = NAMED(HIT, @$, $hit_name, @hit_name); }
  ;

hit_name
  : name
  | ANY                 { $$ = "any"; }
  ;

rows
  : %empty              { $$ = list_of(NULL); }
  | rows[list] begin row { $$ = list_add($list, $row); }
  | rows[list] error    { $$ = $list; parse_recover(p, BLOCK_TABLE); yyclearin; }
  ;

row
  : row_head opt_when ARROW outcome row_clauses
      { $$ = $row_head;
        $$->at = @$;
        node_adopt($$, $opt_when);
        node_add($$, LEAF(THEN, @outcome, $outcome));
        node_adopt($$, $row_clauses); }
  | row_head opt_when ARROW REFER row_clauses
      { $$ = $row_head;
        $$->at = @$;
        node_adopt($$, $opt_when);
        node_add($$, flagged(NEW(THEN, @REFER), NODE_FLAG_REFER));
        node_adopt($$, $row_clauses); }
  ;

row_head
  : cells               { $$ = node_adopt(NEW(ROW, @$), $cells); }
  | cell_name[name] COLON cells { $$ = node_adopt(NAMED(ROW, @$, $name, @name), $cells); }
  ;

opt_when
  : %empty              { $$ = list_of(NULL); }
  | when                { $$ = list_of($when); }
  ;

row_clauses
  : %empty                          { $$ = list_of(NULL); }
  | row_clauses[list] row_clause    { $$ = clause_added(p, $list, $row_clause); }
  ;

row_clause
  : because
  | cite
  | exception
  | limited
  | from_day
  | through
  | CATEGORICAL         { $$ = NEW(CATEGORICAL, @$); }
  ;

cells
  : cell                    { $$ = list_of($cell); }
  | cells[list] COMMA cell  { $$ = list_add($list, $cell); }
  ;

cell
  : ANY                 { $$ = NEW(CELL_ANY, @$); }
  | cell_literal        { $$ = node_add(NEW(CELL, @$), $cell_literal); }
  | set                 { $$ = node_add(NEW(CELL, @$), $set); }
  | cell_literal[low] DOTS literal[high]
      { $$ = node_add(NEW(CELL, @$), pair(NEW(RANGE, @$), $low, $high)); }
  | cell_literal[low] DOTS_BELOW literal[high]
      { $$ = node_add(NEW(CELL, @$),
                      pair(flagged(NEW(RANGE, @$), NODE_FLAG_HALF_OPEN), $low, $high)); }
  | rel literal         { $$ = node_add(NEW(CELL, @$),
                                        operated(node_add(NEW(REL, @$), $literal), $rel)); }
  ;

/* The words that go on with the row before are cells too: the scanner takes them for names where a
 * comma, a colon, `when' or an arrow follows. */
cell_literal
  : cell_name           { $$ = LEAF(NAME, @$, $1); }
  | STRING              { $$ = LEAF(STRING, @$, $1); }
  | NEVER               { $$ = LEAF(NAME, @$, "never"); }
  | value
  ;

/* ---- who wins, and what is promised -------------------------------------------------------- */

resolve
  : RESOLVE rule_name[winner] OVER rule_name[loser] where opt_because opt_decided
      { $$ = pair(NEW(RESOLVE, @$), LEAF(NAME, @winner, $winner), LEAF(NAME, @loser, $loser));
        node_add(pair($$, $where, $opt_because), $opt_decided); }
  ;

where
  : WHERE cond          { $$ = node_add(NEW(WHERE, @$), $cond); }
  ;

opt_where
  : %empty              { $$ = NULL; }
  | where
  ;

opt_decided
  : %empty              { $$ = NULL; }
  | DECIDED BY STRING ON DATE
      { $$ = node_add(NAMED(DECIDED, @$, $STRING, @STRING), $DATE); }
  ;

precedence
  : PRECEDENCE FOR name LBRACE entries opt_comma RBRACE clauses
      { $$ = node_adopt(NAMED(PRECEDENCE, @$, $name, @name), $entries);
        node_adopt($$, $clauses); }
  | PRECEDENCE FOR name LBRACE entries opt_comma RBRACE AS PRINTED clauses
      { $$ = node_adopt(NAMED(PRECEDENCE, @$, $name, @name), $entries);
        node_adopt(flagged($$, NODE_FLAG_AS_PRINTED), $clauses); }
  ;

entries
  : entry                       { $$ = list_of($entry); }
  | entries[list] COMMA entry   { $$ = list_add($list, $entry); }
  ;

entry
  : rule_name           { $$ = LEAF(NAME, @$, $rule_name); }
  | ALL name            { $$ = NAMED(ALL_OUTCOME, @$, $name, @name); }
  ;

property
  : NEVER name[id] COLON name[decision] IS name[result] where
      { $$ = pair(NAMED(NEVER, @$, $id, @id), LEAF(FOR, @decision, $decision),
                  LEAF(THEN, @result, $result));
        node_add($$, $where); }
  | ALWAYS name[id] COLON name[decision] IS name[result] where
      { $$ = pair(NAMED(ALWAYS, @$, $id, @id), LEAF(FOR, @decision, $decision),
                  LEAF(THEN, @result, $result));
        node_add($$, $where); }
  | RAISING name[id] NEVER WORSENS name[decision] opt_where
      { $$ = pair(NAMED(RAISING, @$, $id, @id), LEAF(FOR, @decision, $decision), $opt_where); }
  | LOWERING name[id] NEVER WORSENS name[decision] opt_where
      { $$ = pair(NAMED(LOWERING, @$, $id, @id), LEAF(FOR, @decision, $decision), $opt_where); }
  ;

impossible
  : IMPOSSIBLE cond because     { $$ = pair(NEW(IMPOSSIBLE, @$), $cond, $because); }
  ;

/* ---- examples ------------------------------------------------------------------------------ */

test
  : TEST STRING opt_on test_open test_parts block_close
      { $$ = node_add(NAMED(TEST, @$, $STRING, @STRING), $opt_on);
        node_adopt($$, $test_parts); }
  ;

test_open
  : LBRACE              { block_open(p, BLOCK_TEST, @1); }
  ;

opt_on
  : %empty              { $$ = NULL; }
  | ON DATE             { $$ = $DATE; }
  ;

test_parts
  : %empty                                      { $$ = list_of(NULL); }
  | test_parts[list] begin GIVEN givens opt_comma { $$ = list_join($list, $givens); }
  | test_parts[list] begin expect               { $$ = list_add($list, $expect); }
  | test_parts[list] error                      { $$ = $list;
                                                  parse_recover(p, BLOCK_TEST); yyclearin; }
  ;

givens
  : given                       { $$ = list_of($given); }
  | givens[list] COMMA given    { $$ = list_add($list, $given); }
  ;

given
  : given_name          { $$ = LEAF(GIVEN, @$, $1); }
  | NOT given_name[w]   { $$ = flagged(NAMED(GIVEN, @$, $w, @w), NODE_FLAG_NEGATED); }
  | given_name[w] IS given_value
                        { $$ = node_add(NAMED(GIVEN, @$, $w, @w), $given_value); }
  | given_name[w] IN range
                        { $$ = node_add(NAMED(GIVEN, @$, $w, @w), $range); }
  | given_name[w] IN set { $$ = node_add(NAMED(GIVEN, @$, $w, @w), $set); }
  | given_name[w] IN LBRACE literals COMMA range opt_comma RBRACE
      { span known = { @LBRACE.file, @LBRACE.begin, @RBRACE.end };
        $$ = node_add(NAMED(GIVEN, @$, $w, @w),
                      node_add(node_adopt(NEW(SET, known), $literals), $range)); }
  | given_name[w] HAS LBRACE opt_code_items RBRACE
      { span codes = { @LBRACE.file, @LBRACE.begin, @RBRACE.end };
        $$ = node_add(NAMED(GIVEN, @$, $w, @w),
                      node_adopt(NEW(CODES, codes), $opt_code_items)); }
  | given_name[w] HAS LBRACE code_items COMMA ELLIPSIS opt_comma RBRACE
      { span codes = { @LBRACE.file, @LBRACE.begin, @RBRACE.end };
        $$ = node_add(NAMED(GIVEN, @$, $w, @w),
                      node_adopt(flagged(NEW(CODES, codes), NODE_FLAG_AT_LEAST_THESE),
                                 $code_items)); }
  ;

given_value
  : UNKNOWN             { $$ = NEW(UNKNOWN, @$); }
  | known_literal
  ;

expect
  : EXPECT name IS outcome opt_by opt_limited
      { $$ = pair(NAMED(EXPECT, @$, $name, @name), LEAF(THEN, @outcome, $outcome), $opt_by);
        node_adopt($$, $opt_limited); }
  | EXPECT name IS REFER
      { $$ = flagged(NAMED(EXPECT, @$, $name, @name), NODE_FLAG_REFER); }
  | EXPECT name UNKNOWN opt_needing
      { $$ = pair(NAMED(EXPECT, @$, $name, @name), NEW(UNKNOWN, @UNKNOWN), $opt_needing); }
  | EXPECT NO REVISION IN FORCE { $$ = NEW(EXPECT_NO_REVISION, @$); }
  | EXPECT NO CAVEAT            { $$ = NEW(EXPECT_CAVEAT, @$); }
  | EXPECT CAVEAT caveat_date   { $$ = node_add(NEW(EXPECT_CAVEAT, @$), $caveat_date); }
  ;

caveat_date
  : DATE
  | STRING              { $$ = LEAF(STRING, @$, $STRING); }
  ;

opt_by
  : %empty              { $$ = NULL; }
  | BY name             { $$ = NAMED(BY_RULE, @$, $name, @name); }
  | BY ROW_NAME         { $$ = NAMED(BY_RULE, @$, $ROW_NAME, @ROW_NAME); }
  | BY OTHERWISE        { $$ = NAMED(BY_RULE, @$, "otherwise", @OTHERWISE); }
  ;

opt_needing
  : %empty              { $$ = NULL; }
  | NEEDING LBRACE names opt_comma RBRACE
      { $$ = node_adopt(NEW(NEEDING, @$), $names); }
  ;

/* ---- history ------------------------------------------------------------------------------- */

revision
  : REVISION revision_day STRING revision_open changes block_close
      { $$ = node_add(NAMED(REVISION, @$, $STRING, @STRING), $revision_day);
        node_adopt($$, $changes); }
  ;

revision_day
  : DATE
  | MONTH
  | MONTH FROM FIRST_DAY        { $$ = flagged($MONTH, NODE_FLAG_FIRST_DAY); }
  ;

revision_open
  : LBRACE              { block_open(p, BLOCK_REVISION, @1); }
  ;

changes
  : %empty                      { $$ = list_of(NULL); }
  | changes[list] begin change  { $$ = list_add($list, $change); }
  | changes[list] error         { $$ = $list; parse_recover(p, BLOCK_REVISION); yyclearin; }
  ;

change
  : ADD declaration             { $$ = node_add(NEW(ADD, @$), $declaration); }
  | declaration                 { $$ = node_add(NEW(ADD, @$), $declaration); /* reports */
                                  add_forgotten(p, $declaration); }
  | amend
  | retire
  | EXTEND name LBRACE enumerators opt_comma RBRACE
      { $$ = node_adopt(NAMED(EXTEND, @$, $name, @name), $enumerators); }
  | CHANGES outcome NOTHING
      { $$ = flagged(NAMED(CHANGES, @$, $outcome, @outcome), NODE_FLAG_NOTHING); }
  | CHANGES outcome ONLY WHERE cond
      { $$ = node_add(NAMED(CHANGES, @$, $outcome, @outcome), $cond); }
  | CHANGES REASONS NOTHING     { $$ = flagged(NEW(CHANGES, @$), NODE_FLAG_NOTHING); }
  | CHANGES REASONS ONLY WHERE cond
      { $$ = node_add(NEW(CHANGES, @$), $cond); }
  | unencoded
  ;

amend
  : AMEND amended amendments
      { $$ = node_add(NEW(AMEND, @$), node_adopt($amended, $amendments)); }
  | AMEND CODES name LBRACE codes_changes RBRACE
      { span set = { @name.file, @CODES.begin, @RBRACE.end };
        $$ = node_add(NEW(AMEND, @$),
                      node_adopt(NAMED(CODES, set, $name, @name), $codes_changes)); }
  ;

codes_changes
  : codes_change                        { $$ = list_of($codes_change); }
  | codes_changes[list] codes_change    { $$ = list_add($list, $codes_change); }
  ;

codes_change
  : ADD LBRACE code_items opt_comma RBRACE
      { $$ = node_adopt(NEW(ADD, @$), $code_items); }
  | REMOVE LBRACE code_items opt_comma RBRACE
      { $$ = node_adopt(NEW(RETIRE, @$), $code_items); }
  ;

amended
  : RULE rule_name      { $$ = NAMED(RULE, @$, $rule_name, @rule_name); }
  | DECISION name       { $$ = NAMED(DECISION, @$, $name, @name); }
  | CRITERION name      { $$ = NAMED(CRITERION, @$, $name, @name); }
  ;

amendments
  : amendment                   { $$ = list_of($amendment); }
  | amendments[list] amendment  { $$ = list_add($list, $amendment); }
  ;

amendment
  : WAS amend_clause    { $$ = node_add(NEW(WAS, @$), $amend_clause); }
  | NOW amend_clause    { $$ = node_add(NEW(NOW, @$), $amend_clause); }
  ;

amend_clause
  : clause
  | ONLY WHERE cond     { $$ = node_add(NEW(ONLY_WHERE, @$), $cond); }
  | OTHERWISE outcome   { $$ = NAMED(OTHERWISE, @$, $outcome, @outcome); }
  | OTHERWISE REFER     { $$ = flagged(NEW(OTHERWISE, @$), NODE_FLAG_REFER); }
  | EXHAUSTIVE          { $$ = NEW(EXHAUSTIVE, @$); }
  | IS cond             { $$ = $cond; }
  ;

retire
  : RETIRE retired opt_because  { $$ = node_add($retired, $opt_because); $$->at = @$; }
  ;

retired
  : STATEMENT ids       { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($ids, NODE_STATEMENT)); }
  | TEXT names          { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_TEXT)); }
  | TYPE names          { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_TYPE)); }
  | FACT names          { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_FACT)); }
  | CRITERION names     { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_CRITERION)); }
  | DECISION names      { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_DECISION)); }
  | RULE rule_names     { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($rule_names, NODE_RULE)); }
  | TABLE names         { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_TABLE)); }
  | UNIT names          { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_UNIT)); }
  | DERIVED names       { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_DERIVED)); }
  | CODES names         { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_CODES)); }
  | LIMIT names
      { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_LIMIT_DECL)); }
  | READING names       { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_READING)); }
  | REQUIREMENT names
      { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_REQUIREMENT)); }
  | NEVER names         { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_NEVER)); }
  | ALWAYS names        { $$ = node_adopt(NEW(RETIRE, @$), list_retagged($names, NODE_ALWAYS)); }
  | PRECEDENCE FOR name
      { $$ = node_add(NEW(RETIRE, @$), NAMED(PRECEDENCE, @$, $name, @name)); }
  | RESOLVE rule_name[winner] OVER rule_name[loser]
      { $$ = node_add(NEW(RETIRE, @$),
                      pair(NEW(RESOLVE, @$), LEAF(NAME, @winner, $winner),
                           LEAF(NAME, @loser, $loser))); }
  | RAISING name[id] NEVER WORSENS name[decision]
      { $$ = node_add(NEW(RETIRE, @$), node_add(NAMED(RAISING, @$, $id, @id),
                                                LEAF(FOR, @decision, $decision))); }
  | LOWERING name[id] NEVER WORSENS name[decision]
      { $$ = node_add(NEW(RETIRE, @$), node_add(NAMED(LOWERING, @$, $id, @id),
                                                LEAF(FOR, @decision, $decision))); }
  ;

ids
  : ID                  { $$ = list_of(LEAF(ID, @$, $ID)); }
  | ids[list] COMMA ID  { $$ = list_add($list, LEAF(ID, @ID, $ID)); }
  ;

unencoded
  : UNENCODED STRING opt_because
      { $$ = node_add(NAMED(UNENCODED, @$, $STRING, @STRING), $opt_because); }
  ;

reviewed
  : REVIEWED day_or_month opt_until opt_literature opt_string
      { $$ = pair(NEW(REVIEWED, @$), $day_or_month, $opt_until);
        pair($$, $opt_literature, $opt_string); }
  | REVIEWED day_or_month opt_until UNCHANGED opt_literature opt_string
      { $$ = pair(flagged(NEW(REVIEWED, @$), NODE_FLAG_UNCHANGED), $day_or_month, $opt_until);
        pair($$, $opt_literature, $opt_string); }
  ;

day_or_month
  : DATE
  | MONTH
  ;

opt_until
  : %empty              { $$ = NULL; }
  | DOTS day_or_month   { $$ = $day_or_month; }
  ;

opt_literature
  : %empty                      { $$ = NULL; }
  | LITERATURE THROUGH DATE     { $$ = node_add(NEW(LITERATURE, @$), $DATE); }
  ;

opt_string
  : %empty              { $$ = NULL; }
  | STRING              { $$ = LEAF(STRING, @$, $STRING); }
  ;

/* ---- conditions ---------------------------------------------------------------------------- */

cond
  : unary
  | all_of
  | any_of
  | mixed
  ;

all_of
  : unary[left] AND unary[right]
      { $$ = pair(flagged(NEW(ALL, @$), NODE_FLAG_INFIX), $left, $right); }
  | all_of[list] AND unary
      { $$ = node_add($list, $unary); $$->at = @$; }
  ;

any_of
  : unary[left] OR unary[right]
      { $$ = pair(flagged(NEW(ANY, @$), NODE_FLAG_INFIX), $left, $right); }
  | any_of[list] OR unary
      { $$ = node_add($list, $unary); $$->at = @$; }
  ;

/* Not in the language: reports, once for each condition. */
mixed
  : all_of OR[sign] unary
      { mixture_report(p, $all_of, @all_of, @sign, $unary, @unary);
        $$ = pair(flagged(NEW(ANY, @$), NODE_FLAG_INFIX), $all_of, $unary); }
  | any_of AND[sign] unary
      { mixture_report(p, $any_of, @any_of, @sign, $unary, @unary);
        $$ = pair(flagged(NEW(ALL, @$), NODE_FLAG_INFIX), $any_of, $unary); }
  | mixed[list] AND unary       { $$ = node_add($list, $unary); $$->at = @$; }
  | mixed[list] OR unary        { $$ = node_add($list, $unary); $$->at = @$; }
  ;

unary
  : primary
  | NOT unary[inner]            { $$ = node_add(NEW(NOT, @$), $inner); }
  ;

primary
  : LPAREN cond RPAREN          { $$ = $cond; }
  | group
  | name                        { $$ = LEAF(REF, @$, $name); }
  | guarded
  | guarded PRINTED STRING because
      { $$ = pair(NAMED(PRINTED, @$, $STRING, @STRING), $guarded, $because); }
  | FIRST PERFORMED OF LBRACE relations opt_comma RBRACE
      { $$ = node_adopt(NEW(FIRST_PERFORMED, @$), $relations); }
  ;

guarded
  : relation
  | relation IF ANY     { $$ = node_add(NEW(IF_ANY, @$), $relation); }
  ;

relations
  : relation                        { $$ = list_of($relation); }
  | relations[list] COMMA relation  { $$ = list_add($list, $relation); }
  ;

group
  : quantifier OF LBRACE conds opt_comma RBRACE
      { $$ = node_adopt($quantifier, $conds); $$->at = @$; }
  ;

quantifier
  : ALL                 { $$ = NEW(ALL, @$); }
  | ANY                 { $$ = NEW(ANY, @$); }
  | NONE                { $$ = NEW(NONE, @$); }
  | AT LEAST INT        { $$ = numbered(NEW(AT_LEAST, @$), $INT); }
  | AT MOST INT         { $$ = numbered(NEW(AT_MOST, @$), $INT); }
  | EXACTLY INT         { $$ = numbered(NEW(EXACTLY, @$), $INT); }
  ;

conds
  : cond                        { $$ = list_of($cond); }
  | conds[list] COMMA cond      { $$ = list_add($list, $cond); }
  ;

relation
  : term rel right          { $$ = operated(pair(NEW(REL, @$), $term, $right), $rel); }
  | compound rel right      { $$ = operated(pair(NEW(REL, @$), $compound, $right), $rel); }
  | term IS literal         { $$ = pair(NEW(IS, @$), $term, $literal); }
  | term IS NOT literal     { $$ = pair(flagged(NEW(IS, @$), NODE_FLAG_NEGATED), $term, $literal); }
  | term IN set             { $$ = pair(NEW(IN, @$), $term, $set); }
  | term IN range           { $$ = pair(NEW(IN, @$), $term, $range); }
  | term IN name            { $$ = pair(NEW(IN, @$), $term, LEAF(NAME, @name, $name)); }
  | term NOT IN name        { $$ = pair(flagged(NEW(IN, @$), NODE_FLAG_NEGATED), $term,
                                        LEAF(NAME, @name, $name)); }
  | term NOT IN set         { $$ = pair(flagged(NEW(IN, @$), NODE_FLAG_NEGATED), $term, $set); }
  | term NOT IN range       { $$ = pair(flagged(NEW(IN, @$), NODE_FLAG_NEGATED), $term, $range); }
  | compound IN range       { $$ = pair(NEW(IN, @$), $compound, $range); }
  | compound NOT IN range
      { $$ = pair(flagged(NEW(IN, @$), NODE_FLAG_NEGATED), $compound, $range); }
  | term HAS quantifier_of_codes[which] name
      { $$ = pair(NAMED(HAS, @$, $which, @which), $term, LEAF(NAME, @name, $name)); }
  | term HAS quantifier_of_codes[which] code_set
      { $$ = pair(NAMED(HAS, @$, $which, @which), $term, $code_set); }
  | term order[op] day      { $$ = operated(pair(NEW(REL, @$), $term, $day), $op);
                              flagged($$, NODE_FLAG_IN_WORDS); }
  | term span_op[op] span_length AFTER name
      { $$ = operated(pair(NEW(SPAN, @$), $term, $span_length), $op);
        node_add($$, LEAF(TERM, @name, $name)); }
  | term span_op[op] span_length BEFORE name
      { $$ = operated(pair(flagged(NEW(SPAN, @$), NODE_FLAG_BEFORE), $term, $span_length), $op);
        node_add($$, LEAF(TERM, @name, $name)); }
  | term span_op[op] full_months AFTER THE NAME[month] OF name
      { word_required(p, $month, @month, "month");
        $$ = operated(pair(flagged(NEW(SPAN, @$), NODE_FLAG_FULL_MONTHS), $term, $full_months),
                      $op);
        node_add($$, LEAF(TERM, @name, $name)); }
  | term span_op[op] full_months BEFORE THE NAME[month] OF name
      { word_required(p, $month, @month, "month");
        $$ = operated(pair(flagged(NEW(SPAN, @$), NODE_FLAG_FULL_MONTHS | NODE_FLAG_BEFORE),
                           $term, $full_months), $op);
        node_add($$, LEAF(TERM, @name, $name)); }
  ;

quantifier_of_codes
  : ANY                     { $$ = "any"; }
  | ALL                     { $$ = "all"; }
  | NONE
  ;

term
  : name                    { $$ = LEAF(TERM, @$, $name); }
  | COMPLETED NAME OF name  { $$ = node_add(NAMED(COMPLETED, @$, $NAME, @NAME),
                                            LEAF(TERM, @name, $name)); }
  ;

/* ---- days and spans of time ---------------------------------------------------------------- */

%type <op> order span_op;
order
  : AFTER               { $$ = OP_GT; }
  | BEFORE              { $$ = OP_LT; }
  | ON OR AFTER         { $$ = OP_GE; }
  | ON OR BEFORE        { $$ = OP_LE; }
  ;

day
  : name                { $$ = LEAF(NAME, @$, $name); }
  | DATE
  | MONTH
  | sum
  ;

span_op
  : WITHIN              { $$ = OP_LE; }
  | LESS THAN           { $$ = OP_LT; }
  | AT LEAST            { $$ = OP_GE; }
  | MORE THAN           { $$ = OP_GT; }
  | EXACTLY             { $$ = OP_EQ; }
  ;

span_length
  : number unit_name    { $$ = node_add($number, $unit_name); $$->at = @$; }
  ;

full_months
  : INT FULL NAME[months]
      { word_required(p, $months, @months, $INT->number == 1 ? "month" : "months");
        $$ = node_add(retagged($INT, NODE_QTY), LEAF(NAME, @months, $months));
        $$->at = @$; }
  ;

/* ---- computed values ----------------------------------------------------------------------- */

derived
  : DERIVED name opt_label IS derived_value
      { $$ = pair(NAMED(DERIVED, @$, $name, @name), $opt_label, $derived_value); }
  ;

derived_value
  : compound
  | NAME[unit] FROM name[from] TO name[to]
      { $$ = pair(NAMED(ELAPSED, @$, $unit, @unit), LEAF(TERM, @from, $from),
                  LEAF(TERM, @to, $to)); }
  | FULL NAME[unit] FROM name[from] TO name[to]
      { word_required(p, $unit, @unit, "months");
        $$ = pair(flagged(NAMED(ELAPSED, @$, $unit, @unit), NODE_FLAG_FULL_MONTHS),
                  LEAF(TERM, @from, $from), LEAF(TERM, @to, $to)); }
  | AGE_OF IN NAME[unit] OF name[birth] ON name[date]
      { $$ = pair(NAMED(AGE_OF, @$, $unit, @unit), LEAF(TERM, @birth, $birth),
                  LEAF(TERM, @date, $date)); }
  | COUNT OF LBRACE conds opt_comma RBRACE
      { $$ = node_adopt(NEW(COUNT_OF, @$), $conds); }
  | FIRST PERFORMED OF LBRACE names opt_comma RBRACE
      { $$ = node_adopt(NEW(FIRST_OF, @$), list_retagged($names, NODE_TERM)); }
  ;

/* Not a single fact or number. */
compound
  : sum
  | scaled
  | ratio
  | age_of
  ;

sum
  : first_addend[left] PLUS addend[right]   { $$ = pair(NEW(SUM, @$), $left, $right); }
  | first_addend[left] MINUS addend[right]
      { $$ = pair(NEW(SUM, @$), $left, flagged($right, NODE_FLAG_NEGATED)); }
  | sum[list] PLUS addend       { $$ = node_add($list, $addend); $$->at = @$; }
  | sum[list] MINUS addend
      { $$ = node_add($list, flagged($addend, NODE_FLAG_NEGATED)); $$->at = @$; }
  ;

first_addend
  : term
  | qty
  | scaled
  ;

addend
  : name                { $$ = LEAF(TERM, @$, $name); }
  | qty
  | scaled
  ;

scaled
  : number STAR name    { $$ = pair(NEW(SCALED, @$), $number, LEAF(TERM, @name, $name)); }
  | name STAR number    { $$ = pair(NEW(SCALED, @$), $number, LEAF(TERM, @name, $name)); }
  ;

ratio
  : name[a] SLASH name[b]
      { $$ = pair(NEW(RATIO, @$), LEAF(TERM, @a, $a), LEAF(TERM, @b, $b)); }
  ;

age_of
  : AGE_OF OF name[birth] ON name[date]
      { $$ = pair(NEW(AGE_OF, @$), LEAF(TERM, @birth, $birth), LEAF(TERM, @date, $date)); }
  ;

number
  : INT                 { $$ = retagged($INT, NODE_QTY); }
  | DECIMAL
  ;

%type <node> right;
right
  : literal
  | compound
  ;

/* ---- sets and ranges ----------------------------------------------------------------------- */

set
  : LBRACE literals opt_comma RBRACE    { $$ = node_adopt(NEW(SET, @$), $literals); }
  ;

literals
  : literal                         { $$ = list_of($literal); }
  | literals[list] COMMA literal    { $$ = list_add($list, $literal); }
  ;

range
  : literal[low] DOTS literal[high]       { $$ = pair(NEW(RANGE, @$), $low, $high); }
  | literal[low] DOTS_BELOW literal[high] { $$ = pair(flagged(NEW(RANGE, @$), NODE_FLAG_HALF_OPEN),
                                                      $low, $high); }
  ;

%type <op> rel;
rel
  : LT                  { $$ = OP_LT; }
  | LE                  { $$ = OP_LE; }
  | GT                  { $$ = OP_GT; }
  | GE                  { $$ = OP_GE; }
  | EQ                  { $$ = OP_EQ; }
  | NE                  { $$ = OP_NE; }
  ;

/* ---- values -------------------------------------------------------------------------------- */

literal
  : name                { $$ = LEAF(NAME, @$, $name); }
  | NEVER               { $$ = LEAF(NAME, @$, "never"); }
  | STRING              { $$ = LEAF(STRING, @$, $STRING); /* a code */ }
  | value
  ;

/* In a test `unknown' is no value. */
known_literal
  : plain               { $$ = LEAF(NAME, @$, $1); }
  | GIVEN               { $$ = LEAF(NAME, @$, $1); }
  | QUANTITY            { $$ = LEAF(NAME, @$, $1); }
  | REASONS             { $$ = LEAF(NAME, @$, $1); }
  | REFER               { $$ = LEAF(NAME, @$, $1); }
  | NEVER               { $$ = LEAF(NAME, @$, "never"); }
  | STRING              { $$ = LEAF(STRING, @$, $STRING); }
  | value
  ;

value
  : qty
  | DATE
  | MONTH
  ;

qty
  : number
  | number unit_name    { $$ = node_add($number, $unit_name); $$->at = @$; }
  | AGE
  ;

/* ---- names --------------------------------------------------------------------------------- */

name
  : given_name
  | GIVEN
  ;

/* After a comma `given' begins the next part of a test. */
given_name
  : plain
  | QUANTITY
  | REASONS
  | REFER
  | UNKNOWN
  ;

/* `refer' and `reasons' have their own meaning there. */
outcome
  : plain
  | GIVEN
  | QUANTITY
  | UNKNOWN
  ;

plain
  : type_name
  | DAY
  ;

type_name
  : NAME
  | ID                  { $$ = name_lowered(p, $ID, @ID); /* reports */ }
  | unreserved
  ;

/* The names that may begin a row of a table. */
cell_name
  : NAME
  | ID                  { $$ = name_lowered(p, $ID, @ID); /* reports */ }
  | word
  | DAY
  | GIVEN
  | QUANTITY
  | REASONS
  | REFER
  | UNKNOWN
  ;

/* Words that may be names everywhere. */
unreserved
  : word
  | word_in_rows
  ;

word
  : AFTER | AGE_OF | ARTICLE | AS | ASK | AT | BEFORE | BEST | BY | CAVEAT | CHANGES | CODE_OF
  | CODES | COMPLETED | COUNT | DECIDED | DERIVED | ELSE | EVIDENCE | EXACTLY | EXCEPT | FINDING
  | FIRST | FIRST_DAY | FORCE | FULL | HAS | HIT | IF | IMPORT | INFORMATIVE | JUDGMENT | LABEL
  | LANGUAGE | LEAST | LESS | LIMIT | LITERATURE | MORE | MOST | NEEDING | NO | NONE | NOTHING
  | NOW | NUMBER | OF | ON | ONE | ONLY | OPEN | OUTCOMES | OVER | PERCENT | PERFORMED | POLICIES
  | PRINTED | RANGE | READING | REFERENCE | RELATED | REMOVE | REQUIREMENT | REQUIRES | REVIEWED
  | SELECTED | SET | SINGULAR | SOURCE | STATEMENT | STEP | TEST | TEXT | THAN | THE | TO | TYPE
  | UNCHANGED | UNIT | UNLESS | UNPUBLISHED | WAS | WITHIN | WORSENS
  ;

/* They also go on with a row. */
word_in_rows
  : CATEGORICAL | FROM | LIMITED | PER | THROUGH
  ;

%%

/* ---- small helpers of the actions ---------------------------------------------------------- */

static node *flagged(node *n, uint32_t flags) {
  n->flags |= flags;
  return n;
}

static node *numbered(node *n, const node *count) {
  n->number = count->number;
  n->text = count->text;
  return n;
}

static node *retagged(node *n, node_kind kind) {
  n->kind = kind;
  return n;
}

static node *operated(node *n, node_op op) {
  n->op = op;
  return n;
}

static node_list list_retagged(node_list list, node_kind kind) {
  for (node *n = list.first; n != NULL; n = n->next)
    n->kind = kind;
  return list;
}

static node *pair(node *parent, node *first, node *second) {
  return node_add(node_add(parent, first), second);
}

/* `limited to 12 weeks from 2024-01-01': is that the limit's day or the rule's?  Reports. */
static node_list clause_added(parser *p, node_list list, node *clause) {
  const node *before = list.last;
  const bool dated = clause->kind == NODE_FROM || clause->kind == NODE_THROUGH;
  if (dated && before != NULL && before->kind == NODE_LIMITED)
    limit_day_report(p, before, clause);
  return list_add(list, clause);
}

/* ---- the list of words --------------------------------------------------------------------- */

enum {
  RESERVED_FIRST = TOK_ADD,
  RESERVED_LAST = TOK_YES_NO,
  UNRESERVED_FIRST = TOK_AFTER,
  UNRESERVED_LAST = TOK_WORSENS
};

static int word_search(const char *text, size_t length, int first, int last) {
  while (first <= last) {
    const int middle = first + (last - first) / 2;
    const char *word = pol_token_name(middle);
    const int order = strncmp(word, text, length);
    if (order == 0 && word[length] == '\0')
      return middle;
    if (order < 0)
      first = middle + 1;
    else
      last = middle - 1;
  }
  return 0;
}

int pol_keyword(const char *text, size_t length) {
  const int reserved = word_search(text, length, RESERVED_FIRST, RESERVED_LAST);
  return reserved != 0 ? reserved : word_search(text, length, UNRESERVED_FIRST, UNRESERVED_LAST);
}

bool pol_is_reserved(int kind) { return kind >= RESERVED_FIRST && kind <= RESERVED_LAST; }

bool pol_is_unreserved(int kind) { return kind >= UNRESERVED_FIRST && kind <= UNRESERVED_LAST; }

const char *pol_token_name(int kind) { return yysymbol_name((yysymbol_kind_t)kind); }

/* ---- messages ------------------------------------------------------------------------------ */

static int yyreport_syntax_error(const yypcontext_t *context, parser *p) {
  yysymbol_kind_t expected[YYNTOKENS];
  int kinds[YYNTOKENS];
  const int count = yypcontext_expected_tokens(context, expected, YYNTOKENS);
  if (count < 0)
    return count;
  for (int i = 0; i < count; i++)
    kinds[i] = (int)expected[i];
  parse_unexpected(p, (int)yypcontext_token(context), *yypcontext_location(context), kinds, count);
  return 0;
}

/* With custom messages, called only when the stack is full. */
static void pol_yyerror(const span *at, parser *p, const char *message) {
  (void)message;
  parse_exhausted(p, *at);
}
