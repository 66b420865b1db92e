import Base
import Diagnostics
import Files
import Records
import SensitiveText
import SiteModel

/// The list of the people that a notice is about: where it lies, and what is wrong with it.
extension NoticeOrganizer {
  /// The list of a notice; nil where there is none, it is not needed any more, or is wrong.
  mutating func list(
    of notice: ParsedNotice, in folder: String, _ made: inout PublicNotice,
    assets: inout ContentAssets
  ) -> (file: SourceFile.ID, people: PeopleList)? {
    guard let reference = notice.people else { return nil }
    // When the time is over the file may be gone, and should be.
    guard today < made.firstDayWithoutPeople else {
      made.list = assets.keep(reference, in: folder) == nil ? .none : .site
      return nil
    }
    guard let file = file(reference, of: notice, in: folder, assets: &assets) else { return nil }
    return read(file, of: notice, named: reference).map { (file, $0) }
  }

  private static var csvHelp: Message {
    Message(
      "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”",
      "save it as “CSV UTF-8” in a spreadsheet program")
  }

  /// Reads a list, and looks for what is not for the public in it; nil where anything is wrong with
  /// it.
  mutating func read(
    _ file: SourceFile.ID, of notice: ParsedNotice, named reference: Reference
  ) -> PeopleList? {
    let source = tree.files[file.offset]
    guard source.isReadable else { return nil }
    guard ContentPath.ending(of: source.path) == "csv", source.size == Int(source.text.count) else {
      report(
        .invalidValue, notice, reference.range,
        Message("名单要是 1 MB 以内的 CSV 文件", "the list is a CSV file of at most 1 MB"),
        help: Self.csvHelp)
      return nil
    }
    return parsed.texts.withView { view in
      let bytes = view[source.text]
      if lists.insert(file).inserted {
        for found in search?.find(in: bytes, bodyStart: nil) ?? [] {
          findings.append(TextFinding(file: file, range: found.range, .sensitive(found)))
        }
      }
      var problems: [Diagnostic] = []
      let people = PeopleList.read(
        bytes, path: source.path, kind: notice.kind, starts: notice.starts, into: &problems)
      if source.role == .kept {
        // `fix` writes nothing outside of a site.
        for index in problems.indices where problems[index].code == .notUTF8 {
          problems[index].help = Self.csvHelp
        }
      }
      diagnostics.report(problems)
      return people
    }
  }

  /// The file of a list: in the private folder where there is one, otherwise beside the article.
  private func file(
    _ reference: Reference, of notice: ParsedNotice, in folder: String,
    assets: inout ContentAssets
  ) -> SourceFile.ID? {
    guard !settings.privateFolder.isEmpty else {
      return assets.find(
        reference, in: folder, from: notice.file, code: .missingAttachment, isInput: true)
    }
    if let list = lying(reference, in: folder, assets: &assets) { return list }
    let prefix = privatePrefix
    report(
      .missingAttachment, notice, reference.range,
      tree.privateFolder == nil
        ? Message(
          "找不到名单“\(reference.name)”：没有名单文件夹 \(prefix)",
          "there is no list “\(reference.name)”: the private folder \(prefix) is not there")
        : Message(
          "名单文件夹里没有“\(reference.name)”", "the private folder has no list “\(reference.name)”"),
      help: Message(
        "请把名单放进 \(prefix)（site.toml 的 notices.private_folder，或环境变量 REDSITE_PRIVATE）",
        "put it into \(prefix) (`notices.private_folder` of site.toml, or REDSITE_PRIVATE)"))
    return nil
  }

  /// The file of a list where it is there; whatever lies beside the article is published by nobody.
  func lying(
    _ reference: Reference, in folder: String, assets: inout ContentAssets
  ) -> SourceFile.ID? {
    let beside = assets.keep(reference, in: folder)
    guard !settings.privateFolder.isEmpty,
      let path = ContentPath.resolve(reference.name, in: "")
    else { return beside }
    return keptLists[privatePrefix + "/" + path] ?? beside
  }

  /// The private folder as messages name it.
  private var privatePrefix: String {
    var prefix = settings.privateFolder
    while prefix.hasSuffix("/") { prefix.removeLast() }
    return prefix
  }

  /// Reports names of the list that stand in the article itself: they would stay there.
  func reportNames(_ names: [String], in article: ParsedArticle) {
    let file = article.article.file
    guard article.clearedBy == nil else { return }
    let ranges = parsed.texts.withView { view in
      let bytes = view[tree.files[file.offset].text]
      return Set(names).filter { $0.count > 1 }.compactMap { name in
        name.withBytes { bytes.firstRange(of: $0) }
      }
    }
    for range in ranges {
      diagnostics.report(
        Diagnostic(
          .noticeNameInText, at: locator.location(file, range).withoutExcerpt,
          Message(
            "名单里的一个姓名也写在文章里，公示结束后不会移除",
            "a name of the list is written in the article too, where it will stay"),
          help: Message(
            "请只写在名单里；标题、正文、摘要会进订阅源和搜索。不是人名的，请写 cleared_by",
            "write it in the list only: titles, texts and summaries are in feeds and the search; "
              + "where it is no name, write `cleared_by`")))
    }
  }
}
