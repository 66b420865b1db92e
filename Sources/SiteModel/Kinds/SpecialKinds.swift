import Base

/// What columns of special kinds show besides articles, and what is special about single articles.
///
/// Tables beside the site's own, so that a site without any of it pays nothing for it.
package struct SpecialKinds: Sendable {
  /// The tables of `data/stats/`.
  package var statistics: [StatisticsTable] = []
  /// The rows of `data/honors.csv`.
  package var honors: [Honor] = []
  /// The rows of `data/terms.csv`.
  package var offices: [OfficeTerm] = []
  /// The rows of `data/experts.csv`.
  package var experts: [Expert] = []
  /// What is special about single articles, by their numbers.
  package var articles: [Int32: ArticleFacts] = [:]
  /// The volumes that columns of papers are collected in, by the columns' numbers.
  package var volumes: [Int32: VolumeSettings] = [:]

  /// What is special about an article; nil for most.
  package func facts(of article: Int) -> ArticleFacts? {
    articles.isEmpty ? nil : articles[Int32(article)]
  }

  /// Nothing special.
  package init() {}
}
