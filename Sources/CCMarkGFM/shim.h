#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/utf8.h>

// The accessors below read the node's private layout, which Debian installs with the library.
// The public getters copy every literal into a fresh C string and measure it again; on an
// article that costs as much as writing its HTML. The layout belongs to one version, hence:
_Static_assert(CMARK_GFM_VERSION == ((0 << 24) | (29 << 16) | (0 << 8) | 6),
               "CCMarkGFM reads the node layout of cmark-gfm 0.29.0.gfm.6");

/// A run of bytes owned by a node.
typedef struct {
  const unsigned char *_Nullable start;
  int32_t count;
} markdown_run;

static inline markdown_run markdown_run_of(cmark_chunk chunk) {
  markdown_run run = {chunk.data, chunk.len};
  return run;
}

/// The text of a text, code or HTML node, or the label of a footnote.
static inline markdown_run markdown_node_literal(const cmark_node *_Nonnull node) {
  return markdown_run_of(node->as.literal);
}

/// The text of a code block.
static inline markdown_run markdown_node_code(const cmark_node *_Nonnull node) {
  return markdown_run_of(node->as.code.literal);
}

/// What stands after the opening fence of a code block.
static inline markdown_run markdown_node_fence(const cmark_node *_Nonnull node) {
  return markdown_run_of(node->as.code.info);
}

/// Whether a code block stands between fences rather than being indented.
static inline bool markdown_code_is_fenced(const cmark_node *_Nonnull node) {
  return node->as.code.fenced;
}

/// The destination of a link or image.
static inline markdown_run markdown_node_url(const cmark_node *_Nonnull node) {
  return markdown_run_of(node->as.link.url);
}

/// The title of a link or image.
static inline markdown_run markdown_node_title(const cmark_node *_Nonnull node) {
  return markdown_run_of(node->as.link.title);
}

/// The level of a heading, 1 to 6.
static inline int32_t markdown_node_level(const cmark_node *_Nonnull node) {
  return node->as.heading.level;
}

/// Whether a list is a bullet list.
static inline bool markdown_list_is_bulleted(const cmark_node *_Nonnull node) {
  return node->as.list.list_type == CMARK_BULLET_LIST;
}

/// The first number of an ordered list.
static inline int32_t markdown_list_start(const cmark_node *_Nonnull node) {
  return node->as.list.start;
}

/// Whether the paragraphs of a list stand without `<p>`.
static inline bool markdown_list_is_tight(const cmark_node *_Nonnull node) {
  return node->as.list.tight;
}

/// Whether a task list item is done.
static inline bool markdown_item_is_checked(const cmark_node *_Nonnull node) {
  return node->as.list.checked;
}

/// Which of the references to its footnote a footnote reference is, from 1.
static inline int32_t markdown_footnote_reference_index(const cmark_node *_Nonnull node) {
  return node->footnote.ref_ix;
}

/// How many references a footnote has.
static inline int32_t markdown_footnote_reference_count(const cmark_node *_Nonnull node) {
  return node->footnote.def_count;
}

/// The allocator that a node came from.
static inline cmark_mem *_Nonnull markdown_node_memory(const cmark_node *_Nonnull node) {
  return node->content.mem;
}

// The extension library exports its node types but no header declares them.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL,
    CMARK_NODE_STRIKETHROUGH;

/// The node type of struck out text, which cells of tables accept; no other type will do.
static inline uint32_t markdown_kind_strikethrough(void) { return CMARK_NODE_STRIKETHROUGH; }

/// The node type of a table, known once the extensions are registered.
static inline uint32_t markdown_kind_table(void) { return CMARK_NODE_TABLE; }

/// The node type of a row of a table.
static inline uint32_t markdown_kind_table_row(void) { return CMARK_NODE_TABLE_ROW; }

/// The node type of a cell of a table.
static inline uint32_t markdown_kind_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
