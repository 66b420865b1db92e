import Base
import Diagnostics
import Files
import SiteModel

extension PagePlanner {
  /// Plans the files beside articles and the theme's assets.
  mutating func planAssets(themes: SiteThemes, root: String) {
    for file in site.allowedAssets {
      let source = site.files[file.offset]
      let path = source.outputPath
      let owner = OutputOwner(file: file, description: Message("一个附件或图片", "a file of the content"))
      guard owners.claim(path, for: owner) else { continue }
      urls.assets[file.offset] = url(ofPath: path)
      copies.append(
        FileCopy(source: FilePlace(source.path, below: root), path: path, asset: file))
    }
    planRootFiles(root: root)
    let badge = site.configuration.owner.badge
    let logo = site.configuration.links.own
    let named = (site.configuration.face.pictures + [site.configuration.touchIcon])
      .compactMap(\.self).map { ($0.reference.name, $0.location) }
    for (image, place) in [(badge.image, badge.imageLocation), (logo.logo, logo.logoLocation)]
      + named
    where !image.isEmpty && themes.all[0].assets[image] == nil {
      diagnostics.report(
        Diagnostic(
          .missingImage, at: place,
          Message("assets 里没有“\(image)”", "there is no “\(image)” in assets"),
          help: Message(
            "请把图片放到网站的 assets 文件夹", "put the picture into the folder assets of the site")))
    }
    for (index, subsite) in site.subsites.enumerated() where index == 0 || subsite.hasOwnAssets {
      let folder = site.assetsFolder(ofSubsite: index)
      planAssets(of: themes.theme(ofSubsite: index), folder: folder)
    }
    for (index, subsite) in site.subsites.enumerated() {
      let assets = themes.theme(ofSubsite: index).assets
      let folder = site.assetsFolder(ofSubsite: index)
      let icon = site.configuration.touchIcon?.reference.name ?? AssetNames.touchIcon
      urls.faces[index] = FaceURLs(
        logo: url(of: subsite.face.logo, in: folder, among: assets),
        banner: url(of: subsite.face.banner, in: folder, among: assets),
        darkBanner: url(of: subsite.face.darkBanner, in: folder, among: assets),
        touchIcon: url(of: .asset(icon), in: folder, among: assets))
    }
  }

  /// The URL of a picture of a face, empty where there is none or it is not published.
  private mutating func url(
    of picture: Face.Picture?, in folder: String, among assets: [String: ThemeFiles.Asset]
  ) -> Text {
    switch picture {
    case nil: .empty
    case .file(let file): urls.assets[file.offset]
    case .asset(let name): assets[name] == nil ? .empty : url(ofPath: folder + name)
    }
  }

  /// Plans the files of `static/`, each at its path below the root.
  private mutating func planRootFiles(root: String) {
    for (index, file) in site.files.enumerated() where file.role == .root && file.isReadable {
      let owner = OutputOwner(
        file: SourceFile.ID(index), description: Message("static 里的文件", "a file of static/"))
      guard owners.claim(file.outputPath, for: owner, hidden: RootFileNames.hidden) else {
        continue
      }
      copies.append(
        FileCopy(source: FilePlace(file.path, below: root), path: file.outputPath))
    }
  }

  private mutating func planAssets(of theme: ThemeFiles, folder: String) {
    for (name, asset) in theme.assets.sorted(by: { $0.key < $1.key }) {
      let path = folder + asset.publishedName(name)
      let owner = OutputOwner(
        description: Message("主题的文件 \(asset.path)", "the theme's \(asset.path)"))
      guard owners.claim(path, for: owner) else { continue }
      copies.append(FileCopy(source: asset.place, content: asset.content, path: path))
    }
  }
}
