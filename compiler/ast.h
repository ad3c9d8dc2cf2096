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
  NODE_CRITERION,  /* criterion NAME STRING? is cond     name; children NODE_STRING?, cond */

  /* decisions */
  NODE_DECISION, /* decision NAME STRING? : enumtype dattr*   name; NODE_STRING?, NODE_ONE_OF, attrs */
  NODE_BEST_FIRST, /* outcomes best first : NAME,+       children NODE_NAME */
  NODE_OTHERWISE,  /* otherwise (NAME | refer) (only where cond)? because? cite?
                       text = outcome, NULL for refer; children NODE_ONLY_WHERE, NODE_BECAUSE, NODE_CITE */
  NODE_ONLY_WHERE, /* only where cond                    child cond */
  NODE_EXHAUSTIVE, /* exhaustive */

  /* rules.  Clauses are children in source order; which may stand where is for `check' to say. */
  NODE_RULE,        /* rule NAME STRING? (for NAME)? clause*     name */
  NODE_FOR,         /* for NAME                           name */
  NODE_WHEN,        /* when cond                          child cond */
  NODE_THEN,        /* then NAME                          name */
  NODE_BECAUSE,     /* because STRING                     text */
  NODE_CITE,        /* cite (ID | STRING),+               children NODE_ID | NODE_STRING */
  NODE_EXCEPTION,   /* exception to NAME,+                children NODE_NAME */
  NODE_TABLE,       /* table NAME (for NAME)? by NAME,+ (hit NAME)? clause* { row* }
                       name; children NODE_FOR?, NODE_BY, NODE_HIT?, clauses, NODE_ROW */
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
                       name; child literal | NODE_UNKNOWN | NODE_RANGE | NODE_SET | none; flag NEGATED */
  NODE_UNKNOWN,
  NODE_EXPECT, /* expect NAME is NAME (by NAME)? | expect NAME is refer | expect NAME unknown (needing {NAME,*})?
                       name; children NODE_THEN?, NODE_BY_RULE?, NODE_UNKNOWN?, NODE_NEEDING? ; flag REFER */
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
                       child: NODE_RULE|NODE_DECISION|NODE_CRITERION with NODE_WAS / NODE_NOW children */
  NODE_WAS,      /* was clause                         child the clause */
  NODE_NOW,      /* now clause                         child the clause */
  NODE_RETIRE,   /* retire rule NAME,+ because? | retire resolve NAME over NAME because?
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
  NODE_SET,       /* { LITERAL,* } */
  NODE_TERM,      /* NAME                               name */
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
  NODE_FLAG_INFIX = 512 /* all/any written with and/or */
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

/* An indented listing, for `polc check --dump=tree` and for tests. */
void node_dump(const node *n, FILE *out);

#endif
