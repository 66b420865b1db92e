import Base

/// A file for programs rather than people: robots.txt, a feed, a list of links.
///
/// No template makes it; its format is the same whatever the theme.
public struct MachineFile: Sendable {
  /// What is written.
  public var format: Format
  /// The number of the thing it is about, in the array of its kind.
  public var subject: Int32
  /// The URL, as for pages.
  public var url: Text
  /// The file's path in the output.
  public var path: Text

  /// A file.
  public init(format: Format, subject: Int, url: Text, path: Text) {
    self.format = format
    self.subject = Int32(truncatingIfNeeded: subject)
    self.url = url
    self.path = path
  }

  /// The formats that are written.
  public enum Format: UInt8, Sendable, CaseIterable {
    /// robots.txt (RFC 9309).
    case robots
  }
}
