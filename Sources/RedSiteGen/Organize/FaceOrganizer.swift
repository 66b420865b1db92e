import Base
import Diagnostics
import SiteModel

/// Finds the pictures of the faces of the site, its subsites and its topics, and chooses the banner
/// of the day: the first one whose days or topic it is, otherwise the first for every day.
struct FaceOrganizer {
  private let folders: FolderOrganizer
  private let diagnostics: DiagnosticSink

  /// Gives every site and every topic its face.
  static func organize(
    folders: FolderOrganizer, assets: inout ContentAssets, text: inout TextBuilder,
    diagnostics: DiagnosticSink, into site: inout Site
  ) {
    let organizer = FaceOrganizer(folders: folders, diagnostics: diagnostics)
    let own = site.configuration.face
    site.subsites[0].face = organizer.face(own, now: site.now, in: site, &text) {
      .asset($0.reference.name)
    }
    for (subsite, written) in folders.subsiteFaces.sorted(by: { $0.key < $1.key }) {
      site.subsites[subsite.offset].face = organizer.face(
        written.face, now: site.now, in: site, &text
      ) { written.find($0, among: &assets) }
    }
    for index in site.subsites.indices where site.subsites[index].face.logo == nil {
      site.subsites[index].face.logo = site.subsites[0].face.logo
    }
    for (topic, written) in folders.topicFaces.sorted(by: { $0.key < $1.key }) {
      site.topics[topic.offset].face = organizer.face(
        written.face, now: site.now, in: site, &text
      ) { written.find($0, among: &assets) }
    }
  }

  /// A face of front matter, with the file that says it.
  struct Written {
    var face: ParsedFace
    var file: SourceFile.ID
    var folder: String

    fileprivate func find(
      _ picture: ParsedBlock.Named, among assets: inout ContentAssets
    ) -> Face.Picture? {
      assets.find(picture.reference, in: folder, from: file, code: .missingImage).map {
        .file($0)
      }
    }
  }

  private func face(
    _ written: ParsedFace, now: DateTime, in site: Site, _ text: inout TextBuilder,
    find: (ParsedBlock.Named) -> Face.Picture?
  ) -> Face {
    var face = Face()
    face.logo = written.logo.flatMap(find)
    if !written.slogan.isEmpty { face.slogan = text.add(written.slogan) }
    var usual: ParsedBanner?
    var ofTheDay: ParsedBanner?
    for banner in written.banners {
      if banner.isForSomeDays {
        if isShown(banner, now: now, in: site), ofTheDay == nil { ofTheDay = banner }
      } else if usual == nil {
        usual = banner
      }
    }
    // All are looked for: those of other days must be there when their day comes.
    for banner in written.banners {
      let isChosen = banner.light.location == (ofTheDay ?? usual)?.light.location
      let (light, dark) = (find(banner.light), banner.dark.flatMap(find))
      if isChosen { (face.banner, face.darkBanner) = (light, dark) }
    }
    return face
  }

  private func isShown(_ banner: ParsedBanner, now: DateTime, in site: Site) -> Bool {
    if let season = banner.season, !season.contains(now.date) { return false }
    guard let topic = banner.topic else { return true }
    return folders.topic(topic, diagnostics: diagnostics).map {
      !site.topics[$0.offset].isArchived
    } ?? false
  }
}

extension FolderOrganizer {
  /// The topic of a name; nil where it is not open yet, and after one that does not exist has been
  /// reported.
  func topic(_ name: ParsedBlock.Named, diagnostics: DiagnosticSink) -> Topic.ID? {
    let reference = name.reference
    if let topic = topics[reference.name] { return topic }
    if closedTopics[reference.name] != nil { return nil }
    diagnostics.report(
      .unknown(
        .unknownTopic, Message("专题", "topic"), reference, at: name.location,
        candidates: topics.keys,
        remedy: Message(
          "请先新建 content/topics/\(reference.name)/_index.md",
          "create content/topics/\(reference.name)/_index.md first")))
    return nil
  }
}
