import Base
import Diagnostics
import Files
import Metadata
import SiteModel

extension ContentParser {
  /// Reads the front matter of a column or topic.
  mutating func parseIndex(
    _ file: SourceFile, id: SourceFile.ID, decoder: inout TableDecoder?, body: Text
  ) -> ParsedIndex {
    let folder = file.contentFolder
    let name = folder.isEmpty ? configuration.name : ContentPath.name(of: folder)
    var column = Column(file: id, parent: nil, path: .empty, title: text.add(name))
    column.body = body
    column.pageSize = Int32(configuration.build.pageSize)
    column.includesChildren = configuration.build.includesChildren
    guard var front = decoder.take() else { return ParsedIndex(column: column, folder: folder) }
    defer { decoder = front }

    // The home page has the site's name; every other column needs its own.
    let title = front.title(example: folder.isEmpty ? nil : "栏目名称")
    if let title { column.title = text.add(title.value) }
    if let description = front.string("description") {
      column.description = text.add(description.value)
    }
    if let type = front.string("type") {
      column.type = text.add(type.value)
      check(type, &front)
    }
    column.weight = Int32(front.integer("weight", in: -100_000...100_000)?.value ?? 0)
    if let size = front.integer("page_size", in: 1...1000) { column.pageSize = Int32(size.value) }
    if let sort = front.oneOf("sort", ColumnSort.self) { column.sort = sort.value }
    if !folder.hasPrefix(FolderNames.topics) {
      if let kind = front.oneOf("kind", ColumnKind.self) { column.kind = kind.value }
      column.hasArchive = front.boolean("archive")?.value ?? configuration.archive.columns
    }
    if let isShown = front.boolean("nav") { column.isInNavigation = isShown.value }
    if let includes = front.boolean("include_children") {
      column.includesChildren = includes.value
    }

    let template = front.reference("template")
    if let template { column.template = text.add(template.name) }
    var index = ParsedIndex(column: column, folder: folder)
    index.template = template
    index.unit = front.reference("unit")
    index.aliases = front.references("aliases")
    if column.kind == .links { index.linkGroup = front.reference("link_group") }
    if !folder.hasPrefix(FolderNames.topics) {
      index.volume = front.table("volume") { table in
        let title = table.requiredString("title", example: "{year} 年优秀论文汇编")
        let editor = table.string("editor")
        var volume = VolumeSettings(title: title?.value ?? "")
        volume.editor = editor?.value ?? ""
        return volume
      }
    }
    index.image = front.picture("image").image
    index.publishesFiles = front.boolean("publish")?.value
    index.keywords = keywords(&front)
    index.extra = front.extra()
    index.subsite = parseSubsite(&front)
    let isTopic = folder.hasPrefix(FolderNames.topics + "/")
    if isTopic {
      index.opens = front.dateTime("opens", zone: configuration.zone)?.value.0
      index.archived = front.expiry("archived", zone: configuration.zone)
      index.isOnHome = front.boolean("home")?.value ?? true
      index.face = front.face()
      index.hasTitleInImage = front.boolean("image_has_title")?.value ?? false
    }
    if !folder.hasPrefix(FolderNames.topics) { index.cadence = front.columnCadence("cadence") }
    if isTopic || index.subsite != nil {
      index.blocks = front.blocks("blocks", isTopic: isTopic)
    }
    return index
  }

  /// Reports a ColumnType that nobody knows; the rules have a list of them.
  private func check(_ type: Located<String>, _ front: inout TableDecoder) {
    let known = ColumnTypeName.standard + configuration.columnTypes
    guard !known.contains(type.value) else { return }
    let nearest = nearestName(to: type.value, among: known)
    front.report(
      .unknownColumnType, at: type.range,
      Message(
        "没有“\(type.value)”这个栏目类别（ColumnType）", "there is no ColumnType “\(type.value)”"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "可以写：\(known.joined(separator: "、"))；"
          + "确实要用别的，加到 site.toml 的 column_types",
        (nearest.map { "did you mean “\($0)”? " } ?? "")
          + "one of: \(known.joined(separator: ", ")); or add it to `column_types` in site.toml"))
  }

  /// `subsite`: what makes a column a site of its own; all of its keys may be left out.
  private mutating func parseSubsite(_ front: inout TableDecoder) -> ParsedSubsite? {
    guard let inner = front.table("subsite") else { return nil }
    var subsite = ParsedSubsite(range: front.value("subsite")?.range ?? inner.range)
    return front.read(inner) { table in
      subsite.name = table.string("name").map { text.add($0.value) }
      subsite.host = table.baseURL("host") ?? ""
      subsite.theme = table.themeName("theme").map(Reference.init)
      subsite.face = table.face()
      return subsite
    }
  }
}
