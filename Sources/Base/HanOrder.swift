/// The order in which Chinese readers look for a name: the same on every machine, in any locale.
///
/// For lists of units, keywords and titles. Character by character:
///
/// 1. spaces, punctuation and symbols, by code point;
/// 2. numbers by value, however long: 第2支部 before 第10支部. Chinese numerals count as numbers
///    after 第, where branches and chapters are numbered: 第九 before 第十;
/// 3. letters, without regard to case; full-width forms (Ａ, ２) count as their ASCII ones;
/// 4. Han by reading and tone (`HanOrderTable`), 文 wén before 问 wèn;
/// 5. everything else by code point, rare Han included.
///
/// A text that ends first comes first. Texts equal in all this (党建A, 党建a) follow by code
/// point, so that no two different texts ever change places.
///
/// A character has one place, whatever it sounds like in a word: 重庆 stands with 重要 (zhòng),
/// 朝阳 with 朝鲜 (cháo). A dictionary of words would be larger than this program; who needs
/// another place gives the entry a `weight`.
public enum HanOrder {
  /// Whether `left` comes before `right`; for sorting many texts make a key for each instead.
  public static func precedes(_ left: String, _ right: String) -> Bool {
    HanSortKey(left) < HanSortKey(right)
  }

  /// What stands for `text` in comparisons: make it once for a text that is compared often.
  public static func sortKey(_ text: String) -> HanSortKey { HanSortKey(text) }
}
