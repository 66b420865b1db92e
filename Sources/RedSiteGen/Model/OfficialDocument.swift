import Base

/// The 公文 block of an article: what identifies an official document and whether it still holds.
public struct OfficialDocument: Sendable {
  /// Its place in `Site.documents`.
  public typealias ID = Identifier<OfficialDocument>

  /// 发文字号.
  public var number = Text.empty
  /// 索引号.
  public var index = Text.empty
  /// 发文机关.
  public var issuer = Text.empty
  /// 成文日期.
  public var signedOn: CivilDate?
  /// 有效性.
  public var status = Status.inForce
  /// Whether its front matter gives the status.
  public var hasOwnStatus = false
  /// Where the file has the number and the day it was signed on.
  public var numberRange = 0..<0, signedRange = 0..<0
  /// The documents that this one replaces, places in `Site.articleLists`.
  public var replaces = IndexRange.empty
  /// The documents that replaced this one, places in `Site.articleLists`.
  public var replacedBy = IndexRange.empty

  /// Whether a document holds, in the words that pages print.
  public enum Status: String, Sendable, CaseIterable {
    /// It holds.
    case inForce = "现行"
    /// It holds as changed by a later one.
    case amended = "修改"
    /// It no longer holds.
    case repealed = "废止"
  }

  /// A block without any value.
  public init() {}
}
