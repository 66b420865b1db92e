// A TOML document as one flat array, for callers that cannot hold C++ values.
//
// Wraps the header-only toml++ (3.3 and 3.4). The array is in pre-order: a list or table is
// followed by its `child_count` children, each with its own children after it. Children of a
// table come in the order of the file. All places are byte offsets into the parsed bytes.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ctoml_kind {
  CTOML_STRING,
  CTOML_INTEGER,
  CTOML_FLOAT,
  CTOML_BOOLEAN,
  CTOML_DATE,
  CTOML_LIST,
  CTOML_TABLE
} ctoml_kind;

typedef struct ctoml_node {
  ctoml_kind kind;
  // Direct children of a list or table; 0 for scalars.
  uint32_t child_count;
  // The value of an integer.
  int64_t integer;
  // The key of a table's child: its UTF-8 and the bytes it stands on. Null for list items.
  const char *key;
  size_t key_length;
  size_t key_start;
  size_t key_end;
  // A string after escapes, or a float, boolean or date as written. Null otherwise.
  const char *text;
  size_t text_length;
  // The bytes the value stands on, quotes and brackets included.
  size_t start;
  size_t end;
} ctoml_node;

typedef struct ctoml_document ctoml_document;

// Parses `count` bytes of valid UTF-8 without a byte order mark.
//
// The bytes must outlive the document: floats, booleans and dates point into them. Returns null
// only where memory is exhausted. Values nested deeper than 32 are a syntax error; the caller
// must have refused dotted keys of many parts, which toml++ 3.3 does not limit.
ctoml_document *ctoml_parse(const char *bytes, size_t count);

// The root table first; null where the document has a syntax error.
const ctoml_node *ctoml_nodes(const ctoml_document *document);
size_t ctoml_node_count(const ctoml_document *document);

// What is wrong, in toml++'s English; null where the document is well formed.
const char *ctoml_error(const ctoml_document *document);
// The byte that the error is about.
size_t ctoml_error_offset(const ctoml_document *document);

void ctoml_free(ctoml_document *document);

#ifdef __cplusplus
}
#endif
