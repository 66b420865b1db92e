import Base
import ChineseMarkdown
import Diagnostics
import Files
import Interactive
import Metadata
import SiteModel

extension ContentParser {
  /// Reads the front matter of an article.
  mutating func parseArticle(
    _ file: SourceFile, id: SourceFile.ID, decoder: inout TableDecoder?, body: Text
  ) -> ParsedArticle {
    let path = file.contentPath
    let stem =
      ContentPath.isFolderArticle(path)
      ? ContentPath.name(of: ContentPath.folder(of: path)) : ContentPath.stem(of: path)
    guard var front = decoder.take() else {
      return ParsedArticle(article: standIn(id, stem: stem, body: body))
    }
    defer { decoder = front }

    var article = standIn(id, stem: stem, body: body)
    if let title = front.title(example: "文章标题") {
      article.title = text.add(title.value)
    }
    if let date = front.requiredDateTime("date", zone: configuration.zone) {
      article.published = date.value.0
    }
    if let slug = front.string("slug") {
      article.slug = text.add(slug.value)
      article.hasOwnSlug = true
    }
    add(&article.subtitle, front.string("subtitle"))
    add(&article.kicker, front.string("kicker"))
    add(&article.source, front.string("source"))
    add(&article.sourceURL, front.webAddress("source_url"))
    add(&article.author, front.string("author"))
    add(&article.editor, front.string("editor"))
    add(&article.summary, front.string("summary"))
    let link = front.address("link")
    if let link { article.link = text.add(link.text) }
    article.updated = front.dateTime("updated", zone: configuration.zone)?.value.0
    article.eventDate = front.date("event_date")?.value
    article.expires = front.expiry(
      "expires", after: article.published, zone: configuration.zone)
    article.isHeadline = front.boolean("headline")?.value ?? false
    article.pinned = Int32(front.integer("pinned", in: 0...1000)?.value ?? 0)
    article.isDraft = front.boolean("draft")?.value ?? false
    article.isSample = front.boolean("sample")?.value ?? false
    if let hasSignature = front.boolean("signature") {
      article.signature = hasSignature.value ? .required : .none
    }

    var parsed = ParsedArticle(article: article)
    if case .path(let path)? = link { parsed.internalLink = Reference(path) }
    parsed.unit = front.reference("unit")
    parsed.contributors = front.references("contributors")
    parsed.topics = front.references("topics")
    parsed.columns = front.references("columns")
    parsed.aliases = front.references("aliases")
    parsed.keywords = keywords(&front)
    parsed.template = front.reference("template")
    if let template = parsed.template { parsed.article.template = text.add(template.name) }
    let (image, description) = front.picture("image")
    parsed.image = image
    add(&parsed.article.imageDescription, description)
    parsed.attachments = parseAttachments(&front)
    parsed.document = parseDocument(&front)
    parseLetter(&front, of: id)
    parsed.interactive = InteractiveRequest.read(&front)
    var lesson: Lesson?
    parsed.video = parseVideo(&front, beside: file, lesson: &lesson)
    var facts = parseFacts(&front, of: file, body: body)
    if parsed.video != nil {
      facts = facts ?? ArticleFacts()
      facts?.lesson = lesson
      facts?.videoTextLength = markdown.wordCount(
        of: view[body], place: ContentPlace(files: files, of: file))
    }
    if let facts { parsed.facts = [facts] }
    parsed.publishesFiles = publishesFiles(&front, path: path)
    parsed.clearedBy = front.reference("cleared_by")
    keep(front.review("review"), of: id)
    parsed.extra = front.extra()
    parseNotice(&front, file: id, hasPage: parsed.article.hasPage)
    let marks = marks(&front, of: id, began: article.eventDate)
    if !marks.isEmpty { self.marks.append(marks) }
    return parsed
  }

  /// What records need and few articles have.
  private func marks(
    _ front: inout TableDecoder, of file: SourceFile.ID, began: CivilDate?
  ) -> ArticleMarks {
    var marks = ArticleMarks(file: file)
    let end = front.date("event_end")
    marks.eventEnd = end?.value
    if let end, let began, end.value < began {
      front.report(
        .invalidValue, at: end.range,
        Message("事情的最后一天比第一天还早", "the event ends before it begins"),
        help: Message("请核对 event_date 和 event_end", "check `event_date` and `event_end`"))
    }
    marks.origin = front.oneOf("origin", Origin.self)?.value
    marks.grade = front.string("grade")?.value ?? ""
    if let inner = front.table("commendation") {
      marks.commendation = front.read(inner) { $0.commendation() }
    }
    return marks
  }

