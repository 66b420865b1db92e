import Base

/// The page that says, before a reader follows a link, that it leads to another site.
package struct LeavingPage: Sendable {
  /// The address the link leads to, as written.
  package var address: Text
  /// Its host.
  package var host: Text
  /// The URL of the page itself.
  package var url: Text

  package init(address: Text, host: Text, url: Text) {
    self.address = address
    self.host = host
    self.url = url
  }
}
