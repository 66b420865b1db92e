import Base

/// One cause of trouble on one line, with what should stand there instead.
struct LineMend {
  var cause: LineCause
  /// The bytes the message points at.
  package var place: Range<Int>
  /// The bytes to replace.
  package var range: Range<Int>
  package var replacement: String
  /// The bytes of the line, for the corrected line in the message.
  package var line: Range<Int>
}

extension [LineMend] {
  /// The mends without those that touch bytes an earlier one replaces.
  var withoutOverlaps: [LineMend] {
    var kept: [LineMend] = []
    for mend in self where (kept.last?.range.upperBound ?? 0) <= mend.range.lowerBound {
      kept.append(mend)
    }
    return kept
  }
}
