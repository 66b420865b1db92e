/// How one text differs from another, line by line.
package struct LineDifference {
  /// A line of either text.
  package enum Line: Equatable, Sendable {
    case same(Substring), removed(Substring), added(Substring)
  }

  /// All lines, in the order in which one text becomes the other.
  package let lines: [Line]

  /// The difference of two texts of some hundred lines: the time is the product of their numbers.
  package init(from old: String, to new: String) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    // How many lines the rests have in common, from each pair of places on.
    var common = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        common[i][j] =
          old[i] == new[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        lines.append(.same(old[i]))
        (i, j) = (i + 1, j + 1)
      } else if i < old.count, j == new.count || common[i + 1][j] >= common[i][j + 1] {
        lines.append(.removed(old[i]))
        i += 1
      } else {
        lines.append(.added(new[j]))
        j += 1
      }
    }
    self.lines = lines
  }

  /// The lines that differ, marked `-` and `+`, each place with the line before it.
  package var text: String {
    var text = ""
    for (place, line) in lines.enumerated() {
      switch line {
      case .removed(let line): text += "- \(line)\n"
      case .added(let line): text += "+ \(line)\n"
      case .same(let line):
        guard place + 1 < lines.count, case .same = lines[place + 1] else {
          if place + 1 < lines.count { text += "  \(line)\n" }
          continue
        }
      }
    }
    return text
  }
}
