import Base

/// A 单位 or 党组织: who keeps a column and sends articles.
package struct Unit: Sendable {
  /// Its place in `Site.units`.
  package typealias ID = Identifier<Unit>

  /// The name that front matter uses.
  package var identifier: Text
  /// What it is called.
  package var name: Text
  /// What kind of unit it is, as in 机关司局.
  package var kind = Text.empty
  /// The unit above.
  package var parent: ID?
  /// The group it is listed in, as in 第一协作组.
  package var group = Text.empty
  /// Whom to turn to: a post, or a department.
  package var contact = Text.empty
  /// The telephone number.
  package var phone = Text.empty
  /// The postal address.
  package var address = Text.empty
  /// The e-mail address.
  package var email = Text.empty
  /// Its own site.
  package var website = Text.empty
  /// What it is.
  package var description = Text.empty
  /// Who reviews changes of its folder: accounts and teams for CODEOWNERS.
  package var codeOwners: [String] = []
  /// The e-mail addresses its people commit with; `*` stands for anything.
  package var authors: [String] = []
  /// The column that it keeps, if its folder is one.
  package var column: Column.ID?
  /// Places in `Site.unitLists`: the units directly below.
  package var children = IndexRange.empty
  /// Places in `Site.articleLists`: its articles and those of the units below, the newest first.
  package var articles = IndexRange.empty
  /// How many of `articles` are its own.
  package var ownCount: Int32 = 0
  /// Places in `Site.contributorLists`: who writes for it.
  package var contributors = IndexRange.empty
  /// The folder within `content/` that it keeps.
  package var folder = Text.empty
  /// The order among units: smaller comes first.
  package var order: Int32 = 0
  /// 考核类别: the class it is measured in; empty for none.
  package var assessmentClass = Text.empty
  /// The first day on which it was there.
  package var since: CivilDate?
  /// The last day on which it was there: after it, it was merged away or dissolved.
  package var until: CivilDate?

  /// A unit with what every unit must have.
  package init(identifier: Text, name: Text) {
    self.identifier = identifier
    self.name = name
  }
}

/// A 信息员 or 通讯员: who wrote in.
package struct Contributor: Sendable {
  /// The place in `Site.contributors`.
  package typealias ID = Identifier<Contributor>

  /// The name that front matter uses.
  package var identifier: Text
  /// What they are called in public.
  package var name: Text
  /// The unit they write for.
  package var unit: Unit.ID?
  /// The day from which they have written.
  package var since: CivilDate?
  /// The last day on which they wrote.
  package var until: CivilDate?
  /// What they do.
  package var role = Text.empty
  /// The address they commit with, which no page shows.
  package var email = ""
  /// 考核类别: the class they are measured in; empty for none.
  package var assessmentClass = Text.empty
  /// 级别, as in 市, 县, 乡.
  package var level = Text.empty
  /// Whether their name and score may be shown to everybody.
  package var isPublic = false
  /// The years in which they were trained, each once, the earliest first.
  package var trainedYears: [Int] = []
  /// How many articles name them.
  package var articleCount: Int32 = 0

  /// A contributor with what every one must have.
  package init(identifier: Text, name: Text) {
    self.identifier = identifier
    self.name = name
  }
}
