extension Character {
  /// How many columns of a terminal the character takes: 2 for wide and full-width ones.
  ///
  /// By the Wide and Fullwidth ranges of Unicode Standard Annex #11; ambiguous characters such
  /// as “” count 1, which is what terminals do unless told otherwise.
  public var displayWidth: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
