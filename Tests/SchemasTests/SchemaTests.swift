import Diagnostics
import Explanations
import Metadata
import RedSiteGen
import Schemas
import TestSupport
import Testing

/// The schemas say what the parsers do, and the documentation what the schemas do.
@Suite struct SchemaTests {
  @Test(arguments: MetadataKind.allCases)
  func everyKeyIsDescribedOnceAndNoneIsLeftOver(_ kind: MetadataKind) {
    let described = KeyDescription.all(of: kind).map(\.path)
    #expect(described.sorted() == KeyTable(kind).paths.sorted())
  }

  @Test func whatAParserAsksForIsItsShape() throws {
    let article = MetadataKind.article.shape
    #expect(article.required == [["title"], ["date"]])
    #expect(article["pinned"]?.value == .integer(0...1000))
    #expect(article["date"]?.value == .dateTime)
    #expect(article["event_date"]?.value == .day)
    #expect(article["source_url"]?.value == .webAddress)
    #expect(article["video"]?.value == .addressOrTable)
    #expect(article["video"]?.table?["src"]?.value == .address)
    #expect(article["attachments"]?.table?.required == [["file"]])
    let status = article["document"]?.table?["status"]?.value
    #expect(status == .choice(["现行", "修改", "废止"]))

    // Keys that only some columns have, and those that a topic and a home page lack.
    let column = MetadataKind.column.shape
    #expect(column["link_group"] != nil && column["blocks"] != nil)
    let block = try #require(column["blocks"]?.table)
    #expect(block.required == [["kind", "column", "keyword", "articles"]])
    #expect(block["scope"] == nil)
    #expect(MetadataKind.topic.shape["blocks"]?.table?["scope"] != nil)
    #expect(MetadataKind.topic.shape["subsite"] == nil)
    #expect(MetadataKind.home.shape.required == [])

    let site = MetadataKind.site.shape
    #expect(site.required == [["site"]])
    #expect(site["site"]?.table?.required == [["name"]])
    #expect(site["aggregate"]?.table?.required.contains(["url", "file"]) == true)
    #expect(MetadataKind.links.shape["groups"]?.table?["links"]?.table?["url"]?.value == .address)
  }

