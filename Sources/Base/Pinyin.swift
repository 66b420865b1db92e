/// The reading of Chinese characters in plain letters, for URLs.
public enum Pinyin {
  /// The syllable of a character without its tone, ü as `v` as people type it; nil for a character
  /// the table does not have.
  ///
  /// A character has one reading, the one it is looked up by (`HanOrderTable`): 长 is `chang`, 都
  /// `du`.
  public static func syllable(of scalar: Unicode.Scalar) -> Substring? {
    guard let rank = HanOrderTable.rank(of: scalar) else { return nil }
    return syllables[Int(rank)]
  }

  /// The syllable of each character of the table, in its order.
  private static let syllables: [Substring] = {
    var all: [Substring] = []
    for part in HanOrderTable.parts {
      var syllable: Substring = ""
      for line in part.split(separator: "\n") {
        if line.first != " " {
          let written = line.prefix { $0 != " " }
          syllable = written.contains("ü") ? Substring(written.replacing("ü", with: "v")) : written
        }
        for scalar in line.unicodeScalars where scalar.value >= 0x3400 { all.append(syllable) }
      }
    }
    return all
  }()

  /// A text as part of a URL: syllables, letters and digits in small letters, parted by hyphens.
  ///
  /// What has no reading and is no letter or digit parts words; a character without a reading
  /// stays as it is.
  public static func slug(_ text: String) -> String {
    var slug = ""
    var isWordOpen = false
    func part() { if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" } }
    for scalar in text.unicodeScalars {
      if let syllable = syllable(of: scalar) {
        part()
        slug += syllable
        isWordOpen = false
      } else if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        if !isWordOpen { part() }
        slug.unicodeScalars.append(scalar)
        isWordOpen = true
      } else if scalar.properties.isAlphabetic {
        part()
        slug.unicodeScalars.append(scalar)
        isWordOpen = false
      } else {
        isWordOpen = false
      }
    }
    return slug.lowercased()
  }
}
