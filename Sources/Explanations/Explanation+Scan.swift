import Diagnostics

/// What is not for the public, in texts.
extension Explanation {
  private static func article(_ body: String) -> ExampleInput {
    .article(body: Message(body, body))
  }

  static let scan: [Explanation] = [
    Explanation(
      .secretMark,
      title: Message("疑似国家秘密标志", "A mark of secrecy"),
      meaning: Message(
        """
        文字里有“机密★5年”这样的密级标志，或者开头几行里单独写着绝密、机密、秘密。涉密内容不得上网。\
        附件（Word、Excel、PowerPoint、OFD、PDF、文本）里的文字也查。\
        正文里说到“国家秘密”这些词，不算。
        """,
        """
        The text has a word for “top secret”, “secret” or “confidential” with a star behind it, or \
        alone on one of its first lines. Nothing secret may go online. The words in attachments are \
        looked at too. \
        Talking about secrets in a sentence is no mark.
        """),
      example: [article("机密★5年\n\n请各支部派人参加。")],
      mend: Message(
        "涉密的撤下并报告保密工作机构；不涉密的删去标志，或由保密审查人员核准：`redsite clear`。",
        "Take it out and report it; what is no secret loses its mark or is cleared with `redsite clear`."
      ),
      mended: [article("请各支部派人参加。")]),
    Explanation(
      .restrictedMark,
      title: Message("疑似内部资料标志", "A mark of internal papers"),
      meaning: Message(
        """
        开头十行、末尾五行或小标题里，有一行短短的“内部资料”“注意保存”“严禁外传”之类，\
        多半是内部文件连同标志一起贴了过来。
        """,
        """
        Among the first ten lines, the last five or the headings is a short one that says “internal” \
        or “do not pass on”: an internal paper was pasted with its mark, most likely.
        """),
      example: [article("内部资料　注意保存\n\n请各支部派人参加。")],
      mend: Message(
        "不该公开的撤下；可以公开的，删去标志。", "Take it out, or remove the mark if it may be public."),
      mended: [article("请各支部派人参加。")]),
    Explanation(
      .idNumber,
      title: Message("疑似居民身份证号码", "An identity card number"),
      meaning: Message(
        """
        有 18 位数字符合居民身份证号码的规则：地区、出生日期、校验码都对。全角数字和中间有空格的也算，\
        附件里的也查。网页、订阅源和搜索引擎会把它传遍各处，收不回来。\
        本程序的任何输出都不会写出完整的号码。
        """,
        """
        Eighteen signs follow the rules of identity card numbers: region, birthday and check digit. \
        Full-width digits and spaces count, attachments are looked at too. Once online it cannot be \
        taken back. No output of this program ever has the whole number.
        """),
      example: [article("联系人身份证号：110101190001010006")],
      mend: Message(
        "删去，或把出生日期和后四位换成星号。", "Remove it, or replace the birthday and the last four signs by stars."
      ),
      mended: [article("联系人身份证号：110101************")]),
    Explanation(
      .idNumberMaskedBadly,
      title: Message("身份证号码遮得太少", "Too little of an identity card number is hidden"),
      meaning: Message(
        """
        一个身份证号码只用星号遮了一到三位。校验码能把少数几位算回来，这样遮等于没遮。
        """,
        """
        Only one to three signs of an identity card number are stars. The check digit gives a few \
        signs back, so this hides nothing.
        """),
      example: [article("联系人身份证号：11010119000101\\*\\*\\*6")],
      mend: Message(
        "出生日期和后四位都遮上。", "Hide the birthday and the last four signs."),
      mended: [article("联系人身份证号：110101************")]),
    Explanation(
      .bankCard,
      title: Message("疑似银行账号", "A bank account"),
      meaning: Message(
        """
        有 16 到 19 位数字通过了银行卡号的校验。碰巧通过的也有，所以是警告；\
        前面二十个字里写着账号、卡号、开户的，就是错误。
        """,
        """
        Sixteen to nineteen digits pass the check of card numbers. Some do by chance, so this is a \
        warning; with the word for “account” or “card number” within twenty characters before it, it \
        is an error.
        """),
      example: [article("编号 6222020000000000000 的材料")],
      mend: Message(
        "删去；公开的对公账号写进 site.toml 的 `scan.allow`。",
        "Remove it; an office's public account goes into `scan.allow` of site.toml."),
      mended: [
        article("编号 6222020000000000000 的材料"),
        .site("\n[scan]\nallow = [\"6222020000000000000\"]"),
      ]),
    Explanation(
      .phoneNumber,
      title: Message("疑似手机号码", "A mobile telephone number"),
      meaning: Message(
        """
        有一个手机号码。办公联系电话可以公开，个人的不要公开。\
        单位名册、信息员名册和 site.toml 的 [owner] 里登记的号码不报告。
        """,
        """
        There is a mobile number. Those of offices may be public, those of persons should not be. \
        Numbers in the registers and in [owner] of site.toml are not reported.
        """),
      example: [article("联系电话：13800138000")],
      mend: Message(
        "个人的删去；公开的写进 site.toml 的 `scan.allow`，`*` 代表任意文字。",
        "Remove a person's; a public one goes into `scan.allow` of site.toml, `*` stands for anything."
      ),
      mended: [
        article("联系电话：13800138000"), .site("\n[scan]\nallow = [\"1380013*\"]"),
      ]),
    Explanation(
      .landline,
      title: Message("疑似固定电话号码", "A telephone number"),
      meaning: Message(
        """
        有一个固定电话号码。网站设置了要查才查：办公电话多半是要公开的。
        """,
        """
        There is the number of a telephone on a desk. It is looked for only where the site asks: \
        most of them are public.
        """),
      example: [
        article("联系电话：010-66001234"), .site("\n[scan]\nlevel = { landline = \"warning\" }"),
      ],
      mend: Message(
        "公开的写进 `scan.allow`，或者不查固定电话。",
        "Allow public ones in `scan.allow`, or do not look for them."),
      mended: [
        .site("\n[scan]\nlevel = { landline = \"warning\" }\nallow = [\"010-6600****\"]")
      ]),
    Explanation(
      .emailAddress,
      title: Message("疑似电子邮箱", "An e-mail address"),
      meaning: Message(
        """
        有一个电子邮箱。放在网上会招来垃圾邮件，个人的邮箱也是个人信息。\
        名册和 site.toml 的 [owner] 里登记的不报告。
        """,
        """
        There is an e-mail address. Online it draws spam, and a person's is personal. Those in the \
        registers and in [owner] of site.toml are not reported.
        """),
      example: [article("来稿请发 tougao@mail.example.org")],
      mend: Message(
        "个人的删去；公开的写进 site.toml 的 `scan.allow`，可以写一个域名的全部邮箱。",
        "Remove a person's; allow public ones in `scan.allow` of site.toml, all of a domain at once."
      ),
      mended: [
        article("来稿请发 tougao@mail.example.org"),
        .site("\n[scan]\nallow = [\"*@mail.example.org\"]"),
      ]),
    Explanation(
      .licencePlate,
      title: Message("疑似车牌号码", "A licence plate"),
      meaning: Message(
        "有一个车牌号码。网站设置了要查才查。",
        "There is the plate of a car. It is looked for only where the site asks."),
      example: [
        article("请把京A12345移开。"), .site("\n[scan]\nlevel = { licence-plate = \"warning\" }"),
      ],
      mend: Message("删去，或遮住几位。", "Remove it, or hide some of its signs."),
      mended: [article("请把京A\\*\\*\\*\\*5移开。")]),
    Explanation(
      .staleClearance,
      title: Message("核准没有用了", "A clearance of no use"),
      meaning: Message(
        """
        data/cleared.csv 里这一行对不上任何问题：文字改过，文件换了，或者已经过期。\
        核准认的是内容的摘要，改动一个字就要重新看。
        """,
        """
        The row of data/cleared.csv fits no finding: the text was changed, the file replaced, or the \
        day is past. A clearance is about the digest of what was found, so a change asks for \
        another look.
        """),
      example: [
        .file("data/reviewers.csv", "标识,名称,职责\nzhao,保密员,保密审查"),
        .file(
          "data/cleared.csv",
          "文件,代码,摘要,核准人,日期,理由\ncontent/tongzhi/huiyi.md,phone-number,0123456789abcdef,zhao,2026-06-01,办公电话"
        ),
      ],
      mend: Message("删去这一行；还有问题的，重新核准。", "Remove the row, or clear what is there now."),
      mended: [.commands("rm data/cleared.csv")]),
    Explanation(
      .reviewNotAuthorized,
      title: Message("审核人没有这项职责", "The reviewer has not that duty"),
      meaning: Message(
        """
        cleared_by、data/cleared.csv 的核准人和 review 里的审核人，当天要在 data/reviewers.csv 里登记着那项职责。\
        查不到这个人，或者不在任期里，就不算审过。
        """,
        """
        Who clears findings, in `cleared_by` or data/cleared.csv, and who reviews in `review`, must \
        have that duty in data/reviewers.csv on that day; otherwise it does not count.
        """),
      example: [.article("cleared_by: zhao", body: Message("联系。", "Call."))],
      mend: Message(
        "在 data/reviewers.csv 里登记这项职责，如“保密审查”。",
        "Enter them in data/reviewers.csv with that duty."
      ),
      mended: [.file("data/reviewers.csv", "标识,名称,职责\nzhao,保密员,保密审查")]),
    Explanation(
      .wrongWord,
      title: Message("用语不对", "A wrong word"),
      meaning: Message(
        """
        文章里有 data/words.csv 登记的写法。级别“错”的不能发布，“慎”是警告，“提示”是说明。\
        代码、网址和例外的词语里不查；“起”“止”按文章的日期算，旧文章不按新提法查。
        """,
        """
        The article has a word that data/words.csv lists. The list says whether that is an error, a \
        warning or a note. Code, addresses and the exceptions are left alone; the days of a row count by the \
        article's date.
        """),
      example: [
        .file("data/words.csv", "错,对,级别,说明,例外\n按装,安装,错,错别字,按装置"), article("请按装新的软件。"),
      ],
      mend: Message(
        "改成对的写法；“对”只有一种、级别是“错”的，`redsite fix --apply` 会改。",
        "Write the right word; `redsite fix --apply` does it where there is one and it is an error."
      ),
      mended: [article("请安装新的软件。")]),
    Explanation(
      .titleMismatch,
      title: Message("姓名和职务对不上", "A name and an office that do not go together"),
      meaning: Message(
        """
        按 data/titles.csv，这个人在文章的日期不任旁边写的职务：多半是职务变动以后没有改，或者抄错了。
        """,
        """
        By data/titles.csv, this person did not hold the office beside the name on the day of the \
        article: it changed since, or was copied wrongly.
        """),
      example: [
        .file("data/titles.csv", "姓名,职务,起,止\n甲某某,局长,2020-01-01,2024-12-31\n乙某某,局长,2025-01-01,"),
        article("局长甲某某出席会议。"),
      ],
      mend: Message("核对姓名、职务和日期。", "Check name, office and date."),
      mended: [article("局长乙某某出席会议。")]),
    Explanation(
      .nameSuspect,
      title: Message("姓名可能写错了一个字", "A name with one wrong character, perhaps"),
      meaning: Message(
        """
        职务旁边的三个字，同任这个职务的人只差一个字。写错领导姓名是严重表述错误。
        """,
        """
        Beside an office stand characters that are the name of its holder but for one. A wrong name \
        of a leader counts as a grave mistake.
        """),
      example: [
        .file("data/titles.csv", "姓名,职务,起,止\n乙某某,局长,2025-01-01,"), article("局长乙某莫出席会议。"),
      ],
      mend: Message(
        "改正；确实是另一个人的，用 `redsite clear` 核准。",
        "Mend it; if it is somebody else, clear it with `redsite clear`."),
      mended: [article("局长乙某某出席会议。")]),
    Explanation(
      .unknownDataFile,
      title: Message("不认识的数据文件", "A data file that nobody reads"),
      meaning: Message(
        """
        data/ 里直接放的文件，名称要是程序认识的。错一个字母，它管的检查就悄悄地不做了。
        """,
        """
        Files directly in data/ have names that the program knows. With a slip in the name, what the \
        file is for would silently not be done.
        """),
      example: [.file("data/word.csv", "错,对\n按装,安装")],
      mend: Message(
        "改成对的名称；别的资料放到 data/ 以外。", "Rename it; keep other things outside of data/."),
      mended: [.commands("mv data/word.csv data/words.csv")]),
  ]
}
