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
  /// The group it is listed in, as in 第一协作组.
  public var group = Text.empty
  /// Whom to turn to: a post, or a department.
  public var contact = Text.empty
  /// The telephone number.
  public var phone = Text.empty
  /// The postal address.
  public var address = Text.empty
  /// The e-mail address.
  public var email = Text.empty
  /// Its own site.
  public var website = Text.empty
  /// What it is.
  public var description = Text.empty
  /// Who reviews changes of its folder: accounts and teams for CODEOWNERS.
  public var codeOwners: [String] = []
  /// The e-mail addresses its people commit with; `*` stands for anything.
  public var authors: [String] = []
  /// The URL of its page.
  public var url = Text.empty
  /// The column that it keeps, if its folder is one.
  public var column: Column.ID?
  /// Places in `Site.unitLists`: the units directly below.
  public var children = IndexRange.empty
  /// Places in `Site.articleLists`: its articles and those of the units below, the newest first.
  public var articles = IndexRange.empty
  /// How many of `articles` are its own.
  public var ownCount: Int32 = 0
  /// Places in `Site.contributorLists`: who writes for it.
  public var contributors = IndexRange.empty
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
  /// The last day on which they wrote.
  public var until: CivilDate?
  /// What they do.
  public var role = Text.empty
  /// The URL of the place on their unit's page that names them.
  public var url = Text.empty
  /// How many articles name them.
  public var articleCount: Int32 = 0

  /// A contributor with what every one must have.
  public init(identifier: Text, name: Text) {
    self.identifier = identifier
    self.name = name
  }
}
