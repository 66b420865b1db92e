/// The Chinese names under which people look for the keys of front matter.
enum ChineseKey {
  /// The key that a Chinese name stands for, if it is one of `known`.
  static func name(for chinese: String, among known: [String]) -> String? {
    guard let name = name(for: chinese), known.contains(name) else { return nil }
    return name
  }

  /// The key that a Chinese name stands for.
  static func name(for chinese: String) -> String? { names[chinese] }

  private static let names: [String: String] = [
    "标题": "title", "题目": "title", "副题": "subtitle", "副标题": "subtitle", "引题": "kicker",
    "日期": "date", "时间": "date", "发布日期": "date", "发布时间": "date", "更新": "updated",
    "更新时间": "updated", "来源": "source", "信息来源": "source", "作者": "author",
    "编辑": "editor", "责任编辑": "editor", "单位": "unit", "通讯员": "contributors",
    "信息员": "contributors", "专题": "topics", "栏目": "columns", "关键词": "keywords",
    "关键字": "keywords", "摘要": "summary", "图片": "image", "头条": "headline",
    "置顶": "pinned", "草稿": "draft", "附件": "attachments", "公文": "document",
    "模板": "template", "链接": "link", "说明": "description", "描述": "description",
    "权重": "weight", "文号": "number", "索引号": "index",
  ]
}
