import Base
import ChineseMarkdown
import Diagnostics
import Files
import Kinds
import Metadata
import SiteModel

/// What front matter says of articles of special kinds.
extension ContentParser {
  /// Reads `panel`, `gallery`, `paper`, `issue`, `guide` and `activity`, with the CSV files beside
  /// the article that they name.
  ///
  /// - Returns: what is special about the article; nil for most.
  mutating func parseFacts(
    _ front: inout TableDecoder, of file: SourceFile, body: Text
  ) -> ArticleFacts? {
    var facts = ArticleFacts()
    facts.panel = front.table("panel") { $0.panel() } ?? nil
    readGallery(&front, beside: file, into: &facts)
    if let paper = front.table("paper", { $0.paper() }) {
      facts.paper = paper
      facts.paper?.opinionLength = opinionLength(of: body, file)
    }
    readIssue(&front, beside: file, into: &facts)
    readGuide(&front, beside: file, into: &facts)
    facts.activity = front.table("activity") { $0.activity() } ?? nil
    return facts.isEmpty ? nil : facts
  }

  /// What `video` says besides the video itself.
  mutating func parseLesson(_ table: inout TableDecoder, beside file: SourceFile) -> Lesson? {
    var lesson = Lesson()
    if let captions = table.string("captions") {
      lesson.captionsPath = Reference(captions)
      checkCaptions(captions.value, beside: file)
    }
    if let hours = table.decimal("hours") {
      let number = StatisticsNumber(hours.value)
      if let number, number.value > 0, number.value <= 1000 * StatisticsNumber.one {
        lesson.hours = number.value / (StatisticsNumber.one / 100)
      } else {
        table.report(
          .invalidValue, at: hours.range,
          Message("“hours”应是学时数，如 1.5", "`hours` is a number of lessons, as in 1.5"),
          help: Message("例如：hours: 1.5", "for example: hours: 1.5"))
      }
    }
    return lesson.captionsPath == nil && lesson.hours == nil ? nil : lesson
  }

  // MARK: Files beside the article

