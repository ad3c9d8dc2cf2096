/* ast.h -- the syntax tree: one uniform node, built by the grammar and read by `check' only.
 *
 * Parse actions build nodes with spans and nothing else; no name is looked up and no value is
 * judged here.  For each kind the production it comes from stands beside it; `name' is node.text
 * (place: name_at), children are in source order.  In the productions NAME is a name, STRING a
 * decoded string, X? is optional, X* repeats, X,* is a comma-separated list with an optional
 * trailing comma.
 */
#ifndef POLC_AST_H
#define POLC_AST_H

#include "base.h"
#include "diag.h"

typedef enum node_kind {
  NODE_FILE, /* policy item*  (children: NODE_POLICY, then the items) */

  /* policy NAME STRING { header* }         name; children: NODE_STRING label, header nodes */
  NODE_POLICY,
  NODE_LANGUAGE,     /* language INT                     number */
  NODE_NUMBER_FIELD, /* number STRING                    text = the string */
  NODE_REFERENCE,    /* reference NAME STRING | reference NAME none      name; child NODE_STRING? */
  NODE_RELATED,      /* related policies none | related policies STRING,*    children NODE_STRING */
  NODE_SOURCE,       /* source STRING                    text */
  NODE_SELECTED_BY,  /* selected by NAME                 name */
  NODE_IN_FORCE_FROM, /* in force from DATE | MONTH first_day | unpublished because STRING
                         children: NODE_DATE | NODE_MONTH (with flag FIRST_DAY) | NODE_BECAUSE */

  /* the document */
  NODE_STATEMENT, /* statement ID in STRING STRING informative?
                       name = the id; children: NODE_STRING section, NODE_STRING text; flag INFORMATIVE */
  NODE_TEXT,      /* text NAME in STRING (STRING|BLOCK)   name; children: section, text */
  NODE_EVIDENCE,  /* evidence NAME for STRING finding NAME (STRING|BLOCK)
                       name; children: population STRING, NODE_NAME finding, text STRING */
  NODE_ARTICLE,   /* article INT { field* }             number; children NODE_FIELD */
  NODE_FIELD,     /* NAME STRING | NAME INT             name; child NODE_STRING | NODE_INT */

  /* vocabulary */
  NODE_TYPE,       /* type NAME is enumtype              name; child NODE_ONE_OF */
  NODE_ONE_OF,     /* open? one of { enumerator,* }      flag OPEN; children NODE_ENUMERATOR */
  NODE_ENUMERATOR, /* NAME STRING?                       name; child NODE_STRING? */
  NODE_FACT,   /* fact NAME : ftype fattr*           name; first child the type, then attributes */
  NODE_YES_NO, /* yes_no */
  NODE_TYPE_REF, /* NAME                               name */
  NODE_QUANTITY, /* quantity (in NAME)? step QTY range QTY .. QTY
                       children: NODE_NAME unit?, NODE_STEP(qty), NODE_RANGE(qty, qty) */
  NODE_STEP,
  NODE_RANGE,      /* LITERAL .. LITERAL (both ends in) | LITERAL ..< LITERAL (flag HALF_OPEN) */
  NODE_ASK,        /* ask STRING                         text */
  NODE_LABEL,      /* label STRING                       text */
  NODE_JUDGMENT,   /* judgment */
  NODE_UNKNOWN_IS, /* unknown is LITERAL because STRING  children: literal, NODE_BECAUSE */
  /* further fact types.  `count LITERAL .. LITERAL' and `percent to QTY, LITERAL .. LITERAL' are
   * NODE_QUANTITY too (a count: no unit, step 1), with text "count" or "percent". */
  NODE_DATE_TYPE, /* date (range DATE .. DATE)?          child NODE_RANGE? */
  NODE_CODE_TYPE, /* code SYSTEM | set of code SYSTEM    name = the system; flag SEVERAL for a set */
  NODE_ABSENT,    /* attribute, right after the type: or NAME STRING?     name; child NODE_STRING?
                       `or never', `or not_performed': a value of its own */
  NODE_UNIT,      /* item: unit NAME (singular NAME)? (is QTY)?
                       name; children NODE_NAME singular?, NODE_QTY? (how many of another unit) */
  NODE_DERIVED,   /* item: derived NAME STRING? is expr        name; children NODE_STRING?, expr */
  NODE_CODES,     /* item: codes SYSTEM NAME STRING? dates { code item,* }
                         | codes SYSTEM NAME STRING? dates from STRING
                       text = the set (NULL for a set written in place: `has any { I10 }'); children
                       NODE_NAME system (none in place), NODE_STRING label?, NODE_FROM?,
                       NODE_THROUGH?, then NODE_CODE | NODE_CODE_REF each, or one NODE_FROM_FILE */
  NODE_CODE,      /* CODE | CODE* | CODE .. CODE (except)? dates    text = as written, without `*';
                       flags PREFIX (a `*' stood behind it), EXCEPT; child NODE_CODE upper end? (may
                       be PREFIX too), NODE_FROM?, NODE_THROUGH? */
  NODE_CODE_REF,  /* NAME | except NAME: all codes of another set     name; flag EXCEPT */
  NODE_FROM,      /* from DATE                           child NODE_DATE: the first day */
  NODE_THROUGH,   /* through DATE                        child NODE_DATE: the last day */
  NODE_FROM_FILE,  /* from STRING                         text = path beside the policy */
  NODE_LIMIT_DECL, /* item: limit NAME is limit+           name; children NODE_LIMIT */
  NODE_READING, /* item: reading NAME STRING because STRING cite?   name; NODE_STRING, NODE_BECAUSE,
                       NODE_CITE?   a reading of the text that no other construct records */
  NODE_IMPORT,  /* item: import (NAME,+ from)? STRING    text = path; children NODE_NAME wanted? */
  NODE_CRITERION, /* criterion NAME STRING? dates is cond     name; children NODE_STRING?, NODE_FROM?,
                       NODE_THROUGH?, cond (last) */

  /* decisions */
  NODE_DECISION, /* decision NAME STRING? : enumtype dattr*   name; NODE_STRING?, NODE_ONE_OF, attrs */
  NODE_BEST_FIRST, /* outcomes best first : NAME,+       children NODE_NAME */
  NODE_OTHERWISE,  /* otherwise (NAME | refer) (only where cond)? because? cite?
                       text = outcome, NULL for refer; children NODE_ONLY_WHERE, NODE_BECAUSE, NODE_CITE */
  NODE_ONLY_WHERE, /* only where cond                    child cond */
  NODE_EXHAUSTIVE, /* exhaustive */

  /* rules.  Clauses are children in source order; which may stand where is for `check' to say. */
  NODE_RULE,      /* rule NAME STRING? (for NAME)? clause*     name */
  NODE_FOR,       /* for NAME                           name */
  NODE_WHEN,      /* when cond                          child cond */
  NODE_THEN,      /* then NAME | then refer            name; flag REFER
                       rules, rows and criteria may also carry NODE_FROM and NODE_THROUGH */
  NODE_BECAUSE,   /* because STRING                     text */
  NODE_CITE,      /* cite (ID | STRING),+               children NODE_ID | NODE_STRING */
  NODE_EXCEPTION, /* exception to NAME,+                children NODE_NAME */
  NODE_REQUIRES,  /* clause: requires required,+ (before then)     children NODE_REQUIRED */
  NODE_REQUIRED,  /* cond (unless cond cite?)?          children cond, NODE_UNLESS? */
  NODE_UNLESS,    /* unless cond cite?                  children cond, NODE_CITE? */
  NODE_ELSE,      /* clause, after then: else NAME because STRING cite?    name = outcome; children
                       NODE_BECAUSE, NODE_CITE?: what holds where a `requires' fails */
  NODE_LIMITED,   /* clause: limited limit,+             children NODE_LIMIT */
  NODE_LIMIT,     /* to QTY (per NAME)? (from NAME)?  QTY's unit may be any word: children NODE_QTY,
                            NODE_PER?, NODE_ANCHOR?
                       to STRING                        child NODE_STRING: scope in words
                       to NAME                          child NODE_NAME: a declared limit
                       through DATE | through NAME      child NODE_DATE or NODE_TERM; flag EXPIRES */
  NODE_PER,       /* per NAME                           name */
  NODE_ANCHOR,    /* from NAME, inside a limit          name = a date fact */
  NODE_CATEGORICAL, /* clause: categorical */
  NODE_REQUIREMENT, /* item: requirement NAME STRING? (for NAME)? : required else NAME clause*
                       name; children NODE_STRING?, NODE_FOR?, NODE_REQUIRED, NODE_THEN (the else
                       outcome), clauses because, cite */
  NODE_TABLE,       /* table NAME (for NAME)? by NAME,+ (hit NAME)? clause* { row* }
                       name; children NODE_FOR?, NODE_BY, NODE_HIT?, clauses, NODE_ROW.  Instead of { row* }: from STRING, child NODE_FROM_FILE */
  NODE_BY,          /* children NODE_NAME */
  NODE_HIT,         /* hit unique|any|first|priority      name */
  NODE_ROW,         /* (NAME :)? cell,+ (when cond)? => NAME clause*   name or NULL;
                       children cells, NODE_WHEN?, NODE_THEN, clauses */
  NODE_CELL_ANY,    /* any */
  NODE_CELL,        /* LITERAL | { LITERAL,* } | RANGE | rel LITERAL
                       child: a literal, NODE_SET, NODE_RANGE or NODE_REL without term (one child) */
  NODE_RESOLVE,     /* resolve NAME over NAME where cond (because STRING)? decided?
                       children NODE_NAME winner, NODE_NAME loser, NODE_WHERE, NODE_BECAUSE?, NODE_DECIDED? */
  NODE_WHERE,       /* where cond                         child cond */
  NODE_DECIDED,     /* decided by STRING on DATE          text; child NODE_DATE */
  NODE_PRECEDENCE,  /* precedence for NAME { entry,* } (as printed)? clause*
                       name = decision; children NODE_NAME | NODE_ALL_OUTCOME entries; flag AS_PRINTED */
  NODE_ALL_OUTCOME, /* all NAME                           name */

  /* properties */
  NODE_NEVER,   /* never NAME : NAME is NAME where cond     name; NODE_FOR, NODE_THEN, NODE_WHERE */
  NODE_ALWAYS,  /* always NAME : NAME is NAME where cond    the same */
  NODE_RAISING, /* raising NAME never worsens NAME where?   name = fact; NODE_FOR, NODE_WHERE? */
  NODE_LOWERING,
  NODE_IMPOSSIBLE, /* impossible cond because STRING     children cond, NODE_BECAUSE */

  /* examples */
  NODE_TEST,  /* test STRING (on DATE)? { given given,* expect* }
                       text; children NODE_DATE?, NODE_GIVEN*, NODE_EXPECT... */
  NODE_GIVEN, /* NAME is LITERAL | NAME is unknown | NAME in RANGE | NAME in SET | NAME | not NAME
                       | NAME has { CODE,* } | NAME has { CODE,* , ... } | NAME is MONTH
                       name; child literal | NODE_UNKNOWN | NODE_RANGE | NODE_SET | NODE_CODES (flag
                       AT_LEAST_THESE) | none; flag NEGATED */
  NODE_UNKNOWN,
  NODE_EXPECT, /* expect NAME is NAME (by NAME)? | expect NAME is refer | expect NAME unknown (needing {NAME,*})?
                       (and: expect NAME is NAME ... limited limit,+)
                       name; children NODE_THEN?, NODE_BY_RULE?, NODE_UNKNOWN?, NODE_NEEDING?,
                       NODE_LIMITED? ; flag REFER */
  NODE_EXPECT_NO_REVISION, /* expect no revision in force */
  NODE_EXPECT_CAVEAT,      /* expect caveat (DATE | STRING) | expect no caveat
                       child: NODE_DATE or NODE_STRING, none for `no caveat' */
  NODE_BY_RULE,            /* by NAME | by NAME.CELL...          name */
  NODE_NEEDING,            /* children NODE_NAME */

  /* history */
  NODE_REVISION, /* revision DATE STRING { ritem* } | revision MONTH from first_day STRING { ritem* }
                       text; children NODE_DATE|NODE_MONTH, ritems */
  NODE_ADD,      /* add item                           child the item */
  NODE_AMEND,    /* amend (rule NAME | decision NAME | ...) { was clause | now clause }...
                       | amend codes NAME { add { code item,* } remove { code item,* } ... }
                       child: NODE_RULE|NODE_DECISION|NODE_CRITERION with NODE_WAS / NODE_NOW children,
                       or NODE_CODES with NODE_ADD / NODE_RETIRE children, and in these NODE_CODE |
                       NODE_CODE_REF each */
  NODE_WAS,      /* was clause                         child the clause */
  NODE_NOW,      /* now clause                         child the clause */
  NODE_RETIRE,   /* retire rule NAME,+ because? | retire resolve NAME over NAME because?
                       | retire requirement|criterion|codes|table|fact|type|unit|derived|limit|
                                reading|... NAME,+ because?
                       children: NODE_RULE|NODE_RESOLVE|..., NODE_BECAUSE? */
  NODE_EXTEND,   /* extend NAME { enumerator,* }       name; children NODE_ENUMERATOR */
  NODE_CHANGES, /* changes NAME nothing | changes NAME only where cond | changes reasons only where cond
                       | changes reasons nothing    name (NULL for reasons); child cond, or flag NOTHING */
  NODE_UNENCODED, /* unencoded STRING because?          text; child NODE_BECAUSE? */
  NODE_REVIEWED, /* reviewed (DATE|MONTH) (.. (DATE|MONTH))? unchanged? (literature through DATE)? STRING?
                       children NODE_DATE|NODE_MONTH 1..2, NODE_LITERATURE?, NODE_STRING?; flag UNCHANGED */
  NODE_LITERATURE, /* literature through DATE            child NODE_DATE */

  /* conditions */
  NODE_ALL,      /* all of { cond,* } | cond and cond ...     children conds */
  NODE_ANY,      /* any of { cond,* } | cond or cond ... */
  NODE_NONE,     /* none of { cond,* } */
  NODE_AT_LEAST, /* at least INT of { cond,* }         number */
  NODE_AT_MOST,  /* at most INT of { cond,* }          number */
  NODE_EXACTLY,  /* exactly INT of { cond,* }          number */
  NODE_NOT,      /* not cond                           child */
  NODE_REF,      /* NAME: a yes_no fact or a criterion name */
  NODE_REL,      /* term rel LITERAL                   op; children term, literal */
  NODE_IS,       /* term is (not)? LITERAL             flag NEGATED; children term, literal */
  NODE_IN, /* term (not)? in SET|RANGE           flag NEGATED; children term, NODE_SET|NODE_RANGE */
  /* comparisons with other facts.  In NODE_REL both sides may be an expr; a single NAME on the right
   * side stays NODE_NAME (a value or another fact: `check' decides).  `A after B', `A before B', `A on
   * or after B', `A on or before B' are NODE_REL too, B a name or a date. */
  NODE_SUM,    /* expr: terms joined by + and -        children: NODE_TERM, NODE_QTY or NODE_SCALED;
                       flag NEGATED on a child that is subtracted */
  NODE_SCALED, /* NUMBER * NAME | NAME * NUMBER        children NODE_QTY, NODE_TERM */
  NODE_RATIO,  /* NAME / NAME                          children NODE_TERM, NODE_TERM */
  NODE_AGE_OF, /* age of NAME on NAME                  children NODE_TERM birth, NODE_TERM day; as a
                       derived value: age in NAME of NAME on NAME, with text = the unit */
  NODE_ELAPSED,         /* UNIT from NAME to NAME | full months from NAME to NAME (derived values)
                       text = days, months or years; flag FULL_MONTHS; children NODE_TERM, NODE_TERM */
  NODE_COUNT_OF,        /* count of { cond,* }                  children conds */
  NODE_FIRST_OF,        /* first performed of { NAME,* }        children NODE_TERM */
  NODE_FIRST_PERFORMED, /* cond: first performed of { relation,* }     children relations */
  NODE_SPAN,   /* NAME span QTY after NAME | ... before NAME | NAME span N full months after the
                       month of NAME;  span: within, less than, at least, more than, exactly
                       op: OP_LE, OP_LT, OP_GE, OP_GT, OP_EQ (within is OP_LE); flags BEFORE,
                       FULL_MONTHS; children NODE_TERM, NODE_QTY, NODE_TERM anchor */
  NODE_HAS,    /* NAME has any|all|none NAME | NAME has any|all|none { code item,* }
                       text = any, all or none; children NODE_TERM, NODE_NAME | NODE_CODES */
  NODE_IF_ANY, /* relation if any                      child the relation: true also when absent */
  NODE_SET,    /* { LITERAL,* }     LITERAL: NAME (NODE_NAME; `never' too), a number, date, month or
                       age, or STRING (NODE_STRING: a code, "E0601") */
  NODE_TERM,   /* NAME                               name */
  NODE_COMPLETED, /* completed NAME of NAME             text = the unit; child NODE_TERM */
  NODE_PRINTED,   /* relation printed STRING because STRING   text; children relation, NODE_BECAUSE
                       (not optional: else a rule's own `because' could belong to either) */

  /* leaves */
  NODE_NAME,   /* a name used as a literal or in a list      text */
  NODE_ID,     /* a statement id such as S2.1        text */
  NODE_STRING, /* text, decoded */
  NODE_INT,    /* INT in a field                     number; text = digits as written */
  NODE_QTY,    /* INT|DECIMAL NAME?                  text = digits as written; child NODE_NAME unit?
                       every number that is a value is one, with or without a unit */
  NODE_AGE,    /* 34w3d                              number = days */
  NODE_DATE,   /* 2016-10-01                         number = YYYYMMDD as written, not yet judged */
  NODE_MONTH,  /* 2013-04                            number = YYYYMM */
  NODE_KIND_COUNT
} node_kind;

