/* check_membership.c -- what conditions and tests ask of facts that hold codes.
 *
 * A fact of codes has no column.  Whether it has any code of a set is a yes/no column, the
 * membership, made when it is first asked for; sets of equal contents share it.
 */
#include "codes.h"

#include <ctype.h>
#include <string.h>

/* ---- memberships ------------------------------------------------------------------------- */

/* "g47_33", "osa_dx", "i10_etc": an identifier that tells which codes are meant. */
static const char *set_identifier(checker *k, const code_set *s) {
  if (s->name != NULL) return s->name;
  textbuf b = { .arena = k->arena };
  const char *text = s->items.count > 0 ? s->items.items[0].text : s->text;
  for (const char *p = text; *p != '\0' && b.length < 24; p++) {
    const bool alphanumeric = isalnum((unsigned char)*p) != 0;
    if (!alphanumeric && (b.length == 0 || b.text[b.length - 1] == '_')) continue;
    const char c = alphanumeric ? (char)tolower((unsigned char)*p) : '_';
    textbuf_add_bytes(&b, &c, 1);
  }
  while (b.length > 0 && b.text[b.length - 1] == '_') b.text[--b.length] = '\0';
  if (s->items.count > 1) textbuf_add(&b, "_etc");
  return b.text != NULL ? b.text : "codes";
}

static bool is_taken(const checker *k, const char *name) {
  const symtab *const tables[] = { &k->facts, &k->code_facts, &k->criteria, &k->values,
                                   &k->decisions };
  for (unsigned i = 0; i < sizeof tables / sizeof tables[0]; i++)
    if (symtab_find(tables[i], name) != NULL) return true;
  for (uint32_t i = 0; i < k->model->facts.count; i++)
    if (strcmp(k->model->facts.items[i]->name, name) == 0) return true;
  return false;
}

static const char *free_name(checker *k, const char *wanted) {
  const char *name = wanted;
  for (unsigned n = 2; is_taken(k, name); n++) name = arena_printf(k->arena, "%s_%u", wanted, n);
  return name;
}

static fact *find_same(const code_fact *f, const code_intervals *codes) {
  for (uint32_t i = 0; i < f->memberships.count; i++) {
    fact *m = f->memberships.items[i];
    if (code_intervals_same(&m->codes->versions.items[0].codes, codes)) return m;
  }
  return NULL;
}

/* The codes that a set has in some revisions, as a set that is the same in all of them. */
static code_set *constant_set(checker *k, const code_set *s, const code_intervals *codes) {
  code_set *out = ARENA_NEW(k->arena, code_set);
  *out = (code_set){ .name = s->name,
                     .label = s->label,
                     .text = s->text,
                     .at = s->at,
                     .system = s->system,
                     .kind = s->kind,
                     .valid = model_revisions(k->model),
                     .items = s->items, /* for codes of a case */
                     .first = INT32_MIN,
                     .last = INT32_MAX,
                     .state = CODE_SET_DONE,
                     .used = true };
  vec_push(k->arena, &out->versions, (code_version){ out->valid, *codes });
  return out;
}

static fact *add_membership(checker *k, code_fact *f, const code_set *s, uint32_t version,
                            span at) {
  const code_version *v = &s->versions.items[version];
  const char *name = arena_printf(k->arena, "%.28s_has_any_%.24s", f->name, set_identifier(k, s));
  const char *label = arena_printf(k->arena, "%s has any %s", f->name, s->text);
  if (version > 0) { /* the set has changed */
    const char *date = k->model->revisions.items[polrt_first_bit(v->valid) - 1].date;
    label = arena_printf(k->arena, "%s as of %s", label, date);
  }
  if (k->model->facts.count == MODEL_MAX_FACTS)
    diag_add(k->diags, DIAG_E803, at, "more than %d facts and sets of codes that are asked for",
             (int)MODEL_MAX_FACTS);
  fact *m = ARENA_NEW(k->arena, fact);
  *m = (fact){ .name = free_name(k, name),
               .label = label,
               .ask = f->ask,
               .at = f->at,
               .kind = FACT_YES_NO,
               .role = FACT_MEMBERSHIP,
               .type = check_yes_no(k),
               .hi = 1,
               .judgment = f->judgment,
               .of = f,
               .codes = constant_set(k, s, &v->codes),
               .since = f->since,
               .input = k->model->facts.count + 1,
               .used = true };
  vec_push(k->arena, &k->model->facts, m);
  vec_push(k->arena, &f->memberships, m);
  return m;
}

static cond *is_member(checker *k, fact *m, span at) {
  cond *c = cond_new(k, COND_MEMBER, at);
  c->fact = m;
  vec_push(k->arena, &c->members, 1);
  return c;
}

