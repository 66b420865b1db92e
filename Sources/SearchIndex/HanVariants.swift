/// Han characters of Traditional writing and what they are in Simplified writing.
///
/// One character for one: 髮 and 發 are both 发. A search takes both writings for one, so it does not
/// matter which of several Simplified forms stands here, as long as texts and queries have the same.
package enum HanVariants {
  /// What a character is in Simplified writing; nil for those that are the same in both.
  package static let all: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(traditional.unicodeScalars, simplified.unicodeScalars))

  /// The table as browsers read it: two lines, the characters and what each of them is.
  package static var file: String { traditional + "\n" + simplified + "\n" }
}
