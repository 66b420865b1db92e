#include "CTOML.h"

#include <algorithm>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Wrong input is a value here, never an exception or an assertion. toml++'s own assertions are
// switched off so that a debug build refuses the same documents as a release build.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 32
#ifndef NDEBUG
#define NDEBUG
#endif
#include <toml++/toml.h>

#include "Places.hpp"

struct ctoml_document {
  toml::table root;
  std::vector<ctoml_node> nodes;
  std::string error;
  size_t error_offset = 0;
  bool is_well_formed = false;
};

namespace {

class Flattener {
 public:
  Flattener(std::string_view source, std::vector<ctoml_node> &nodes)
      : source_(source), places_(source), nodes_(nodes) {}

  void add(const toml::key *key, const toml::node &value) {
    const size_t index = nodes_.size();
    ctoml_node node{};
    if (key) {
      node.key = key->str().data();
      node.key_length = key->str().size();
      node.key_start = offset(key->source().begin);
      node.key_end = std::max(node.key_start, offset(key->source().end));
    }
    node.start = offset(value.source().begin);
    node.end = std::max(node.start, offset(value.source().end));
    nodes_.push_back(node);
    fill(index, value);
  }

 private:
  size_t offset(toml::source_position position) {
    return places_.offset(position.line, position.column);
  }

  void fill(size_t index, const toml::node &value) {
    switch (value.type()) {
      case toml::node_type::table: return addTable(index, *value.as_table());
      case toml::node_type::array: return addList(index, *value.as_array());
      case toml::node_type::string: {
        const std::string &text = value.as_string()->get();
        return setText(index, CTOML_STRING, text);
      }
      case toml::node_type::integer:
        nodes_[index].kind = CTOML_INTEGER;
        nodes_[index].integer = value.as_integer()->get();
        return;
      case toml::node_type::floating_point: return setText(index, CTOML_FLOAT, written(index));
      case toml::node_type::boolean: return setText(index, CTOML_BOOLEAN, written(index));
      default: return setText(index, CTOML_DATE, written(index));
    }
  }

  std::string_view written(size_t index) const {
    const ctoml_node &node = nodes_[index];
    return source_.substr(node.start, node.end - node.start);
  }

  void setText(size_t index, ctoml_kind kind, std::string_view text) {
    nodes_[index].kind = kind;
    nodes_[index].text = text.data();
    nodes_[index].text_length = text.size();
  }

  void addList(size_t index, const toml::array &list) {
    nodes_[index].kind = CTOML_LIST;
    nodes_[index].child_count = static_cast<uint32_t>(list.size());
    for (const toml::node &item : list) add(nullptr, item);
  }

  void addTable(size_t index, const toml::table &table) {
    nodes_[index].kind = CTOML_TABLE;
    nodes_[index].child_count = static_cast<uint32_t>(table.size());
    // toml++ keeps tables sorted by name; people expect the order they wrote.
    std::vector<std::pair<const toml::key *, const toml::node *>> children;
    children.reserve(table.size());
    for (auto &&[key, value] : table) children.emplace_back(&key, &value);
    std::sort(children.begin(), children.end(), [](const auto &left, const auto &right) {
      return left.first->source().begin < right.first->source().begin;
    });
    for (const auto &[key, value] : children) add(key, *value);
  }

  std::string_view source_;
  Places places_;
  std::vector<ctoml_node> &nodes_;
};

void parse(ctoml_document &document, std::string_view source) {
  toml::parse_result result = toml::parse(source);
  if (!result) {
    const toml::parse_error &error = result.error();
    const toml::source_position position = error.source().begin;
    document.error = error.description();
    document.error_offset = Places(source).offset(position.line, position.column);
    return;
  }
  document.root = std::move(result).table();
  document.is_well_formed = true;
  Flattener(source, document.nodes).add(nullptr, document.root);
}

}  // namespace

ctoml_document *ctoml_parse(const char *bytes, size_t count) {
  ctoml_document *document = new (std::nothrow) ctoml_document;
  if (!document) return nullptr;
  try {
    parse(*document, std::string_view(bytes ? bytes : "", count));
    return document;
  } catch (const std::bad_alloc &) {
    delete document;
    return nullptr;
  }
}

const ctoml_node *ctoml_nodes(const ctoml_document *document) {
  return document->is_well_formed ? document->nodes.data() : nullptr;
}

size_t ctoml_node_count(const ctoml_document *document) { return document->nodes.size(); }

const char *ctoml_error(const ctoml_document *document) {
  return document->is_well_formed ? nullptr : document->error.c_str();
}

size_t ctoml_error_offset(const ctoml_document *document) { return document->error_offset; }

void ctoml_free(ctoml_document *document) { delete document; }
