/// Why a name cannot be one part of a URL and of a file's path.
enum PathComponentProblem {
  case empty, dots, tooLong, separator, character, reserved

  /// The problem with `name`, or nil where it can be used.
  ///
  /// Windows-reserved names are refused too: the same site is built and served there.
  init?(_ name: String) {
    if name.isEmpty {
      self = .empty
    } else if name == "." || name == ".." {
      self = .dots
    } else if name.utf8.count > Limits.nameBytes {
      self = .tooLong
    } else if name.utf8.contains(0x2F) || name.utf8.contains(0x5C) {
      self = .separator
    } else if name.unicodeScalars.contains(where: Self.isForbidden) {
      self = .character
    } else if Self.reservedNames.contains(ContentPath.stem(of: name).lowercased()) {
      self = .reserved
    } else {
      return nil
    }
  }

  /// Controls, the characters Windows refuses, and invisible ones that change how a name reads.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F, 0x22, 0x2A, 0x3A, 0x3C, 0x3E, 0x3F, 0x7C: true
    case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static let reservedNames: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]

  /// The reason in words.
  var message: Message {
    switch self {
    case .empty: Message("是空的", "it is empty")
    case .dots: Message("“.”和“..”有特别的含义", "“.” and “..” have a meaning of their own")
    case .tooLong:
      Message("超过 \(Limits.nameBytes) 字节（约 66 个汉字）", "it is longer than \(Limits.nameBytes) bytes")
    case .separator: Message("不能有斜杠", "it has a slash")
    case .character:
      Message(
        "有控制字符、看不见的字符或 \" * : < > ? |",
        "it has a control, an invisible character or one of \" * : < > ? |")
    case .reserved: Message("是 Windows 保留的名字", "it is a name that Windows reserves")
    }
  }
}
