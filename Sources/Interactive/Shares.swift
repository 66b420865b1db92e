import Base

/// Parts of a whole in tenths of a percent.
package enum Shares {
  /// The shares of counts that make up a whole, by the largest remainder.
  ///
  /// They add up to 1000; equal remainders go to the first. All are 0 where the counts are.
  package static func exact(_ counts: [Int]) -> [Int] {
    let whole = counts.reduce(0, +)
    guard whole > 0 else { return counts.map { _ in 0 } }
    var shares = counts.map { $0 * 1000 / whole }
    let missing = 1000 - shares.reduce(0, +)
    let order = counts.indices.sorted {
      let (left, right) = (counts[$0] * 1000 % whole, counts[$1] * 1000 % whole)
      return left != right ? left > right : $0 < $1
    }
    for place in order.prefix(missing) { shares[place] += 1 }
    return shares
  }

  /// The share of each count by itself, halves up; for questions with several answers.
  package static func single(_ count: Int, of whole: Int) -> Int {
    whole > 0 ? (count * 2000 + whole) / (2 * whole) : 0
  }

  /// `33.4%`.
  package static func text(_ share: Int) -> String { "\(share / 10).\(share % 10)%" }
}

extension ByteBuffer {
  /// Appends a table of counts with their shares and a bar for each.
  ///
  /// - Parameters:
  ///   - caption: what is counted.
  ///   - head: the heads of name and count.
  ///   - rows: name, count, and share in tenths of a percent.
  mutating func shareTable(
    _ caption: String, head: (name: String, count: String),
    _ rows: [(name: String, count: Int, share: Int)]
  ) {
    append("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    append(escaping: caption)
    append("\">\n<table class=\"shares\">\n<thead><tr><th scope=\"col\">")
    append(escaping: head.name)
    append("</th><th scope=\"col\" class=\"number\">")
    append(escaping: head.count)
    append(
      "</th><th scope=\"col\" class=\"number\">比例</th><th scope=\"col\"><span class=\"visually-hidden\">图</span></th></tr></thead>\n<tbody>\n"
    )
    for row in rows {
      append("<tr><th scope=\"row\">")
      append(escaping: row.name)
      append("</th><td class=\"number\">")
      append(decimal: row.count)
      append("</td><td class=\"number\">")
      append(contentsOf: Shares.text(row.share))
      append(
        "</td><td><svg class=\"share-bar\" viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\""
      )
      append(decimal: row.share)
      append("\" height=\"60\"/></svg></td></tr>\n")
    }
    append("</tbody>\n</table>\n</div>\n")
  }
}