  /// A file beside an article that is read, and not published as it is.
  ///
  /// Whether it is there at all is for organize to say, with everything else that is named.
  private func neighbour(_ path: String, of file: SourceFile) -> (index: Int, file: SourceFile)? {
    guard let path = ContentPath.resolve(path, in: file.contentFolder) else { return nil }
    let wanted = "content/" + path
    // Files of content come first, by path in byte order.
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      let path = files[middle].path
      if path.hasPrefix("content/"), path.utf8.lexicographicallyPrecedes(wanted.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < files.count, files[low].path == wanted, files[low].isReadable,
      files[low].role == .asset
    else { return nil }
    return (low, files[low])
  }

  /// Reads the rows of a CSV file beside an article.
  ///
  /// - Returns: the file; nil where it is not there.
  private mutating func readRows(
    _ path: String, beside file: SourceFile, keys: [String], required: [String],
    _ row: (inout TableDecoder) -> Void
  ) -> SourceFile.ID? {
    guard let (index, source) = neighbour(path, of: file) else { return nil }
    let bytes = view[source.text]
    guard SourceEncoding.check(bytes, path: source.path, into: &diagnostics) != nil else {
      return SourceFile.ID(index)
    }
    let places = FilePlaces(bytes, path: source.path)
    let rows = CSVReader.read(
      bytes, path: source.path, keys: keys, required: required, into: &diagnostics)
    for value in rows {
      guard case .table(let entries) = value.kind else { continue }
      let start = value.range.lowerBound
      var table = TableDecoder(
        entries, at: start..<min(start + 1, bytes.count), format: .toml, file: bytes,
        path: source.path, places: places)
      row(&table)
      table.finish(into: &diagnostics)
    }
    return SourceFile.ID(index)
  }

  private mutating func checkCaptions(_ path: String, beside file: SourceFile) {
    guard let (_, source) = neighbour(path, of: file), source.path.hasSuffix(".vtt") else { return }
    let bytes = view[source.text]
    guard SourceEncoding.check(bytes, path: source.path, into: &diagnostics) != nil,
      let problem = Captions.problem(in: bytes)
    else { return }
    diagnostics.append(
      Diagnostic(
        .captionsBroken,
        at: SourceLocation(path: source.path, file: bytes, range: problem.range),
        Message(
          "字幕用不了：\(problem.message.chinese)", "captions cannot be used: \(problem.message.english)"),
        help: Message(
          "字幕是 WebVTT：第一行 WEBVTT，每条先写起止时间，再写文字",
          "captions are WebVTT: a first line WEBVTT, then cues of a line of times and their text")))
  }

  // MARK: Kinds

  /// 字数 of the section 导师推荐意见 of a text; 0 where it has none.
  private mutating func opinionLength(of body: Text, _ file: SourceFile) -> Int {
    let bytes = view[body]
    guard let heading = Self.opinionHeading(in: bytes) else { return 0 }
    let start = bytes.firstIndex(of: Ascii.lineFeed, from: heading.upperBound) ?? bytes.count
    let end = bytes.firstIndex(of: "\n#", from: start + 1) ?? bytes.count
    guard start < end else { return 0 }
    return markdown.wordCount(
      of: bytes[slice: start..<end], place: ContentPlace(files: files, of: file))
  }

  /// Where the heading 导师推荐意见 has its words; the text may have them elsewhere, too.
  private static func opinionHeading(in bytes: Bytes) -> Range<Int>? {
    var place = 0
    while let found = "导师推荐意见".withBytes({ bytes.firstRange(of: $0, from: place) }) {
      var lineStart = found.lowerBound
      while lineStart > 0, bytes[lineStart - 1] != Ascii.lineFeed { lineStart -= 1 }
      if bytes[lineStart] == UInt8(ascii: "#") { return found }
      place = found.upperBound
    }
    return nil
  }

  private mutating func readGallery(
    _ front: inout TableDecoder, beside file: SourceFile, into facts: inout ArticleFacts
  ) {
    for item in front.textsOrTables("gallery") {
      switch item {
      case .text(let path):
        facts.listFiles.append(Reference(path))
        var pictures: [GalleryPicture] = []
        facts.gallerySource = readRows(
          path.value, beside: file, keys: ["file", "description", "author", "date"],
          required: ["file", "description"]
        ) { row in
          if let picture = row.galleryPicture() { pictures.append(picture) }
        }
        facts.gallery += pictures
      case .table(let inner):
        if let picture = front.read(inner, { $0.galleryPicture() }) {
          facts.gallery.append(picture)
        }
      }
    }
  }

  private mutating func readIssue(
    _ front: inout TableDecoder, beside file: SourceFile, into facts: inout ArticleFacts
  ) {
    var path: Located<String>?
    guard var issue = front.table("issue", { $0.issue(pages: &path) }) ?? nil else { return }
    if let path {
      facts.listFiles.append(Reference(path))
      var pages: [IssuePage] = []
      let keys = ["number", "title", "image", "pdf", "articles"]
      issue.source = readRows(path.value, beside: file, keys: keys, required: ["number"]) { row in
        if let page = row.issuePage() { pages.append(page) }
      }
      issue.pages = pages
    }
    facts.issue = issue
  }

  private mutating func readGuide(
    _ front: inout TableDecoder, beside file: SourceFile, into facts: inout ArticleFacts
  ) {
    var path: Located<String>?
    guard var guide = front.table("guide", { $0.guide(steps: &path) }) else { return }
    if let path {
      facts.listFiles.append(Reference(path))
      var steps: [GuideStep] = []
      let keys = ["number", "stage", "step", "actor", "materials", "limit", "form", "description"]
      guide.source = readRows(path.value, beside: file, keys: keys, required: ["step"]) { row in
        if let step = row.guideStep(after: steps.count) { steps.append(step) }
      }
      guide.steps = steps
    }
    facts.guide = guide
  }
}

extension ArticleFacts {
  /// Whether nothing is special.
  fileprivate var isEmpty: Bool {
    panel == nil && gallery.isEmpty && paper == nil && issue == nil && guide == nil
      && activity == nil && listFiles.isEmpty
  }
}

extension TableDecoder {
  fileprivate mutating func panel() -> Panel? {
    let number = integer("number", in: 1...10_000)
    if number == nil, !contains("number") { reportMissing("number", example: "3") }
    let year = integer("year", in: 1900...2199)
    let unit = string("unit")
    guard let number else { return nil }
    var panel = Panel(number: number.value, range: number.range)
    panel.year = year?.value
    panel.unit = unit?.value ?? ""
    return panel
  }