/* `c' in some revisions; false in the others. */
static cond *only_in(checker *k, cond *c, revision_set valid, span at) {
  if (valid == model_revisions(k->model)) return c;
  cond *all = cond_new(k, COND_ALL, at), *when = cond_new(k, COND_REVISIONS, at);
  when->revisions = valid;
  vec_push(k->arena, &all->parts, when);
  vec_push(k->arena, &all->parts, c);
  return all;
}

cond *check_membership(checker *k, code_fact *f, code_set *s, span at) {
  cond *any = cond_new(k, COND_ANY, at);
  f->used = s->used = true;
  for (uint32_t i = 0; i < s->versions.count; i++) {
    fact *m = find_same(f, &s->versions.items[i].codes);
    if (m == NULL) m = add_membership(k, f, s, i, at);
    vec_push(k->arena, &any->parts,
             only_in(k, is_member(k, m, at), s->versions.items[i].valid, at));
  }
  return any->parts.count == 1 ? any->parts.items[0] : any;
}

/* ---- facts and sets by name -------------------------------------------------------------- */

static code_fact *find_code_fact(checker *k, const node *n) {
  code_fact *f = check_find_code_fact(k, n->text);
  if (f != NULL) {
    f->used = true;
    return f;
  }
  if (symtab_find(&k->facts, n->text) != NULL) {
    diag *d = diag_add(k->diags, DIAG_E201, n->at,
                       "`%s' does not hold codes, so it has none of them", n->text);
    diag_hint(k->diags, d, "a fact of codes is declared as `fact %s : set of code icd10cm'",
              n->text);
    return NULL;
  }
  near_miss near = { .wanted = n->text };
  symtab_near_miss(&k->code_facts, &near);
  diag *d = diag_add(k->diags, DIAG_E120, n->at, "no fact is called `%s'", n->text);
  diag_did_you_mean(k->diags, d, n->at, &near);
  return NULL;
}

/* A named set of the fact's own code system. */
static code_set *find_set(checker *k, const code_fact *f, const node *n) {
  code_set *s = check_find_codes(k, n->text, n->at);
  const polrt_system system = code_system_find(f->system);
  if (s == NULL || s->kind == 0 || system == 0) return NULL; /* declarations are at fault */
  if (s->kind == system) return s;
  diag *d = diag_add(k->diags, DIAG_E201, n->at, "`%s' holds %s codes, `%s' lists %s codes",
                     f->name, code_system_title(system), s->name, code_system_title(s->kind));
  diag_related(k->diags, d, s->at, "the set is declared here");
  return NULL;
}

static code_set *set_of(checker *k, const code_fact *f, const node *n) {
  return n->kind == NODE_CODES ? check_codes_in_place(k, f->system, n) : find_set(k, f, n);
}

/* ---- has all ----------------------------------------------------------------------------- */

typedef VEC(const code_item *) item_list;

static bool same_item(const code_item *x, const code_item *y) {
  return x->codes.lo == y->codes.lo && x->codes.hi == y->codes.hi;
}

static void add_single(checker *k, item_list *out, const code_item *item) {
  for (uint32_t i = 0; i < out->count; i++)
    if (same_item(out->items[i], item)) return;
  vec_push(k->arena, out, item);
}

/* The single codes that a set lists in a revision; false at an entry that is none, `*wide'. */
static bool single_codes(checker *k, const code_set *whole, const code_set *s, uint32_t number,
                         item_list *out, const code_item **wide) {
  for (uint32_t i = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    if (item->except || !(item->valid >> number & 1)) continue;
    if (item->ref != NULL) {
      if (!single_codes(k, whole, symtab_value(&k->code_sets, item->ref), number, out, wide))
        return false;
      continue;
    }
    if (!item->exact) {
      *wide = item;
      return false;
    }
    if (code_set_has(whole, number, item->codes.lo)) add_single(k, out, item);
    if (out->count > MODEL_MAX_FACTS) return true; /* too many already */
  }
  return true;
}

static cond *has_every(checker *k, code_fact *f, const code_set *s, const item_list *codes,
                       span at) {
  cond *all = cond_new(k, COND_ALL, at);
  for (uint32_t i = 0; i < codes->count; i++) {
    code_set *one = constant_set(k, s, &(code_intervals){ 0 });
    one->name = NULL;
    one->text = one->label = codes->items[i]->text;
    one->items.items = NULL;
    one->items.count = one->items.room = 0;
    vec_push(k->arena, &one->items, *codes->items[i]);
    vec_push(k->arena, &one->versions.items[0].codes, codes->items[i]->codes);
    vec_push(k->arena, &all->parts, check_membership(k, f, one, at));
  }
  return all;
}

