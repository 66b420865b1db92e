import Base
import Diagnostics
import Metadata
import SiteModel

/// What a site must say of itself, by the rules its profile stands for.
///
/// Government sites follow 国办发〔2017〕47号 and its annex; sites of party organisations follow
/// them by analogy, except for the 网站标识码 and 找错 entry, which are given to government sites.
enum ProfileRules {
  static let help = Message(
    "请按 docs/site-toml.md 填写；内部网站、测试网站不适用这些规范的，写 profile = \"none\"",
    "fill it in as docs/site-toml.md says; a site that no such rules apply to has profile = \"none\""
  )
}

extension TableDecoder {
  /// Reports what `[owner]` lacks.
  mutating func reportMissing(
    of owner: SiteConfiguration.Owner, profile: SiteConfiguration.Profile
  ) {
    guard profile != .none else { return }
    if owner.sponsor.isEmpty { reportMandatory("sponsor", "主办单位") }
    if owner.phone.isEmpty, owner.address.isEmpty, owner.email.isEmpty {
      reportMandatory("phone", "联系方式（phone、address、email 至少一项）")
    }
    if owner.icp.isEmpty { reportMandatory("icp", "ICP 备案号") }
    if owner.policeNumber.isEmpty { reportMandatory("police", "公安备案") }
    if owner.badge.url.isEmpty { reportMandatory("badge", "党政机关或事业单位网站标识") }
    if profile == .government, owner.siteIDCode.isEmpty {
      reportMandatory("site_id_code", "网站标识码", "SiteIDCode")
    }
  }

  /// Reports one value that the rules ask for.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - name: what it is called.
  ///   - tag: the meta tag it becomes, if it becomes one.
  mutating func reportMandatory(_ key: String, _ name: String, _ tag: String? = nil) {
    report(
      .missingMandatory, at: keyRange(key) ?? range,
      Message(
        "缺少\(name)（\(key)）" + (tag.map { "，网页标签 \($0) 不能为空" } ?? "，页脚要写明"),
        "`\(key)` is missing, which the site's profile asks for"
          + (tag.map { ": the meta tag \($0)" } ?? " in the footer")),
      help: ProfileRules.help)
  }
}
