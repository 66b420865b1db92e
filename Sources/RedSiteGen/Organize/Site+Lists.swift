import Base
import SiteModel

extension Site {
  /// Places keywords at the end of `keywords`.
  mutating func addKeywords(_ words: [Text]) -> IndexRange {
    let range = IndexRange(start: keywords.count, count: words.count)
    keywords += words
    return range
  }

  /// Places columns at the end of `columnLists`.
  mutating func addColumnList(_ list: [Column.ID]) -> IndexRange {
    let range = IndexRange(start: columnLists.count, count: list.count)
    columnLists += list
    return range
  }

  /// Places units at the end of `unitLists`.
  mutating func addUnitList(_ list: [Unit.ID]) -> IndexRange {
    let range = IndexRange(start: unitLists.count, count: list.count)
    unitLists += list
    return range
  }

  /// Places contributors at the end of `contributorLists`.
  mutating func addContributorList(_ list: [Contributor.ID]) -> IndexRange {
    let range = IndexRange(start: contributorLists.count, count: list.count)
    contributorLists += list
    return range
  }

  /// Places articles at the end of `articleLists`.
  mutating func addArticleList(_ list: some Collection<Article.ID>) -> IndexRange {
    let range = IndexRange(start: articleLists.count, count: list.count)
    articleLists += list
    return range
  }

  /// Notes a template that front matter names, if it names one.
  mutating func addTemplateUse(
    _ owner: TemplateUse.Owner, _ template: Reference?, of subsite: Subsite.ID, file: SourceFile.ID
  ) {
    guard let template else { return }
    templateUses.append(
      TemplateUse(
        owner: owner, subsite: subsite, name: template.name, file: file, range: template.range))
  }

  /// Places a free table at the end of `extras`, if there is one.
  mutating func addExtra(_ extra: Extra?) -> Extra.ID? {
    guard let extra else { return nil }
    extras.append(extra)
    return Extra.ID(extras.count - 1)
  }
}