static bool can_have_all(checker *k, const code_fact *f, const code_set *s, const item_list *codes,
                         const code_item *wide, span at) {
  if (wide != NULL) {
    diag *d = diag_add(k->diags, DIAG_E220, at,
                       "`has all %s' asks for every single code, but `%s' "
                       "stands for many",
                       s->text, wide->text);
    diag_related(k->diags, d, wide->at, "it is listed here");
    diag_hint(k->diags, d, "list the codes one by one, or write `has any'");
    return false;
  }
  if (f->several || codes->count < 2) return true;
  diag *d = diag_add(k->diags, DIAG_E220, at, "`%s' holds one code, so it never has all of %u",
                     f->name, codes->count);
  diag_hint(k->diags, d, "write `has any', or declare `set of code %s'", f->system);
  return false;
}

static cond *check_has_all(checker *k, code_fact *f, const code_set *s, const node *n) {
  cond *any = cond_new(k, COND_ANY, n->at);
  for (uint32_t v = 0; v < s->versions.count; v++) {
    item_list codes = { 0 };
    const code_item *wide = NULL;
    const revision_set valid = s->versions.items[v].valid;
    (void)single_codes(k, s, s, polrt_first_bit(valid), &codes, &wide);
    if (!can_have_all(k, f, s, &codes, wide, n->at)) return check_anything(k, n);
    vec_push(k->arena, &any->parts, only_in(k, has_every(k, f, s, &codes, n->at), valid, n->at));
  }
  return any->parts.count == 1 ? any->parts.items[0] : any;
}

/* ---- conditions -------------------------------------------------------------------------- */

static cond *negated(checker *k, cond *c, span at) {
  cond *negation = cond_new(k, COND_NOT, at);
  vec_push(k->arena, &negation->parts, c);
  return negation;
}

cond *check_has(checker *k, const node *n) {
  const node *term = node_at(n, 0), *what = node_at(n, 1);
  if (term == NULL || what == NULL || n->text == NULL) return check_anything(k, n);
  code_fact *f = find_code_fact(k, term);
  if (f == NULL && what->kind == NODE_NAME) (void)check_find_codes(k, what->text, what->at);
  if (f == NULL) return check_anything(k, n);
  code_set *s = set_of(k, f, what);
  if (s == NULL) return check_anything(k, n);
  if (strcmp(n->text, "all") == 0) return check_has_all(k, f, s, n);
  cond *any = check_membership(k, f, s, n->at);
  return strcmp(n->text, "none") == 0 ? negated(k, any, n->at) : any;
}

/* "E0601" or "E06*", in place. */
static code_set *quoted_set(checker *k, const code_fact *f, const node *n) {
  node codes = { .kind = NODE_CODES, .at = n->at }, code = *n;
  const size_t length = strlen(n->text);
  code.kind = NODE_CODE;
  code.next = code.first = code.last = NULL;
  if (length > 1 && n->text[length - 1] == '*') {
    code.flags |= NODE_FLAG_PREFIX;
    code.text = arena_strndup(k->arena, n->text, length - 1);
  }
  codes.first = codes.last = &code;
  code_set *s = check_codes_in_place(k, f->system, &codes);
  if (s != NULL) s->sources.count = 0; /* those nodes are gone when this returns */
  return s;
}

/* One literal of `is' and `in' and of cells: the name of a set, or a code in quotes. */
static cond *code_literal(checker *k, code_fact *f, const node *n) {
  code_set *s = NULL;
  if (n->kind == NODE_STRING)
    s = quoted_set(k, f, n);
  else if (n->kind == NODE_NAME || n->kind == NODE_CODES)
    s = set_of(k, f, n);
  else
    diag_hint(k->diags,
              diag_add(k->diags, DIAG_E201, n->at, "`%s' holds codes; this is none", f->name),
              "write the name of a code set, a code in quotes, or `%s has any { ... }'", f->name);
  return s != NULL ? check_membership(k, f, s, n->at) : check_anything(k, n);
}

static cond *code_literals(checker *k, code_fact *f, const node *n, span at) {
  if (n->kind != NODE_SET) return code_literal(k, f, n);
  cond *any = cond_new(k, COND_ANY, at);
  NODE_EACH(literal, n) vec_push(k->arena, &any->parts, code_literal(k, f, literal));
  return any->parts.count == 1 ? any->parts.items[0] : any;
}

