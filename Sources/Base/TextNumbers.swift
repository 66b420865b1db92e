/// Numbers for texts: the first that is met has 0, the next other one 1.
///
/// What large tables are sorted, grouped and counted by. Texts are equal where their bytes are: a
/// `String` hashes its characters in normal form, which costs ten times as much for Chinese.
public struct TextNumbers {
  /// The texts, each once, by their numbers.
  public private(set) var texts: [String] = []
  private var numbers: [Key: Int] = [:]

  /// Numbers that begin with the given texts, in their order.
  public init(_ texts: [String] = []) {
    for text in texts { _ = number(of: text) }
  }

  /// The number of a text, which has one from now on.
  public mutating func number(of text: String) -> Int {
    let key = Key(text: text)
    if let known = numbers[key] { return known }
    numbers[key] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  private struct Key: Hashable {
    let text: String

    func hash(into hasher: inout Hasher) {
      text.withBytes { bytes in
        bytes.withUnsafeBufferPointer { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      }
    }

    static func == (left: Key, right: Key) -> Bool {
      left.text.withBytes { left in right.text.withBytes { left.elementsEqual($0) } }
    }
  }
}

extension Sequence {
  /// The elements in groups of the same text, the groups in the order in which they begin.
  public func grouped(
    by text: (Element) -> String
  ) -> [(text: String, elements: [Element])] {
    var numbers = TextNumbers()
    var groups: [(text: String, elements: [Element])] = []
    for element in self {
      let text = text(element)
      let number = numbers.number(of: text)
      if number == groups.count { groups.append((text, [])) }
      groups[number].elements.append(element)
    }
    return groups
  }
}
