extension String {
  /// Between double quotes, with a backslash before each of `special` and before backslashes.
  ///
  /// - Parameter special: the characters that mean something within the quotes.
  /// - Returns: the quoted text.
  public func quoted(escaping special: String = "\"") -> String {
    var quoted = "\""
    for character in self {
      if character == "\\" || special.contains(character) { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
