import Base

/// The 公文 block of an article: what identifies an official document and whether it still holds.
package struct OfficialDocument: Sendable {
  /// Its place in `Site.documents`.
  package typealias ID = Identifier<OfficialDocument>

  /// 发文字号.
  package var number = Text.empty
  /// 索引号.
  package var index = Text.empty
  /// 发文机关.
  package var issuer = Text.empty
  /// 成文日期.
  package var signedOn: CivilDate?
  /// 有效性.
  package var status = Status.inForce
  /// Whether its front matter gives the status.
  package var hasOwnStatus = false
  /// Where the file has the number and the day it was signed on.
  package var numberRange = 0..<0, signedRange = 0..<0
  /// The documents that this one replaces, places in `Site.articleLists`.
  package var replaces = IndexRange.empty
  /// The documents that replaced this one, places in `Site.articleLists`.
  package var replacedBy = IndexRange.empty

  /// Whether a document holds, in the words that pages print.
  package enum Status: String, Sendable, CaseIterable {
    /// It holds.
    case inForce = "现行"
    /// It holds as changed by a later one.
    case amended = "修改"
    /// It no longer holds.
    case repealed = "废止"
  }

  /// A block without any value.
  package init() {}
}
