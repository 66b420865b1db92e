import Base

/// The free table (`extra`) of one front matter, for themes.
package struct Extra: Sendable {
  /// Its place in `Site.extras`.
  package typealias ID = Identifier<Extra>

  /// The table.
  package var value: DynamicValue

  /// A table.
  package init(_ value: DynamicValue) { self.value = value }
}
