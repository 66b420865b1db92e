import Base

/// Finds lines that are surely the text of a fenced code block, which opens nothing.
///
/// Only fences at the very beginning of a line count: no list or quote can hold those, so nothing
/// but their closing fence ends them (CommonMark 0.29, section 4.5). Within an HTML block (section
/// 4.6) a fence is only text, so none counts after a line that could begin one: to the next blank
/// line, or to the end of the document where something else would end the block.
struct FencedCode {
  private var fence: (byte: UInt8, count: Int)?
  private var markup = Markup.none

  private enum Markup {
    case none, toBlankLine, toEnd
  }

  /// Whether a line is text within a fenced block; takes the lines in their order.
  mutating func holds(_ line: Bytes) -> Bool {
    if let fence {
      if Self.closes(line, fence) { self.fence = nil }
      return true
    }
    if markup == .toEnd { return false }
    let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let first = content.first else {
      markup = .none
      return false
    }
    if first == UInt8(ascii: "<") {
      // <script, <pre, <style, <textarea, comments, instructions, declarations.
      let endsElsewhere = content.dropFirst().first.map { "sSpPtT!?".utf8.contains($0) } ?? false
      markup = endsElsewhere ? .toEnd : .toBlankLine
    } else if markup == .none, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
      line.first == first
    {
      fence = Self.opening(line, first)
    }
    return false
  }

  private static func opening(_ line: Bytes, _ byte: UInt8) -> (byte: UInt8, count: Int)? {
    let count = line.prefix { $0 == byte }.count
    guard count >= 3 else { return nil }
    // The words after backticks must not have any.
    let isSpan = byte == UInt8(ascii: "`") && line[count...].contains(byte)
    return isSpan ? nil : (byte, count)
  }

  private static func closes(_ line: Bytes, _ fence: (byte: UInt8, count: Int)) -> Bool {
    let indentation = line.prefix { $0 == 0x20 }.count
    let count = line[indentation...].prefix { $0 == fence.byte }.count
    return indentation <= 3 && count >= fence.count
      && line[(indentation + count)...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}
