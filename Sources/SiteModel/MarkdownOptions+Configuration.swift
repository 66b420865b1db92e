import ChineseMarkdown

extension MarkdownOptions {
  /// How the texts of a site become HTML.
  package init(of configuration: SiteConfiguration) {
    self.init(.site, rawHTML: configuration.markdown.rawHTML == .allow ? .allow : .escape)
    habits = configuration.markdown.habits
    wantsDescriptions = configuration.profile != .none
  }
}
