import Base
import SensitiveText
import Testing

/// What is found in a text, and what is not, whatever its form.
struct SensitiveTextTests {
  private func found(_ text: String) -> [String] {
    text.withBytes { bytes in
      var search = SensitiveText()
      return search.find(in: bytes).map { "\($0.kind) \($0.masked(in: bytes))" }
    }
  }

  /// The vectors of GB 11643 and made ones: a day, a check digit, the forms of digits.
  @Test(arguments: [
    "110101190001010006", "11010519491231002X", "11010519491231002x", "１１０１０１１９０００１０１０００６",
    "110101 19000101 0006", "110101-19000101-0006", "号码110101190001010006。",
    "**110101190001010006**", "**号码 110101190001010006**",
    "13800138000 110101190001010006", "| 110101190001010006 |", "（110101190001010006）",
  ])
  func findsIDNumber(text: String) {
    #expect(found(text).contains { $0.hasPrefix("idNumber ") }, "\(text)")
  }

  @Test(arguments: [
    "11010119491231002X", "44030719900230001X", "91350100M000100Y43", "990101190001010006",
    "https://www.example.org/t/110101190001010006.html", "www.example.org/?id=110101190001010006",
    "A110101190001010006", "110101190001010006B", "1110101190001010006", "0.110101190001010006",
    "110101180001010003", "20260701", "2026 年 7 月 1 日 12 时 30 分 15 秒",
  ])
  func findsNoIDNumber(text: String) {
    #expect(!found(text).contains { $0.hasPrefix("idNumber ") }, "\(text)")
  }

  @Test func masksWhatItFinds() {
    #expect(found("110101190001010006") == ["idNumber 110101********0006"])
    #expect(found("１１０１０１１９０００１０１０００６") == ["idNumber 110101********0006"])
    #expect(found("+86 138-0013-8000") == ["phoneNumber 138****8000"])
    #expect(found("账号 6222020000000000000。") == ["bankCard 6222***********0000"])
    #expect(found("zhangsan@example.org") == ["emailAddress z*******@example.org"])
    #expect(found("010-66001234") == ["landline 0106600****"])
    #expect(found("京A·12345") == ["licencePlate 京A****5"])
    #expect(found("11010119000101***6") == ["maskedIDNumber 110101***********6"])
  }

  @Test(arguments: [
    ("13800138000", true), ("138 0013 8000", true), ("008613800138000", true),
    ("12800138000", false), ("1380013800", false), ("138001380001", false),
    ("本年投入 15000000000元", false), ("13800138000.50", false),
    ("/tongzhi/13800138000.html", false), ("tel:13800138000", true),
  ])
  func findsMobileNumber(text: String, isFound: Bool) {
    #expect(found(text).contains { $0.hasPrefix("phoneNumber") } == isFound, "\(text)")
  }

  @Test(arguments: [
    ("79927398713", false), ("6222020000000000000", true), ("6222 0200 0000 0000 000", true),
    ("6222020000000000001", false), ("3000 4000 5000 6000 7000 8000 9000", false),
    ("7222020000000000000", false), ("https://a.example.org/6222020000000000000", false),
  ])
  func findsBankCard(text: String, isFound: Bool) {
    #expect(found(text).contains { $0.hasPrefix("bankCard") } == isFound, "\(text)")
  }

  @Test(arguments: [
    ("a@example.org", true), ("a＠example.org", true), ("photo@2x.png", false),
    ("https://name@host.example.org/", false),
    ("https://a:b@example.org/", false), ("@somebody", false), ("a@b", false),
    ("mailto:a.b+c@mail.example.org", true),
  ])
  func findsAddress(text: String, isFound: Bool) {
    #expect(found(text).contains { $0.hasPrefix("emailAddress") } == isFound, "\(text)")
  }

  @Test(arguments: [
    "机密★5年", "绝密 ★ 长期", "秘密☆", "**机密**★5年", "机　密★", "机密", "**秘密**",
    "\n\n机 密\n\n正文", "| 机密 | 特急 |\n|---|---|", "正文\n正文里的机密★10年",
  ])
  func findsSecretMark(text: String) {
    #expect(found(text).count { $0.hasPrefix("secretMark") } == 1, "\(text)")
  }

  @Test(arguments: [
    "本办法所称秘密，是指国家秘密。", "保守国家秘密", "一\n二\n三\n四\n五\n机密", "★", "五星★", "机密文件★",
  ])
  func findsNoSecretMark(text: String) {
    #expect(!found(text).contains { $0.hasPrefix("secretMark") }, "\(text)")
  }

  @Test(arguments: [
    ("内部资料　注意保存", true), ("## 内部文件，严禁外传", true), ("特急·明电", true),
    ("内部资料性出版物管理办法", false), ("国办发明电〔2005〕35号", false),
    ("有关部门不得将内部资料提供给没有关系的单位和个人使用。", false),
    ("一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n内部资料\n一\n二\n三\n四\n五\n六\n七", false),
    ("一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n十一\n内部资料", true),
  ])
  func findsRestrictedMark(text: String, isFound: Bool) {
    #expect(found(text).contains { $0.hasPrefix("restrictedMark") } == isFound, "\(text)")
  }

  @Test(arguments: [
    ("11010119000101000*", true), ("110101190001010\\*\\*6", true), ("110101190001010***", true),
    ("110101********0006", false), ("11010119000101****", false), ("**110101190001010006**", false),
    ("110101199913010***", false),
  ])
  func findsBadMask(text: String, isFound: Bool) {
    #expect(found(text).contains { $0.hasPrefix("maskedIDNumber") } == isFound, "\(text)")
  }

  @Test func hidesValuesThatACutGoesThrough() {
    let text = "号码 110101190001010006 和 １１０１０１１９０００１０１０００６，a.b@example.org"
    text.withBytes { bytes in
      let whole = Mask.excerpt(0..<bytes.count, of: bytes)
      #expect(whole == "号码 110101********0006 和 １１０１０１＊＊＊＊＊＊＊＊０００６，a**@example.org")
      #expect(whole.utf8.count == bytes.count)
      for end in 8..<25 {
        #expect(!Mask.excerpt(0..<end, of: bytes).contains("1190"), "\(end)")
      }
    }
    #expect(
      Mask.text("电话 13800138000，信箱 a.b@example.org", keepsAddresses: true)
        == "电话 138****8000，信箱 a.b@example.org")
    #expect(!Mask.hides(in: "2026-07-01 会议"))
  }
}
