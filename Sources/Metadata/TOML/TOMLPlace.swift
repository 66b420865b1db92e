import Base
import Diagnostics

/// Better places and sentences for what toml++ says after it has read past the trouble.
struct TOMLPlace {
  package let file: Bytes
  package let block: Range<Int>

  func refined(_ problem: MetadataProblem) -> MetadataProblem {
    switch problem.code {
    case .dateOutOfRange: date(problem)
    case .duplicateKey: key(problem)
    default: problem
    }
  }

  /// The same sentence that a date in quotes would get.
  private func date(_ problem: MetadataProblem) -> MetadataProblem {
    var lower = problem.range.lowerBound
    var upper = lower
    while lower > block.lowerBound, isDateByte(file[lower - 1]) { lower -= 1 }
    while upper < block.upperBound, isDateByte(file[upper]) { upper += 1 }
    let text = file[slice: lower..<upper].string
    guard case .failure(let found) = parseDateTime(text, zone: .utc) else { return problem }
    return MetadataProblem(
      found.code, at: lower + found.part.lowerBound..<lower + found.part.upperBound,
      found.message, help: found.help)
  }

  private func isDateByte(_ byte: UInt8) -> Bool {
    Ascii.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "T") || byte == UInt8(ascii: ".")
  }

  /// The key of the line, where toml++ points at the end of its value.
  private func key(_ problem: MetadataProblem) -> MetadataProblem {
    var lower = problem.range.lowerBound
    while lower > block.lowerBound, file[lower - 1] != Ascii.lineFeed { lower -= 1 }
    while lower < problem.range.lowerBound, Ascii.isSpace(file[lower]) { lower += 1 }
    var upper = lower
    while upper < block.upperBound, !Ascii.isSpace(file[upper]), file[upper] != UInt8(ascii: "=") {
      upper += 1
    }
    var refined = problem
    refined.range = lower..<upper
    return refined
  }
}
