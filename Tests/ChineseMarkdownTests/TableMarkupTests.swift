import Testing

/// Tables of a site: what telephones and screen readers need of them.
@Suite struct TableMarkupTests {
  @Test func smallTableHasLabelsForCards() {
    let html = site("| 单位 | **人数** |\n|---|---:|\n| 办公厅 | 12 |\n| 人事司 | |\n")
    #expect(html.contains("<table class=\"table-cards\">"))
    #expect(html.contains("<th scope=\"row\" data-label=\"单位\">办公厅</th>"))
    #expect(html.contains("<td data-label=\"人数\" class=\"align-right\">12</td>"))
    #expect(html.contains("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\""))
  }

  @Test func wideTableHasNone() {
    let html = site("| 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|\n| 一 | 2 | 3 | 4 |\n")
    #expect(html.contains("<table>") && !html.contains("data-label"))
    #expect(html.contains("<th scope=\"row\">一</th>\n<td>2</td>"))
  }

  @Test func tableWithoutHeadsHasNoLabels() {
    let html = site("| | |\n|---|---|\n| 甲 | 乙 |\n")
    #expect(html.contains("<table>") && !html.contains("data-label"))
  }

  /// The first cells are heads where they are words in every row.
  @Test(arguments: [
    ("| 名次 | 单位 |\n|---|---|\n| 1 | 办公厅 |\n| 2 | 人事司 |", false),
    ("| 单位 | 人数 |\n|---|---|\n| 办公厅 | 1 |\n| | 2 |", false),
    ("| 单位 | 人数 |\n|---|---|\n| 办公厅 | 1 |\n| **IT** 组 | 2 |", true),
    ("| 单位 |\n|---|\n| 办公厅 |", false),
    ("| 单位 | 人数 |\n|---|---|", false),
  ])
  func firstCellsAreHeadsWhereTheyAreWords(_ table: String, _ areHeads: Bool) {
    #expect(site(table + "\n").contains("scope=\"row\"") == areHeads)
  }

  @Test func labelsAreEscapedAndShort() {
    let html = site(
      "| “甲” & \"乙\" 3 < 5 | \(String(repeating: "长", count: 60)) |\n|---|---|\n| 1 | 2 |\n")
    #expect(html.contains("data-label=\"“甲” &amp; &#34;乙&#34; 3 &lt; 5\""))
    // A long head in every cell would be most of the page.
    #expect(html.contains("<td>2</td>"))
  }
}
