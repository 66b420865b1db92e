import Base

/// A 单位 or 党组织: who keeps a column and sends articles.
public struct Unit: Sendable {
  /// Its place in `Site.units`.
  public typealias ID = Identifier<Unit>

  /// The name that front matter uses.
  public var identifier: Text
  /// What it is called.
  public var name: Text
  /// What kind of unit it is, as in 机关司局.
  public var kind = Text.empty
  /// The unit above.
  public var parent: ID?
  /// The folder within `content/` that it keeps.
  public var folder = Text.empty
  /// The order among units: smaller comes first.
  public var order: Int32 = 0

  /// A unit with what every unit must have.
  public init(identifier: Text, name: Text) {
    self.identifier = identifier
    self.name = name
  }
}

/// A 信息员 or 通讯员: who wrote in.
public struct Contributor: Sendable {
  /// The place in `Site.contributors`.
  public typealias ID = Identifier<Contributor>

  /// The name that front matter uses.
  public var identifier: Text
  /// What they are called in public.
  public var name: Text
  /// The unit they write for.
  public var unit: Unit.ID?
  /// The day from which they have written.
  public var since: CivilDate?

  /// A contributor with what every one must have.
  public init(identifier: Text, name: Text) {
    self.identifier = identifier
    self.name = name
  }
}
