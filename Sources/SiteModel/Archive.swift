import Base

/// The archive of the site or of one column: its years, the newest first.
package struct Archive: Sendable {
  /// Places in `Site.archiveYears`.
  package var years = IndexRange.empty
  /// How many articles it has.
  package var articleCount: Int32 = 0

  /// An archive with nothing in it.
  package init() {}
}

/// The months of one year, the newest first.
package struct ArchiveYear: Sendable {
  /// Whose archive it is part of: the root column for the whole site.
  package var column: Column.ID
  /// The year.
  package var year: Int32
  /// Places in `Site.archiveMonths`.
  package var months: IndexRange
  /// How many articles it has.
  package var articleCount: Int32

  /// A year with its months.
  package init(column: Column.ID, year: Int, months: IndexRange, articleCount: Int) {
    self.column = column
    self.year = Int32(year)
    self.months = months
    self.articleCount = Int32(articleCount)
  }
}

/// The articles of one month, the newest first.
package struct ArchiveMonth: Sendable {
  /// Whose archive it is part of: the root column for the whole site.
  package var column: Column.ID
  /// The year.
  package var year: Int32
  /// The month, 1 to 12.
  package var month: Int32
  /// Places in `Site.articleLists`.
  package var articles: IndexRange

  /// A month with its articles.
  package init(column: Column.ID, year: Int, month: Int, articles: IndexRange) {
    self.column = column
    self.year = Int32(year)
    self.month = Int32(month)
    self.articles = articles
  }

  /// The cells of its calendar, weeks from Monday to Sunday: the blank ones before the first day.
  package var blankCells: Int {
    (CivilDate(year: Int(year), month: Int(month), day: 1)?.weekday ?? 1) - 1
  }

  /// How many days it has.
  package var dayCount: Int { CivilDate.daysIn(month: Int(month), year: Int(year)) }
}

/// A keyword or a source with the articles that have it.
package struct Term: Sendable {
  /// Its place in `Site.terms`.
  package typealias ID = Identifier<Term>

  /// Its most frequent spelling.
  package var name: Text
  /// The part of its URL.
  package var slug: Text
  /// Places in `Site.articleLists`, the newest first.
  package var articles: IndexRange
  /// The first article that has it, for messages.
  package var file: SourceFile.ID

  /// A term with its articles.
  package init(name: Text, slug: Text, articles: IndexRange, file: SourceFile.ID) {
    self.name = name
    self.slug = slug
    self.articles = articles
    self.file = file
  }
}

/// What makes two spellings one keyword.
package enum TermKey {
  /// The key of a spelling: full-width forms and case are the same, and spaces and hyphens do not
  /// count unless they part two numbers.
  package static func key(_ spelling: String) -> String {
    var key = String.UnicodeScalarView()
    var isParted = false
    for scalar in folded(spelling).unicodeScalars {
      if isSeparator(scalar) {
        isParted = true
        continue
      }
      if isParted, let last = key.last, isDigit(last), isDigit(scalar) { key.append("-") }
      isParted = false
      key.append(scalar)
    }
    return String(key)
  }

  /// The part of a URL for a spelling: one folder, whatever it holds.
  package static func slug(_ spelling: String) -> String {
    var slug = ""
    for scalar in folded(spelling).unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x22, 0x2A, 0x2F, 0x3A, 0x3C, 0x3E, 0x3F, 0x5C, 0x7C, 0x7F:
        if !slug.hasSuffix("-") { slug += "-" }
      default: slug.unicodeScalars.append(scalar)
      }
    }
    while slug.hasPrefix(".") || slug.hasPrefix("-") { slug.removeFirst() }
    while slug.hasSuffix(".") || slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }

  /// The spelling with half-width forms in small letters, without spaces beside Han, other spaces
  /// as one.
  private static func folded(_ spelling: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in spelling.inNormalizationFormC.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x20, 0x3000, 0xA0:
        if let last = folded.last, last != " ", !isWide(last) { folded.append(" ") }
      case 0xFF01...0xFF5E:
        folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default:
        if folded.last == " ", isWide(scalar) { folded.removeLast() }
        folded.append(scalar)
      }
    }
    if folded.last == " " { folded.removeLast() }
    return String(folded).lowercased()
  }

  /// Whether it is a space, a hyphen or a dash.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "-" || (0x2010...0x2014).contains(scalar.value)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    (0x2E80...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || scalar.value >= 0x20000
  }
}