  /// An article with its file's name for a title, for whatever its front matter leaves out.
  private mutating func standIn(_ id: SourceFile.ID, stem: String, body: Text) -> Article {
    let name = text.add(stem)
    return Article(
      file: id, column: Column.ID(0), title: name, published: DateTime(wallSeconds: 0),
      slug: name, body: body)
  }

  private mutating func add(_ place: inout Text, _ value: Located<String>?) {
    if let value { place = text.add(value.value) }
  }

  /// The keywords of a front matter, however they are parted.
  mutating func keywords(_ front: inout TableDecoder) -> [Text] {
    (front.strings("keywords", splitsAtPunctuation: true) ?? []).map { text.add($0.value) }
  }

  private mutating func parseAttachments(
    _ front: inout TableDecoder
  ) -> [(file: Reference, title: Text)] {
    var attachments: [(file: Reference, title: Text)] = []
    for item in front.textsOrTables("attachments") {
      var file: Located<String>?
      var title: Located<String>?
      switch item {
      case .text(let path): file = path
      case .table(let inner):
        front.read(inner) { attachment in
          file = attachment.requiredString("file", example: "fujian.pdf")
          title = attachment.string("title")
        }
      }
      guard let file else { continue }
      attachments.append(
        (Reference(file), text.add(title?.value ?? ContentPath.name(of: file.value))))
    }
    return attachments
  }

  /// `publish`: whether the files of the folder go out that the article does not name.
  private func publishesFiles(_ front: inout TableDecoder, path: String) -> Bool? {
    guard let publishes = front.boolean("publish") else { return nil }
    guard ContentPath.isFolderArticle(path) else {
      front.report(
        .invalidValue, at: publishes.range,
        Message(
          "publish 说的是整个文件夹的文件，这篇文章没有自己的文件夹",
          "`publish` is about all files of a folder, and this article has none of its own"),
        help: Message(
          "请写在栏目的 _index.md 里；文章要不要发布，看 draft 和 date",
          "write it into the column's _index.md; an article goes out by `draft` and `date`"))
      return nil
    }
    return publishes.value
  }

  /// `video`: a file or an address, or a table of it with poster and length.
  private mutating func parseVideo(
    _ front: inout TableDecoder, beside file: SourceFile, lesson: inout Lesson?
  ) -> ParsedVideo? {
    guard let value = front.textOrTable("video", .addressOrTable) else { return nil }
    var parsed = ParsedVideo()
    func place(_ source: LinkAddress?) {
      switch source {
      case .web(let address): parsed.video.address = text.add(address.value)
      case .path(let path): parsed.file = Reference(path)
      case nil: break
      }
    }
    guard case .table(let inner) = value else {
      place(front.address("video"))
      return parsed
    }
    front.read(inner) { table in
      place(table.requiredAddress("src", example: "shipin.mp4"))
      parsed.poster = table.reference("poster")
      if let duration = table.string("duration") {
        parsed.video.duration = text.add(duration.value)
      }
      lesson = parseLesson(&table, beside: file)
    }
    return parsed
  }

  private mutating func parseDocument(_ front: inout TableDecoder) -> ParsedDocument? {
    guard let inner = front.table("document") else { return nil }
    var document = OfficialDocument()
    return front.read(inner) { block in
      let number = block.string("number")
      add(&document.number, number)
      document.numberRange = number?.range ?? 0..<0
      add(&document.index, block.string("index"))
      add(&document.issuer, block.string("issuer"))
      let head = block.string("head")
      add(&document.head, head)
      document.headRange = head?.range ?? 0..<0
      let signed = block.date("signed_on")
      document.signedOn = signed?.value
      document.signedRange = signed?.range ?? 0..<0
      if let status = block.oneOf("status", OfficialDocument.Status.self) {
        document.status = status.value
        document.hasOwnStatus = true
      }
      return ParsedDocument(
        document: document, replaces: block.references("replaces"),
        replacedBy: block.references("replaced_by"))
    }
  }
}