  fileprivate mutating func galleryPicture() -> GalleryPicture? {
    let file = requiredString("file", example: "tu1.jpg")
    let description = requiredString("description", example: "党员在社区清扫落叶")
    let author = string("author")
    let date = self.date("date")
    guard let file, let description else { return nil }
    var picture = GalleryPicture(path: Reference(file), description: description.value)
    picture.author = author?.value ?? ""
    picture.date = date?.value
    return picture
  }

  fileprivate mutating func paper() -> Paper {
    var paper = Paper(range: range)
    paper.field = string("field")?.value ?? ""
    paper.mentorName = reference("mentor")
    paper.mentoredOn = date("mentor_on")?.value
    paper.received = date("received")?.value
    return paper
  }

  fileprivate mutating func issue(pages: inout Located<String>?) -> Issue? {
    let paper = requiredString("paper", example: "机关党建")
    let number = integer("number", in: 1...10_000)
    if number == nil, !contains("number") { reportMissing("number", example: "12") }
    let total = integer("total", in: 1...100_000)
    let on = date("on")
    let gap = string("gap")
    pages = string("pages")
    guard let paper, let number else { return nil }
    var issue = Issue(paper: paper.value, number: number.value, range: number.range)
    issue.total = total?.value
    issue.on = on?.value
    issue.gap = gap?.value ?? ""
    return issue
  }

  fileprivate mutating func issuePage() -> IssuePage? {
    let number = integer("number", in: 1...1000)
    if number == nil, !contains("number") { reportMissing("number", example: "1") }
    let title = string("title")
    let image = reference("image")
    let pdf = reference("pdf")
    let articles = strings("articles", splitsAtPunctuation: true)
    guard let number else { return nil }
    var page = IssuePage(number: number.value)
    page.name = title?.value ?? ""
    page.imagePath = image
    page.pdfPath = pdf
    page.articlePaths = (articles ?? []).map(Reference.init)
    return page
  }

  fileprivate mutating func guide(steps: inout Located<String>?) -> Guide {
    var guide = Guide(range: range)
    guide.basis = string("basis")?.value ?? ""
    guide.office = string("office")?.value ?? ""
    guide.phone = string("phone")?.value ?? ""
    let updated = date("updated")
    guide.updated = updated?.value
    if let updated { guide.range = updated.range }
    steps = string("steps")
    return guide
  }

  fileprivate mutating func guideStep(after count: Int) -> GuideStep? {
    let number = integer("number", in: 1...1000)
    let stage = string("stage")
    let name = requiredString("step", example: "递交入党申请书")
    let actor = string("actor")
    let materials = string("materials")
    let limit = string("limit")
    let form = reference("form")
    let note = string("description")
    guard let name else { return nil }
    var step = GuideStep(number: number?.value ?? count + 1, name: name.value)
    step.stage = stage?.value ?? ""
    step.actor = actor?.value ?? ""
    step.materials = materials?.value ?? ""
    step.formPath = form
    step.note = note?.value ?? ""
    if let limit {
      step.limit = TimeLimit(reading: limit.value)
      if step.limit == nil {
        report(
          .guideLimit, at: limit.range,
          Message("时限“\(limit.value)”看不懂", "cannot read the time limit “\(limit.value)”"),
          help: Message(
            "例如：1个月内、≥6个月、3个月内,最长6个月、5个工作日；没有时限的空着",
            "for example: 1个月内, ≥6个月, 5个工作日; leave it empty where there is none"))
      }
    }
    return step
  }

  fileprivate mutating func activity() -> Activity? {
    let from = date("from")
    if from == nil, !contains("from") { reportMissing("from", example: "2026-07-01") }
    let to = date("to")
    let place = string("place")
    let organizer = string("organizer")
    let sessions = integer("sessions", in: 1...1000)
    if let from, let to, to.value < from.value {
      report(
        .invalidValue, at: to.range, Message("“to”比“from”还早", "`to` is before `from`"),
        help: Message("请核对两个日期", "check both dates"))
      return nil
    }
    guard let from else { return nil }
    var activity = Activity(from: from.value, to: to?.value ?? from.value)
    activity.place = place?.value ?? ""
    activity.organizer = organizer?.value ?? ""
    activity.sessions = sessions?.value
    return activity
  }
}
