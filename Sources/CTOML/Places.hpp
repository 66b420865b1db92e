#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// Byte offsets of toml++'s places, which count lines and Unicode characters from 1.
//
// Remembers the last place, so that asking in the order of the file costs one pass even where
// the whole file is one line.
class Places {
 public:
  explicit Places(std::string_view source) : source_(source) {
    line_starts_.push_back(0);
    for (size_t index = 0; index < source.size(); ++index) {
      if (source[index] == '\n') line_starts_.push_back(index + 1);
    }
  }

  size_t offset(size_t line, size_t column) {
    if (line == 0) return 0;
    if (line > line_starts_.size()) return source_.size();
    if (line != line_ || column < column_) {
      line_ = line;
      column_ = 1;
      offset_ = line_starts_[line - 1];
    }
    while (column_ < column && offset_ < source_.size()) {
      ++offset_;
      while (offset_ < source_.size() && isContinuation(source_[offset_])) ++offset_;
      ++column_;
    }
    return offset_;
  }

 private:
  static bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

  std::string_view source_;
  std::vector<size_t> line_starts_;
  size_t line_ = 1;
  size_t column_ = 1;
  size_t offset_ = 0;
};