typedef enum node_op { OP_NONE, OP_LT, OP_LE, OP_GT, OP_GE, OP_EQ, OP_NE } node_op;

enum {
  NODE_FLAG_OPEN = 1,
  NODE_FLAG_NEGATED = 2,
  NODE_FLAG_HALF_OPEN = 4,
  NODE_FLAG_INFORMATIVE = 8,
  NODE_FLAG_FIRST_DAY = 16,
  NODE_FLAG_AS_PRINTED = 32,
  NODE_FLAG_UNCHANGED = 64,
  NODE_FLAG_REFER = 128,
  NODE_FLAG_NOTHING = 256,
  NODE_FLAG_INFIX = 512, /* all/any written with and/or */
  NODE_FLAG_SEVERAL = 1024,
  NODE_FLAG_PREFIX = 2048,
  NODE_FLAG_EXCEPT = 4096,
  NODE_FLAG_BEFORE = 8192,
  NODE_FLAG_FULL_MONTHS = 16384,
  NODE_FLAG_EXPIRES = 32768,
  NODE_FLAG_AT_LEAST_THESE = 65536, /* { I10, ... }: at least these codes */
  NODE_FLAG_IN_WORDS = 131072       /* NODE_REL written `after', `on or before' */
};

typedef struct node node;
struct node {
  node_kind kind;
  node_op op;
  uint32_t flags;
  span at;          /* the whole construct */
  span name_at;     /* the name inside it, when it has one */
  const char *text; /* name, decoded string or digits; NUL-terminated; NULL when absent */
  int64_t number;
  node *first, *last; /* children */
  node *next;         /* sibling */
};

/* The first child of that kind, or NULL. */
const node *node_child(const node *n, node_kind kind);
/* The k-th child, or NULL. */
const node *node_at(const node *n, unsigned k);
unsigned node_count(const node *n);

#define NODE_EACH(child, parent)                                                                   \
  for (const node *child = (parent)->first; child != NULL; child = child->next)

/* The rule that a table row is: its own name, or the table's name and its cells other than `any'
 * ("prior_authorization_grid.inpatient"). */
const char *node_row_name(arena *a, const node *table, const node *row);

/* Parses source `file`.  Diagnostics go to `sink`; the tree holds every item that could be read,
 * so that later stages can find further errors.  Never returns NULL. */
const node *parse_source(arena *a, const sources *all, uint32_t file, diags *sink);
/* The same of a file that is imported: it may have no `policy' block, only declarations. */
const node *parse_import(arena *a, const sources *all, uint32_t file, diags *sink);
/* A condition on its own; NULL after a diagnostic. */
const node *parse_condition(arena *a, const sources *all, uint32_t file, diags *sink);

/* An indented listing, for `polc check --dump=tree` and for tests. */
void node_dump(const node *n, FILE *out);

#endif