  /// Keys within a recorded table reach the schema with the rules of both.
  @Test func aTableIsWrittenAsASchema() throws {
    let schema = try #require(Schema.all.first { $0.name == "theme" })
    #expect(
      schema.text == #"""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "主题的 theme.toml",
          "type": "object",
          "properties": {
            "name": {
              "description": "主题的名称，给人看",
              "markdownDescription": "主题的名称，给人看\n\n例：`\"某某局主题\"`",
              "type": "string"
            },
            "description": {
              "description": "主题的说明，给人看",
              "markdownDescription": "主题的说明，给人看\n\n例：`\"红色页头，两栏首页\"`",
              "type": "string"
            },
            "requires": {
              "description": "主题要哪一版 redsite，写法同 site.toml 的",
              "markdownDescription": "主题要哪一版 redsite，写法同 `site.toml` 的\n\n默认：哪一版都行\n\n例：`\">= 0.2\"`",
              "type": "string"
            },
            "parent": {
              "description": "继承哪个主题：没有写的模板和文件都用它的",
              "markdownDescription": "继承哪个主题：没有写的模板和文件都用它的\n\n例：`\"default\"`",
              "type": "string",
              "pattern": "^\\s*[A-Za-z0-9_-]+\\s*$"
            },
            "pictures": {
              "description": "图片的一种样子，给模板里的 picture 用，见 pictures.md",
              "markdownDescription": "图片的一种样子，给模板里的 `picture` 用，见 pictures.md",
              "type": ["array", "object"],
              "items": {
                "type": "object",
                "properties": {
                  "name": {
                    "description": "名称；body 是正文里的图",
                    "markdownDescription": "名称；`body` 是正文里的图\n\n例：`\"card\"`",
                    "type": "string",
                    "minLength": 1
                  },
                  "ratio": {
                    "description": "裁成的宽高比",
                    "markdownDescription": "裁成的宽高比\n\n默认：不裁切\n\n例：`\"4:3\"`",
                    "type": "string"
                  },
                  "widths": {
                    "description": "做成哪些宽度（像素）",
                    "markdownDescription": "做成哪些宽度（像素）\n\n默认：网站的 `[images] widths`\n\n例：`[240, 480]`",
                    "type": ["array", "integer"],
                    "items": {
                      "type": "integer",
                      "minimum": 16,
                      "maximum": 4096
                    }
                  },
                  "sizes": {
                    "description": "网页上显示多宽，同 HTML 的 sizes",
                    "markdownDescription": "网页上显示多宽，同 HTML 的 `sizes`\n\n默认：`\"100vw\"`\n\n例：`\"(min-width: 48rem) 18rem, 45vw\"`",
                    "default": "100vw",
                    "type": "string"
                  }
                },
                "additionalProperties": false,
                "required": ["name"]
              },
              "properties": {
                "name": {
                  "description": "名称；body 是正文里的图",
                  "markdownDescription": "名称；`body` 是正文里的图\n\n例：`\"card\"`",
                  "type": "string",
                  "minLength": 1
                },
                "ratio": {
                  "description": "裁成的宽高比",
                  "markdownDescription": "裁成的宽高比\n\n默认：不裁切\n\n例：`\"4:3\"`",
                  "type": "string"
                },
                "widths": {
                  "description": "做成哪些宽度（像素）",
                  "markdownDescription": "做成哪些宽度（像素）\n\n默认：网站的 `[images] widths`\n\n例：`[240, 480]`",
                  "type": ["array", "integer"],
                  "items": {
                    "type": "integer",
                    "minimum": 16,
                    "maximum": 4096
                  }
                },
                "sizes": {
                  "description": "网页上显示多宽，同 HTML 的 sizes",
                  "markdownDescription": "网页上显示多宽，同 HTML 的 `sizes`\n\n默认：`\"100vw\"`\n\n例：`\"(min-width: 48rem) 18rem, 45vw\"`",
                  "default": "100vw",
                  "type": "string"
                }
              },
              "additionalProperties": false,
              "required": ["name"]
            }
          },
          "additionalProperties": false
        }

