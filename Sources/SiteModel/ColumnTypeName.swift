/// The values of the meta tag ColumnType.
package enum ColumnTypeName {
  /// What home pages are.
  package static let home = "首页"
  /// What topics are, and lists of them.
  package static let topic = "专题专栏"
  /// What lists of news are: archives, keywords.
  package static let news = "工作动态"
  /// What pages about the site itself are.
  package static let overview = "概况信息"

  /// The values that a column can have without further ado.
  ///
  /// The first 18 are those of the annex 网页设计规范 to 国办发〔2017〕47号 (网页标签), whose list
  /// is open; the rest are what sites of party organisations need besides, by their usual names.
  package static let standard = [
    home, overview, "机构职能", "负责人信息", news, "政策文件", "信息公开指南", "信息公开目录",
    "信息公开年报", "依法申请公开", "数据发布", "数据开放", "政策解读", "回应关切", "办事服务",
    "咨询投诉", "征集调查", "在线访谈", topic, "通知公告", "党务公开", "学习教育",
  ]
}
