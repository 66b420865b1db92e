import Diagnostics

/// Who reviewed what, and when it came out.
extension Explanation {
  static let review: [Explanation] = [
    Explanation(
      .reviewMissing,
      title: Message("没有写明谁审的", "The review is not written down"),
      meaning: Message(
        """
        site.toml 的 [review] 要求的环节，文章开头的 review 里没有写，或者写了人没有写日期。可能是还没有审，\
        也可能审了没有记。草稿（draft: true）和 since 以前的文章不查。
        """,
        """
        The settings ([review] in site.toml) ask for a step that `review` of the article lacks, or \
        that has no day. It was not reviewed yet, or nobody wrote it down. Drafts and articles \
        before `since` are not asked.
        """),
      example: [settings(#"required = ["first"]"#), reviewers, .article()],
      mend: Message(
        "审过的，写明谁、哪天；没审的先审。不要为了通过而补写。",
        "Where it was reviewed, write down by whom and when; otherwise let it be reviewed."),
      mended: [.article("review: { first: zhang, first_on: 2026-06-30 }")]),
    Explanation(
      .reviewSamePerson,
      title: Message("三审里有两审是同一个人", "One person did two of the three reviews"),
      meaning: Message(
        """
        “三审”中任何两个环节的审稿工作不能同时由一人担任，这样一个人看漏的，另一个人还看得到。\
        不这样要求的网站，可以在 site.toml 写 [review] distinct = "none"。
        """,
        """
        Nobody may do two of the three reviews of one article: what one person overlooks, another \
        may see. A site without that rule has `distinct = "none"` in [review] of site.toml.
        """),
      example: [
        reviewers,
        .article(
          "review: { first: zhang, first_on: 2026-06-30, final: zhang, final_on: 2026-07-01 }"),
      ],
      mend: Message("由另一个人审。", "Let somebody else review it."),
      mended: [
        .article(
          "review: { first: zhang, first_on: 2026-06-30, final: wang, final_on: 2026-07-01 }")
      ]),
    Explanation(
      .reviewOrder,
      title: Message("审核的日期次序不对", "The days of the reviews are out of order"),
      meaning: Message(
        """
        先初审、再复审、后终审，终审以后才发布。次序不对的，多半是日期写错了；终审晚于发布日期，就是没有审完先发。
        """,
        """
        The three reviews come one after the other, and publication after the last. Most likely a \
        day is a slip; a final review after the date means that it was published before.
        """),
      example: [
        reviewers, .article("review: { final: wang, final_on: 2026-07-02 }"),
      ],
      mend: Message("核对审核日期和 date，改正写错的一个。", "Compare the days with `date` and correct the slip."),
      mended: [.article("review: { final: wang, final_on: 2026-07-01 }")]),
    Explanation(
      .reviewUnproved,
      title: Message("合并提交里没有这个人的审核", "No commit has the review of this person"),
      meaning: Message(
        """
        [review] evidence 要求的旁证，是文章进入主线或最后一次修改的那个提交末尾的 Reviewed-by、Approved-by，\
        里面要有审核人登记的邮箱。只有 redsite check --history 查。
        """,
        """
        The proof that `evidence` of [review] asks for is a line `Reviewed-by` or `Approved-by` \
        with an address of the reviewer, at the end of the commit with which the article arrived \
        on the main line or last changed. Only `redsite check --history` looks.
        """),
      example: [.commands("redsite check --history")],
      mend: Message(
        "由这个人在合并请求里批准，让平台的合并提交模板写上；邮箱没有登记的，写进 data/reviewers.csv。",
        """
        Let them approve the merge request, and the service write that into the commit; an \
        address that is missing goes into data/reviewers.csv.
        """),
      mended: [.commands("redsite check --history")]),
    Explanation(
      .changedAfterReview,
      title: Message("审过以后又改了", "Changed after the review"),
      meaning: Message(
        """
        审过、进了主线的文章，后来的提交改了标题或正文，而没有新的审核。提交末尾写着“Correction: 错字”的，\
        只列出来，不算问题。只有 redsite check --history 查。这是警告。
        """,
        """
        A later commit on the main line changed the title or the text of an article that had been \
        reviewed, without a new review. Commits that end with a line `Correction: …` are only \
        listed. Only `redsite check --history` looks. A warning.
        """),
      example: [.commands("redsite check --history")],
      mend: Message(
        "再审一遍，更新 review；只改错字的，提交末尾写 Correction: 错字。",
        "Review it again and update `review`; a mere slip is marked `Correction:` in its commit."),
      mended: [.commands("redsite check --history")]),
    Explanation(
      .backdated,
      title: Message("发布日期早于进入主线的日期", "Dated before it arrived"),
      meaning: Message(
        """
        文章写的发布日期，比它进入主线（受保护分支）的日期早，超过了 [history] tolerance 个工作日。\
        “伪造发稿日期”是检查中一票否决的弄虚作假。补录旧文章的，写明 baseline，或者 date 写真实的发布日期。\
        只有 redsite check --history 查。这是警告。
        """,
        """
        The date of the article is before the day on which it arrived on the main line of the \
        protected branch, by more working days than `tolerance` of [history] allows. Forged dates \
        are a veto in inspections. Only `redsite check --history` looks. A warning.
        """),
      example: [.commands("redsite check --history")],
      mend: Message(
        "date 写真正发布的日期，事情发生的日期写 event_date。",
        "Write the day of the real publication, and that of the event into `event_date`."),
      mended: [.commands("redsite check --history")]),
    Explanation(
      .dateMoved,
      title: Message("公开过的发布日期又改了", "A public date was changed"),
      meaning: Message(
        """
        文章已经以一个日期公开过，后来的提交改了 date。读者、检查的人和存档看到的就是两个日期。\
        内容有更新的，写 updated，不改 date。只有 redsite check --history 查。这是警告。
        """,
        """
        The article had been public under one date, and a later commit changed it, so that readers \
        and archives have two. What changed later has `updated`. Only `redsite check --history` \
        looks. A warning.
        """),
      example: [.commands("redsite check --history")],
      mend: Message(
        "改回原来的 date；更新的时间写 updated。", "Put the old date back; later changes have `updated`."),
      mended: [.commands("redsite check --history")]),
    Explanation(
      .historyIncomplete,
      title: Message("看不到完整的 git 历史", "The history cannot be seen as a whole"),
      meaning: Message(
        """
        诚实日期要看每个文件哪天进入主线。没有 git、不是版本库、浅克隆（只取了最近的提交）、内容在子模块里，\
        都看不到，所以不能说没有问题。
        """,
        """
        To compare dates, the day on which each file arrived must be known. Without git, outside a \
        repository, in a shallow clone or for content in a submodule it is not, so nothing can be \
        said.
        """),
      example: [.commands("redsite check --history")],
      mend: Message(
        "取回全部历史：git fetch --unshallow；CI 里把取回的深度设为 0（redsite new ci 已经这样写）。",
        "Fetch the whole history: `git fetch --unshallow`; in CI a depth of 0."),
      mended: [
        .commands("git fetch --unshallow", "git fetch --unshallow"),
        .commands("redsite check --history"),
      ]),
  ]

  private static func settings(_ review: String) -> ExampleInput {
    .site("[review]\n\(review)\nsince = 2026-07-01")
  }

  private static let reviewers = ExampleInput.file(
    "data/reviewers.csv", "标识,名称,职责\nzhang,编辑,初审\nwang,分管领导,终审")
}