cond *check_code_in(checker *k, const node *n) {
  const node *term = node_at(n, 0), *what = node_at(n, 1);
  code_fact *f = term != NULL && what != NULL ? find_code_fact(k, term) : NULL;
  if (f == NULL) return check_anything(k, n);
  if (f->several) {
    diag *d = diag_add(k->diags, DIAG_E201, n->at,
                       "`%s' holds several codes and is never one of them", f->name);
    diag_hint(k->diags, d, "write `%s has any ...'", f->name);
    return check_anything(k, n);
  }
  cond *c = code_literals(k, f, what, n->at);
  return n->flags & NODE_FLAG_NEGATED ? negated(k, c, n->at) : c;
}

cond *check_code_cell(checker *k, code_fact *f, const node *cell) {
  f->used = true;
  if (cell->kind == NODE_CELL_ANY || cell->first == NULL) return NULL;
  return code_literals(k, f, cell->first, cell->at);
}

/* ---- tests ------------------------------------------------------------------------------- */

typedef struct given_codes {
  uint64_t memberships; /* of any of the codes */
  uint32_t count;
  bool fine;
} given_codes;

static void add_given_code(checker *k, example *e, const code_fact *f, const node *n,
                           given_codes *out) {
  out->count++;
  if (n->kind == NODE_CODE_REF || n->kind == NODE_NAME) {
    diag *d = diag_add(k->diags, DIAG_E702, n->at, "a case has codes, not the set `%s'", n->text);
    diag_hint(k->diags, d, "write a code of the set");
    out->fine = false;
    return;
  }
  if ((n->flags & (NODE_FLAG_PREFIX | NODE_FLAG_EXCEPT)) || n->first != NULL) {
    diag_add(k->diags, DIAG_E702, n->at,
             "a case has whole codes: no prefix, range, exception or date");
    out->fine = false;
    return;
  }
  const uint64_t code = check_code(k, f->system, n, n->text);
  if (code == 0) out->fine = false;
  if (code != 0) vec_push(k->arena, &e->codes, (given_code){ f, code });
  out->memberships |= code_memberships(f, code);
}

static void add_givens(checker *k, example *e, const code_fact *f, const node *n,
                       const given_codes *codes, bool complete) {
  for (uint32_t i = 0; i < f->memberships.count && i < 64; i++) {
    const bool has = codes->memberships >> i & 1;
    given g = {
      .fact = f->memberships.items[i], .members = has ? 2 : 1, .lo = 0, .hi = 1, .at = n->at
    };
    if (!has && !complete) {
      g.unknown = true;
      g.members = ~UINT64_C(0);
    }
    vec_push(k->arena, &e->givens, g);
  }
}

void check_code_given(checker *k, example *e, code_fact *f, const node *n) {
  for (uint32_t i = 0; i < e->givens.count; i++)
    if (e->givens.items[i].fact->of == f) {
      diag *d = diag_add(k->diags, DIAG_E106, n->at, "`%s' is given twice", f->name);
      diag_related(k->diags, d, e->givens.items[i].at, "first here");
      return;
    }
  const node *what = n->first;
  given_codes codes = { .fine = true };
  f->used = true;
  if (what != NULL && what->kind == NODE_UNKNOWN) {
    add_givens(k, e, f, n, &codes, false);
    return;
  }
  const bool listed = what != NULL && what->kind == NODE_CODES;
  if (listed) {
    NODE_EACH(code, what) add_given_code(k, e, f, code, &codes);
  } else if (what != NULL && what->kind == NODE_STRING) {
    add_given_code(k, e, f, what, &codes);
  } else {
    diag *d = diag_add(k->diags, DIAG_E702, n->at, "`%s' holds codes: say which", f->name);
    diag_hint(k->diags, d, "write `%s has { ... }'", f->name);
    return;
  }
  const bool open = (what->flags & NODE_FLAG_AT_LEAST_THESE) != 0;
  if (!f->several && codes.fine && (codes.count != 1 || open))
    diag_add(k->diags, DIAG_E702, n->at, "`%s' holds one code, no more and no less", f->name);
  e->codes_open = e->codes_open || open;
  add_givens(k, e, f, n, &codes, !open);
}

/* ---- size -------------------------------------------------------------------------------- */

void check_codes_atoms(checker *k) {
  for (uint32_t i = 0; i < k->model->code_facts.count; i++) {
    const code_fact *f = k->model->code_facts.items[i];
    if (f->memberships.count == 0 || !code_atoms_of(k->arena, f).too_many) continue;
    diag *d = diag_add(k->diags, DIAG_E803, f->at,
                       "the codes of `%s' fall into more than 65,536 "
                       "combinations of sets",
                       f->name);
    diag_hint(k->diags, d, "ask it for fewer sets that overlap");
  }
}
