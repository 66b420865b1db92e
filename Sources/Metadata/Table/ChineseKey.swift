/// The Chinese names under which people look for the keys of front matter.
package enum ChineseKey {
  /// The key that a Chinese name stands for, if it is one of `known`.
  package static func name(for chinese: String, among known: [String]) -> String? {
    guard let name = name(for: chinese), known.contains(name) else { return nil }
    return name
  }

  /// The key that a Chinese name stands for.
  package static func name(for chinese: String) -> String? { names[chinese] }

  /// The key that the heading of a table's column stands for.
  package static func heading(_ chinese: String) -> String? { headings[chinese] }

  /// The Chinese headings that stand for a key, in the order of the alphabet.
  package static func headings(for key: String) -> [String] {
    headings.filter { $0.value == key }.map(\.key).sorted()
  }

  private static let headings: [String: String] = [
    "标识": "id", "编号": "id", "名称": "name", "单位名称": "name", "姓名": "name", "类别": "kind",
    "上级": "parent", "上级单位": "parent", "分组": "group", "栏目": "folder", "文件夹": "folder",
    "排序": "order", "次序": "order", "联系人": "contact", "电话": "phone", "地址": "address",
    "邮箱": "email", "网址": "website", "网站": "website", "简介": "description", "说明": "description",
    "账号": "code_owners", "提交邮箱": "authors", "单位": "unit", "所在单位": "unit",
    "聘任日期": "since", "离任日期": "until", "职责": "role", "职务": "role",
  ]

  private static let names: [String: String] = [
    "标题": "title", "题目": "title", "副题": "subtitle", "副标题": "subtitle", "引题": "kicker",
    "日期": "date", "时间": "date", "发布日期": "date", "发布时间": "date", "更新": "updated",
    "更新时间": "updated", "来源": "source", "信息来源": "source", "作者": "author",
    "编辑": "editor", "责任编辑": "editor", "单位": "unit", "通讯员": "contributors",
    "信息员": "contributors", "专题": "topics", "栏目": "columns", "关键词": "keywords",
    "关键字": "keywords", "摘要": "summary", "图片": "image", "头条": "headline",
    "置顶": "pinned", "草稿": "draft", "示例": "sample", "附件": "attachments", "公文": "document",
    "模板": "template", "链接": "link", "说明": "description", "描述": "description",
    "权重": "weight", "文号": "number", "索引号": "index",
  ]
}
