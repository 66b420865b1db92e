import Base

extension Bytes {
  /// Whether a carriage return stands without a line feed after it.
  var hasLoneCarriageReturn: Bool {
    var index = 0
    while let found = firstIndex(of: Ascii.carriageReturn, from: index) {
      if found + 1 == count || self[found + 1] != Ascii.lineFeed { return true }
      index = found + 2
    }
    return false
  }

  /// Lends a copy of the same length in which every lone carriage return is a line feed.
  func withLineFeeds<Result>(_ body: (Bytes) -> Result) -> Result {
    var copy = Array(self)
    for index in copy.indices where copy[index] == Ascii.carriageReturn {
      if index + 1 == copy.count || copy[index + 1] != Ascii.lineFeed {
        copy[index] = Ascii.lineFeed
      }
    }
    return copy.withBytes(body)
  }
}
