import Jinja
import Testing

/// One template for several kinds of pages: what a page does not have is checked, not run.
@Suite struct DeadBranchTests {
  private let base = TestTemplates(
    "{% if article is defined %}{{ article.title }}{% elif column is defined %}{{ column.title }}"
      + "{% else %}首页{% endif %}{{ column.url if column is defined }}"
      + "{{ '有' if article }}{{ article.url if article and article.url }}")

  @Test func servesEveryKindOfPage() {
    #expect(base.render() == "文章“4”有/c1/4.html")
    #expect(
      base.render([FakeSite.column], values: [FakeSite.column(2)], other: [FakeSite.article])
        == "栏目2/c2/")
    #expect(base.render([], values: [], other: [FakeSite.article, FakeSite.column]) == "首页")
  }

  @Test func checksBranchesThatThisPageDoesNotRun() {
    #expect(
      TestTemplates("{% if column is defined %}{{ column.titel }}{{ nope }}{% endif %}").problems()
        == [
          "page:1:37 unknown-attribute: column has no attribute “titel” (title)",
          "page:1:48 unknown-name: unknown name “nope”",
        ])
    #expect(
      TestTemplates("{% if column is not defined %}a{% else %}{{ column.titel }}{% endif %}")
        .problems() == ["page:1:52 unknown-attribute: column has no attribute “titel” (title)"])
  }

  @Test func namesThatAnIncluderMaySet() {
    #expect(
      TestTemplates(
        """
        -- page --
        {% include "nav" %}{% set active = "党课" %}{% include "nav" %}
        -- nav --
        [{% if active is defined %}{{ active }}{% endif %}{{ active|default("无") }}]
        """
      ).render() == "[无][党课党课]")
  }
}
