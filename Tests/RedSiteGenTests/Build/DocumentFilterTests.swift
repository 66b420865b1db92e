import RedSiteGen
import TestSupport
import Testing

/// Columns of documents, from which readers choose by year, validity, issuer and unit.
@Suite struct DocumentFilterTests {
  private static func site(_ more: String = "") throws -> TestSite {
    let documents = [
      ("1", "2024-03-01", "issuer: 机关党委\n  signed_on: 2023-12-28\n  status: 废止", "unit: rss"),
      ("2", "2024-05-01", "issuer: 机关党委\n  number: 党〔2024〕2号", "unit: bgt"),
      ("3", "2025-05-01", "issuer: 办公厅 & 人事司", "unit: bgt"),
    ].map { name, date, document, unit in
      """
      -- content/wen/\(name).md --
      ---
      title: 文件\(name)
      date: \(date)
      \(unit)
      document:
        \(document)
      ---
      """
    }
    return try TestSite(
      """
      -- themes/plain/templates/column.html --
      {{ page.kind }} {{ page.title }} {{ page.permalink }}
      {% for f in column.filters %}{{ f.kind }}{{ f.name }}:\
      {% for c in f.choices %}{{ c.name }}{{ c.url }}={{ c.article_count }}{{ "*" if c.is_current }} {% endfor %}
      {% endfor %}{% if choice is defined %}{{ choice.filter.name }}{{ choice.name }} {% endif %}\
      {% for a in pagination.articles %}{{ a.title }}{% endfor %} {{ column.documents_url }}
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [build]
      page_size = 1
      -- data/units.toml --
      [[units]]
      id = "bgt"
      name = "办公厅"
      [[units]]
      id = "rss"
      name = "人事司"
      -- content/wen/_index.md --
      ---
      title: 文件
      kind: documents
      ---
      \(documents.joined(separator: "\n"))
      -- content/wen/0.md --
      ---
      title: 不是公文
      date: 2025-06-01
      ---
      \(more)
      """)
  }

  @Test func everyChoiceHasAPage() throws {
    let site = try Self.site()
    #expect(site.build().problems == [])
    let column = try #require(site.page("wen/index.html")).split(separator: "\n").map(String.init)
    #expect(
      column == [
        "column 文件 https://test.example.org/wen/",
        "year年份:2025年/wen/year-2025/=2 2024年/wen/year-2024/=1 2023年/wen/year-2023/=1 ",
        "status有效性:现行/wen/status-xianxing/=2 废止/wen/status-feizhi/=1 ",
        "issuer发文机关:办公厅 &amp; 人事司/wen/issuer-%E5%8A%9E%E5%85%AC%E5%8E%85%26%E4%BA%BA%E4%BA%8B%E5%8F%B8/=1 "
          + "机关党委/wen/issuer-%E6%9C%BA%E5%85%B3%E5%85%9A%E5%A7%94/=2 ",
        "unit单位:办公厅/wen/unit-bgt/=2 人事司/wen/unit-rss/=1 ", "不是公文 /wen/documents.json",
      ])
    let year = try #require(site.page("wen/year-2023/index.html")).split(separator: "\n")
    #expect(year.first == "document_choice 文件：2023年 https://test.example.org/wen/year-2023/")
    #expect(year[1].contains("2023年/wen/year-2023/=1* "))
    #expect(year.last == "年份2023年 文件1 /wen/documents.json")
    // Its list is cut into pages like any other.
    #expect(site.page("wen/unit-bgt/index.html")?.contains("办公厅 文件3 ") == true)
    #expect(site.page("wen/unit-bgt/page-1.html")?.contains("办公厅 文件2 ") == true)
    // Search engines are told of each document once.
    #expect(site.page("sitemap.xml")?.contains("year-2023") == false)
    #expect(site.page("sitemap.xml")?.contains("/wen/1.html") == true)
  }

  @Test func scriptHasTheWholeColumn() throws {
    let site = try Self.site()
    site.build()
    #expect(
      site.page("wen/documents.json") == """
        [
        ["不是公文","/wen/0.html","","","","","","2025-06-01"],
        ["文件3","/wen/3.html","","","现行","办公厅 & 人事司","办公厅","2025-05-01"],
        ["文件2","/wen/2.html","党〔2024〕2号","","现行","机关党委","办公厅","2024-05-01"],
        ["文件1","/wen/1.html","","2023-12-28","废止","机关党委","人事司","2024-03-01"]
        ]

        """)
  }

  @Test func filterOfOneChoiceIsNone() throws {
    let site = try Self.site(
      """
      -- content/xin/_index.md --
      ---
      title: 新文件
      kind: documents
      ---
      -- content/xin/1.md --
      ---
      title: 甲
      date: 2026-01-01
      document: { issuer: 机关党委 }
      ---
      """)
    #expect(site.build().problems == [])
    #expect(site.page("xin/index.html")?.hasSuffix("\n甲 ") == true)
    #expect(site.page("xin/documents.json") == nil)
    #expect(site.page("xin/year-2026/index.html") == nil)
  }

  /// A page of a filter is no second owner of what an editor made.
  @Test func columnOfTheSameNameIsReported() throws {
    let site = try Self.site("-- content/wen/year-2025/_index.md --\n---\ntitle: 某年\n---\n")
    let problems = site.build().problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains("duplicate") == true, "\(problems)")
  }
}
