import Jinja

/// The free table (`extra`) of one front matter, for themes.
public struct Extra: Sendable {
  /// Its place in `Site.extras`.
  public typealias ID = Identifier<Extra>

  /// The table.
  public var value: DynamicValue

  /// A table.
  public init(_ value: DynamicValue) { self.value = value }
}
