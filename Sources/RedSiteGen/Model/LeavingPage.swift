import Base

/// The page that says, before a reader follows a link, that it leads to another site.
public struct LeavingPage: Sendable {
  /// The address the link leads to, as written.
  public var address: Text
  /// Its host.
  public var host: Text
  /// The URL of the page itself.
  public var url: Text
}
