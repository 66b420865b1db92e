import Base
import Jinja

/// A function that templates may call: declared and done in one value.
///
/// All are constant: equal arguments give an equal result for the whole build.
struct TemplateFunction: Sendable {
  /// What makes a call; an argument left out is `undefined`.
  typealias Body =
    @Sendable (
      _ site: SiteView, _ assets: ThemeAssets, _ arguments: UnsafeBufferPointer<Value>,
      _ arena: ValueArena
    ) throws(TemplateProblem) -> Value

  let name: String
  let parameters: [FunctionDeclaration.Parameter]
  let returns: ValueType
  let documentation: String
  let body: Body

  /// A function, the parameters that must be given first.
  private init(
    _ name: String, _ parameters: FunctionDeclaration.Parameter..., returns: ValueType,
    _ documentation: String, _ body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.returns = returns
    self.documentation = documentation
    self.body = body
  }

  /// All functions, in the order that documentation lists them.
  static let all = [
    TemplateFunction(
      "asset", .init("path", .string), returns: .string,
      "主题或网站 assets 里一个文件的网址，如 asset(\"style.css\")"
    ) { (_, assets, arguments, arena) throws(TemplateProblem) in
      try assets.url(arguments, in: arena)
    },
    TemplateFunction(
      "leaving", .init("url", .string), returns: .string,
      "网址要先经过离站提示页的，是提示页的网址，否则就是它自己，如 leaving(friend.url)"
    ) { site, _, arguments, _ in
      guard case .text(let address)? = arguments.first else { return .text(.empty) }
      return .text(site.interstitialURL(of: address) ?? address)
    },
    TemplateFunction(
      "integrity", .init("path", .string), returns: .string,
      "样式或脚本的校验值，写在 link 和 script 的 integrity 里，如 integrity(\"style.css\")"
    ) { (_, assets, arguments, arena) throws(TemplateProblem) in
      try assets.integrity(arguments, in: arena)
    },
    TemplateFunction(
      "has_asset", .init("path", .string), returns: .boolean,
      "主题或网站的 assets 里有没有这个文件，如 has_asset(\"site.css\")"
    ) { _, assets, arguments, _ in
      guard case .text(let name)? = arguments.first else { return .boolean(false) }
      return .boolean(assets.has(name.string))
    },
    TemplateFunction(
      "picture", .init("url", .string), .init("name", .string),
      .init("alt", .string, isOptional: true), .init("eager", .boolean, isOptional: true),
      returns: .markup,
      "一张图片的 HTML：有各种大小，由浏览器挑合适的；样子按 theme.toml 里 [[pictures]] 的名称，如 "
        + "article.image|picture(\"card\", alt=article.image_description)。eager 用于一打开就看得见的图。"
        + "网址为空时什么也没有"
    ) { (site, _, arguments, arena) throws(TemplateProblem) in
      try picture(arguments, in: site, arena)
    },
  ]
}
