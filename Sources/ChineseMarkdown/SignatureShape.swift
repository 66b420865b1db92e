import Base

/// Tells from its lines whether the end of a text is a 落款: who signs, then the day.
///
/// GB/T 9704—2012, 7.3.5, has 发文机关署名 above 成文日期. Looked for are up to three lines: one
/// or two organs or a name, and a date as front matter takes it, also in full-width digits or
/// Chinese numerals. A sentence is neither, nor is what a clerk writes before a signature.
struct SignatureShape {
  /// Who signs by the front matter; that name is taken whatever it looks like.
  let issuer: String

  /// The most characters of an issuer.
  static let issuerLength = 25
  /// The most lines of a signature.
  static let lineCount = 3

  /// Whether lines are a whole signature.
  func matches(_ lines: [String]) -> Bool {
    guard let last = lines.last, lines.count <= Self.lineCount else { return false }
    guard lines.count > 1 else { return isIssuerWithDate(last) }
    return Self.isDate(last) && isIssuer(lines[lines.count - 2])
      && lines.dropLast(2).allSatisfy { isIssuer($0) && Self.endsAsOrgan($0) }
  }

  /// Whether a line is the name of an organ or a person.
  func isIssuer(_ line: String) -> Bool {
    if !issuer.isEmpty, line == issuer { return true }
    guard (2...Self.issuerLength).contains(line.count), !Self.isDate(line) else { return false }
    return line.contains(where: \.isLetter) && !line.contains(where: Self.isForbidden)
      && !Self.formulas.contains { line.hasPrefix($0) } && Self.isName(latin: line)
  }

  /// Whether a line holds both, as in `局机关党委　2026年7月1日`.
  private func isIssuerWithDate(_ line: String) -> Bool {
    line.count <= 2 * Self.issuerLength
      && line.indices.contains { place in
        guard line[place].isWhitespace else { return false }
        let before = Self.trimmed(line[..<place])
        return Self.isDate(String(line[place...])) && isIssuer(before) && Self.endsAsOrgan(before)
      }
  }

  /// Whether a line ends with a date; what stands before it does not matter.
  static func endsWithDate(_ line: String) -> Bool {
    line.count <= 2 * issuerLength && line.indices.contains { isDate(String(line[$0...])) }
  }

  // MARK: Dates

  /// Whether a line is nothing but a day: 2026年7月1日, 二〇二六年七月一日, 2026-07-01, 20260701 …
  static func isDate(_ line: String) -> Bool {
    guard (8...24).contains(line.count) else { return false }
    var text = String.UnicodeScalarView()
    for scalar in line.unicodeScalars where !scalar.properties.isWhitespace {
      // People type a circle, or the letter O in its place, for 〇.
      text.append(scalar == "○" || scalar == "Ｏ" ? "〇" : asciiForm(of: scalar))
    }
    if text.count == 8, let number = Int(String(text)) {
      return isDay(number / 10_000, number / 100 % 100, number % 100)
    }
    var place = text.startIndex
    guard let year = number(in: text, &place), let first = take(text, &place),
      let month = number(in: text, &place), let second = take(text, &place),
      let day = number(in: text, &place)
    else { return false }
    let isSeparated =
      first == "年"
      ? second == "月" && take(text, &place) == "日"
      : first == second && ["-", "/", "."].contains(first)
    return isSeparated && place == text.endIndex && isDay(year, month, day)
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    CivilDate(year: year, month: month, day: day) != nil
  }

  private static func asciiForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(HanNumber.halfWidth(scalar)) ?? scalar
  }

  private static func number(
    in text: String.UnicodeScalarView, _ place: inout String.UnicodeScalarView.Index
  ) -> Int? {
    guard let number = HanNumber(in: text, at: place, isOrdinal: true), number.digits.count <= 4
    else { return nil }
    place = number.end
    return number.digits.reduce(0) { $0 * 10 + Int($1) }
  }

  private static func take(
    _ text: String.UnicodeScalarView, _ place: inout String.UnicodeScalarView.Index
  ) -> Unicode.Scalar? {
    guard place < text.endIndex else { return nil }
    defer { place = text.index(after: place) }
    return text[place]
  }

  // MARK: Names

  /// A line without the spaces, also ideographic ones, that push it to the right.
  static func trimmed(_ line: some StringProtocol) -> String {
    var rest = line[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Whether a name ends as those of organs and posts do, perhaps with （盖章） after it.
  private static func endsAsOrgan(_ line: String) -> Bool {
    var name = line[...]
    if let last = name.last, "）)".contains(last),
      let bracket = name.lastIndex(where: { "（(".contains($0) })
    {
      name = name[..<bracket]
    }
    return name.last.map { organEndings.contains($0) || $0.isASCII } ?? false
  }

  /// Whether the longer Latin words begin with capitals, as they do in names and not in sentences.
  private static func isName(latin line: String) -> Bool {
    line.split(whereSeparator: { !$0.isASCII || !$0.isLetter }).allSatisfy { word in
      word.count <= 3 || word.first?.isUppercase == true
    }
  }

  private static func isForbidden(_ character: Character) -> Bool {
    "。！？；：，…!?;:,《》【】[]{}<>|=/\\@#&*+_~".contains(character)
  }

  private static let organEndings: Set<Character> = Set(
    "委部局办会室组院校学处科厅署司社心馆站所队团系园库行党府区县市镇乡村道段级台网长记任")

  /// What stands before a signature, or is mistaken for one.
  private static let formulas = [
    "特此", "专此", "此致", "敬礼", "以上", "附件", "附表", "附录", "请", "欢迎", "望各", "联系人", "联系电话",
    "联系方式", "咨询", "电话", "地址", "时间", "地点", "截止", "抄送", "注意",
  ]
}