        """#)
  }

  /// The pages that list keys, with the headings below which they do, and the rows there.
  @Test(arguments: [
    ("front-matter.md", "## 文章", MetadataKind.article), ("front-matter.md", "## 栏目", .column),
    ("front-matter.md", "## 专题", .topic), ("site-toml.md", "", .site),
    ("theme.md", "## 自己的主题", .theme), ("units.md", "### 单位", .units),
    ("units.md", "### 信息员", .contributors), ("link-exchange.md", "", .links),
    ("scan.md", "### 审核人员", .reviewers), ("scan.md", "### 核准的问题", .cleared),
    ("scan.md", "### 用语表", .words), ("scan.md", "### 职务表", .titles),
    ("records.md", "### data/calendar.toml", .calendar),
    ("records.md", "### data/calendar.csv", .calendarRows),
    ("letters.md", "### data/mailboxes.toml", .mailboxes),
    ("letters.md", "### data/delegates.csv", .delegates),
    ("letters.md", "### data/letters-private.csv", .privateLetters),
    ("cadence.md", "### data/zero-reports.csv", .zeroReports),
    ("points.md", "### data/points.toml", .points),
    ("points.md", "### data/adoptions.csv", .adoptions),
    ("points.md", "### data/requests.csv", .requests),
    ("points.md", "### data/adjustments.csv", .adjustments),
    ("points.md", "### data/signoffs.csv", .signOffs),
    ("interactive.md", "### data/dues.toml", .dues),
    ("interactive.md", "### data/contests", .contest),
    ("interactive.md", "### data/contests 的评分", .contestScores),
    ("interactive.md", "### data/walls", .wallMessages),
    ("kinds.md", "### data/stats/", .stats), ("kinds.md", "### data/honors.csv", .honors),
    ("kinds.md", "### data/terms.csv", .terms), ("kinds.md", "### data/experts.csv", .experts),
  ])
  func tablesOfTheDocumentationAreThoseOfTheCode(
    _ page: String, _ heading: String, _ kind: MetadataKind
  ) {
    let text = runShell("cat '\(ExampleSite.repository)/docs/\(page)'")
    let level = heading.prefix { $0 == "#" }
    var rows: [String] = []
    var isBelow = heading.isEmpty
    var isKeyTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !heading.isEmpty, line.hasPrefix(level + " ") { isBelow = line == heading }
      if line.hasPrefix("| 键 |") { isKeyTable = true }
      if !line.hasPrefix("|") { isKeyTable = false }
      if isBelow, isKeyTable, line.hasPrefix("| `") { rows.append(String(line)) }
    }
    #expect(
      rows.sorted() == KeyTable(kind).rows.sorted(), "see redsite schema NAME --markdown")
  }

  // MARK: By others' opinion

  /// A folder with all schemas, and the sites that a test writes.
  private final class Folders {
    let site: TestSite
    var schemas: String { site.root + "/schemas" }

    init() throws {
      site = try TestSite("", isComplete: true)
      for schema in Schema.all { try site.write("schemas/" + schema.fileName, schema.text) }
    }

    /// Writes the files of an example below a folder of the code; nil where it has none with keys.
    func write(_ inputs: [ExampleInput], _ code: DiagnosticCode) throws -> String? {
      var hasKeys = false
      for input in inputs {
        guard let path = input.path, let end = path.split(separator: ".").last,
          ["md", "toml", "csv"].contains(end)
        else { continue }
        // Tables of numbers and lists beside articles have columns of their own.
        let isList = end == "csv" && (path.hasPrefix("content/") || path.hasPrefix("data/stats/"))
        if isList { continue }
        try site.write("\(code.name)/\(path)", input.text.text(in: .chinese))
        hasKeys = true
      }
      return hasKeys ? "\(site.root)/\(code.name)" : nil
    }
  }

  @Test func everySiteFits() throws {
    let folders = try Folders()
    let root = ExampleSite.repository
    let presets = runShell("ls '\(root)/presets'").split(separator: "\n")
    #expect(presets.count >= 6)
    let sites = ([root] + presets.map { "\(root)/presets/\($0)" }).map { "'\($0)'" }
    let result = runConformance(
      "schemas.py", "\(folders.schemas) fit \(sites.joined(separator: " "))")
    #expect(result.isFine, "\(result.output)")
  }

  @Test func whatTheExplanationsMendFits() throws {
    let folders = try Folders()
    let sites = try Explanation.all.compactMap { try folders.write($0.mended, $0.code) }
    #expect(sites.count > 40)
    let result = runConformance(
      "schemas.py", "\(folders.schemas) fit \(sites.joined(separator: " "))")
    #expect(result.isFine, "\(result.output)")
  }

  @Test func whatIsPlainlyWrongIsRefused() throws {
    let folders = try Folders()
    var sites: [String] = []
    let codes: [DiagnosticCode] = [
      .unknownKey, .wrongType, .missingKey, .invalidValue, .dateFormat,
    ]
    for code in codes {
      let explanation = try #require(Explanation.all.first { $0.code == code })
      let site = try folders.write(explanation.example, code)
      sites.append(try #require(site))
    }
    let faults = [
      "site.toml": "[site]\nname = \"甲\"\npage_size = 3\n",
      "data/units.csv": "标识,名称,排序\na,甲,第一\n",
      "data/links.toml": "[[groups]]\nname = \"甲\"\n[[groups.links]]\nname = \"乙\"\n",
      "data/calendar.toml": "[[years]]\nyear = 2027\noff = [\"元旦\"]\n",
      "data/calendar.csv": "日期,类别\n元旦,放假\n",
      "content/a/_index.md": "---\ntitle: 甲\nkind: pages\n---\n",
      "content/topics/a/_index.md": "---\ntitle: 甲\nsubsite: {}\n---\n",
      "content/a/b.md": "+++\ntitle = \"甲\"\ndate = 2026-07-01\npinned = 1001\n+++\n",
    ]
    for (index, fault) in faults.enumerated() {
      try folders.site.write("fault\(index)/\(fault.key)", fault.value)
      sites.append("\(folders.site.root)/fault\(index)")
    }
    let result = runConformance(
      "schemas.py", "\(folders.schemas) refuse \(sites.joined(separator: " "))")
    #expect(result.isFine, "\(result.output)")
  }
}
