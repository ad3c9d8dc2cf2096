/* import.h -- declarations that other files lend: shared vocabulary, another policy's criteria. */
#ifndef POLC_IMPORT_H
#define POLC_IMPORT_H

#include "ast.h"

/* The same file with every `import' replaced by the declarations that are used from there, and by
 * all that those need; the tree itself when it imports nothing.  Reads further files into `all'. */
const node *import_expand(arena *a, sources *all, const node *file, diags *sink);

#endif
