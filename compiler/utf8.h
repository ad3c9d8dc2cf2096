/* utf8.h -- reading UTF-8 one character at a time.
 *
 * Knows which characters a reader cannot see; judges nothing else.
 */
#ifndef POLC_UTF8_H
#define POLC_UTF8_H

#include "base.h"

/* Decodes the character at text[at], at < length, and returns its number of bytes.  A byte that
 * begins no valid sequence gives length 1 and UTF8_INVALID. */
#define UTF8_INVALID UINT32_MAX
uint32_t utf8_decode(const char *text, uint32_t length, uint32_t at, uint32_t *code);

/* Control characters, direction marks and other characters that leave no trace on a screen; tab,
 * line feed and carriage return are not among them. */
bool utf8_is_hidden(uint32_t code);

#endif
