import Base

extension AssetReader {
  /// Finds `import "…"`, `import … from "…"` and `export … from "…"` of a module.
  ///
  /// Strings, comments, template literals and regular expressions are passed over; what a program
  /// only works out while it runs, as `import(name)`, nobody can know beforehand.
  mutating func readScript() {
    var depth = 0
    /// How deep braces were when each open template literal was left by `${`.
    var literals: [Int] = []
    var isOperand = false
    while !isAtEnd {
      let byte = byte()
      switch byte {
      case 0x22, 0x27:
        _ = readQuoted()
        isOperand = true
      case 0x60:
        position += 1
        isOperand = readTemplateLiteral(depth, &literals)
      case 0x2F where self.byte(1) == 0x2F: skipLine()
      case 0x2F where self.byte(1) == 0x2A: skipComment()
      case 0x2F:
        if isOperand { position += 1 } else { skipRegularExpression() }
        isOperand.toggle()
      case 0x7B:
        depth += 1
        position += 1
        isOperand = false
      case 0x7D:
        position += 1
        if literals.last == depth {
          literals.removeLast()
          isOperand = readTemplateLiteral(depth, &literals)
        } else {
          depth = max(0, depth - 1)
          isOperand = false
        }
      case _ where Self.isNamePart(byte):
        isOperand = readWord(isTopLevel: depth == 0)
      default:
        if !Ascii.isSpace(byte) { isOperand = byte == 0x29 || byte == 0x5D }
        position += 1
      }
    }
  }

  private mutating func skipLine() {
    while !isAtEnd, byte() != 0x0A { position += 1 }
  }

  /// Passes a template literal up to its end or to `${`; whether it ended.
  private mutating func readTemplateLiteral(_ depth: Int, _ literals: inout [Int]) -> Bool {
    while !isAtEnd {
      if byte() == 0x5C {
        position += 2
      } else if byte() == 0x60 {
        position += 1
        return true
      } else if byte() == 0x24, byte(1) == 0x7B {
        position += 2
        literals.append(depth)
        return false
      } else {
        position += 1
      }
    }
    return true
  }

  private mutating func skipRegularExpression() {
    position += 1
    var isInClass = false
    while !isAtEnd, byte() != 0x0A, isInClass || byte() != 0x2F {
      if byte() == 0x5B { isInClass = true }
      if byte() == 0x5D { isInClass = false }
      position += byte() == 0x5C ? 2 : 1
    }
    position = min(position + 1, bytes.count)
  }

  /// Passes a word or number; whether a value may end with it.
  private mutating func readWord(isTopLevel: Bool) -> Bool {
    let start = position
    while !isAtEnd, Self.isNamePart(byte()) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    let isMember = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    if isTopLevel, !isMember, word == "import" || word == "export" {
      readModuleName(isImport: word == "import")
      return false
    }
    let keywords = [
      "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do",
      "await", "yield", "instanceof",
    ]
    return isMember || !keywords.contains(word)
  }

  /// Reads the rest of an `import` or `export` up to the name of a module, where there is one.
  private mutating func readModuleName(isImport: Bool) {
    let start = position
    skipSpace()
    if isImport, byte() == 0x22 || byte() == 0x27 { return add(readQuoted()) }
    guard byte() == 0x7B || byte() == 0x2A || (isImport && Self.isNamePart(byte())) else { return }
    // Names, commas, a star and one pair of braces: anything else is no clause of a module.
    while !isAtEnd {
      skipSpace()
      if Self.isNamePart(byte()) {
        let word = position
        while !isAtEnd, Self.isNamePart(byte()) { position += 1 }
        guard bytes[word..<position].elementsEqual("from".utf8) else { continue }
        skipSpace()
        if byte() == 0x22 || byte() == 0x27 { return add(readQuoted()) }
      } else if [0x7B, 0x7D, 0x2C, 0x2A, 0x22, 0x27].contains(byte()) {
        if byte() == 0x22 || byte() == 0x27 { _ = readQuoted() } else { position += 1 }
      } else {
        break
      }
    }
    // It was another kind of statement, whose braces count.
    position = start
  }
}
