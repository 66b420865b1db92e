// The keys of front matter.

extension KeyDescription {
  /// The front matter of articles.
  static let article: [KeyDescription] = [
    .init("title", "标题", example: "`关于开展读书月活动的通知`"),
    .init("date", "发布时间。时间没到的文章不会出现在网站上", example: "`2026-11-25 09:30`"),
    .init("subtitle", "副题", example: "`——某某支部活动纪实`"),
    .init("kicker", "引题", example: "`读书月系列报道之一`"),
    .init("updated", "最后修改的时间", example: "`2026-11-28`"),
    .init("event_date", "所报道的事情发生在哪一天", example: "`2026-11-24`"),
    .init("event_end", "事情的最后一天；栏目的发布时限从它算起", default: "`event_date`", example: "`2026-11-26`"),
    .init("slug", "网址的最后一段", default: "文件名", example: "`dushuyue`"),
    .init(
      "aliases",
      "旧网址，以 `/` 开头；读者打开旧网址会转到这篇文章。带 `?` 的（如 `/show.asp?id=12`）要用 `redsite server` 的设置才转得了",
      names: "网址列表", default: "`[]`",
      example: "`[/old/2008-1.html]`"),
    .init("source", "信息来源", example: "`机关党委`"),
    .init("source_url", "原文地址", example: "`https://www.example.org/a.html`"),
    .init("author", "作者", example: "`机关党委办公室`"),
    .init("editor", "责任编辑", example: "`机关党委办公室`"),
    .init("unit", "报送单位，登记在 `data/units.toml`", names: "单位标识", example: "`bangongting`"),
    .init(
      "contributors", "信息员、通讯员，登记在 `data/contributors.toml`", names: "标识列表", default: "`[]`",
      example: "`[bangongting-xxy]`"),
    .init(
      "topics", "归入哪些专题，写 `content/topics/` 里的文件夹名", names: "专题列表", default: "`[]`",
      example: "`[dushuyue]`"),
    .init(
      "columns", "还在哪些栏目里列出（网页只有一个），写栏目的文件夹路径", names: "栏目列表", default: "`[]`",
      example: "`[xuexi/jiaoliu]`"),
    .init("keywords", "关键词；也可以写成一行，用逗号、顿号或分号隔开", default: "`[]`", example: "`[读书月, 学习]`"),
    .init("summary", "摘要。不写时自动取正文开头", default: "正文前几段", example: "`读书月今起报名。`"),
    .init(
      "image", "配图。要写说明文字和重点时写成表，有 `src`、`alt` 和 `focus`", names: "路径或表", example: "`hechang.jpg`"
    ),
    .init("image.src", "配图的文件", names: "路径", example: "`hechang.jpg`"),
    .init("image.alt", "图片的说明，读给看不见图片的人", example: "`合唱队在台上演唱`"),
    .init(
      "image.focus", "裁切时不能裁掉的地方：`上`、`左下` 这样的词，或两个百分数（从左、从上算起），见 [pictures.md](pictures.md)",
      names: "位置", default: "`中`", example: "`右上`"),
    .init("headline", "头条。写 `true` 或 `是`", default: "`false`", example: "`true`"),
    .init("pinned", "置顶：数大的在前，`0` 不置顶", default: "`0`", example: "`10`"),
    .init("draft", "草稿，不发布", default: "`false`", example: "`true`"),
    .init(
      "sample", "示例：随预设来的文章，上线前用 `redsite samples --remove` 删去；留用的改成 `false` 或删去这一行",
      default: "`false`", example: "`true`"),
    .init("expires", "到期以后不再显示；只写日期的，当天仍然显示", example: "`2026-12-31`"),
    .init(
      "link", "列表里直接指向这个网址，不生成网页；可以是外部网址，也可以是本站的文章、栏目、文件或站内网址",
      example: "`https://www.example.org/`"),
    .init("video", "视频：旁边的文件，或别的网站的网址。要写封面和时长时写成表", names: "路径、网址，或表", example: "`dangke.mp4`"),
    .init("video.src", "视频的文件或网址", names: "路径或网址", example: "`dangke.mp4`"),
    .init("video.poster", "封面图片", names: "路径", example: "`dangke.jpg`"),
    .init("video.duration", "时长", names: "文字", example: #"`"12:30"`"#),
    .init("video.captions", "字幕文件（WebVTT）", names: "路径", example: "`dangke.vtt`"),
    .init("video.hours", "学时", example: "`1.5`"),
    .init(
      "attachments", "附件的文件名。要写标题时写成表，有 `file` 和 `title`", names: "路径的列表", default: "`[]`",
      example: "`[baomingbiao.docx]`"),
    .init("attachments.file", "附件的文件", names: "路径", example: "`baomingbiao.docx`"),
    .init("attachments.title", "附件的标题", default: "文件名", example: "`报名表`"),
    .init(
      "signature",
      "正文末尾有没有落款（单位、日期）。不写时，公文和通知公告、政策文件、公文表栏目里的文章按样子认",
      default: "自动", example: "`false`"),
    .init(
      "publish",
      "只写在文章自己文件夹的 `index.md` 里：没有网页用到的文件是否也发布，见[附件和图片](#附件和图片)。`false` 不发布，也不警告",
      default: "上级栏目的", example: "`true`"),
    .init("document", "公文的各项，见下面", example: "`{ number: 某党〔2026〕1号 }`"),
    .init("document.number", "发文字号", example: "`某党〔2026〕1号`"),
    .init("document.index", "索引号", example: "`2026-00001`"),
    .init(
      "document.head",
      "红头（发文机关标志）的文字，屏幕上和打印时排在最前。只用于本单位的公文：`issuer` 和 `source` 要是本单位，否则不显示并提醒",
      example: "`某某局机关党委文件`"),
    .init("document.issuer", "发文机关", example: "`某某局机关党委`"),
    .init("document.signed_on", "成文日期", example: "`2026-11-20`"),
    .init("document.status", "有效性", default: "`现行`", example: "`废止`"),
    .init(
      "document.replaces", "它替代了哪些公文，写从 `content` 起的文件路径", names: "文章列表", default: "`[]`",
      example: "`[ziliao/wenjian/20240110-a.md]`"),
    .init(
      "document.replaced_by", "它被哪些公文替代", names: "文章列表", default: "`[]`",
      example: "`[ziliao/wenjian/20261120-b.md]`"),
    .init(
      "template", "改用主题里的另一个模板", names: "模板名", default: "`article.html`", example: "`wide.html`"),
    .init(
      "notice", "公示的各项，见下面和[公示](notices.md)",
      example:
        "`{ kind: fazhan, starts: 2026-11-09, workdays: 5, people: renyuan.csv, office: 机关党委组织处, phone: 010-00000000 }`"
    ),
    .init(
      "notice.kind",
      "公示什么：`jiji` 积极分子、`fazhan` 发展对象、`jieshou` 接收预备党员、`zhuanzheng` 转正、`renqian` 任前、`pingyou` 评优、`other` 其他",
      example: "`fazhan`"),
    .init("notice.starts", "公示期的第一天，不早于 `date`", example: "`2026-11-09`"),
    .init("notice.workdays", "公示几个工作日；截止日期按工作日历计算", default: "和 `days` 写一个", example: "`5`"),
    .init("notice.days", "公示几天（不论工作日）", default: "和 `workdays` 写一个", example: "`7`"),
    .init("notice.ends", "截止日期。不必写；写了就核对", default: "算出来的", example: "`2026-11-16`"),
    .init(
      "notice.people", "名单，文章旁边或 `notices.private_folder` 里的 CSV 文件，期满由程序移除；评优和其他公示可以没有",
      names: "路径", example: "`renyuan.csv`"),
    .init("notice.office", "受理单位，一定要写", example: "`机关党委组织处`"),
    .init("notice.phone", "受理电话；电话、邮箱、地点至少写一项", example: "`010-00000000`"),
    .init("notice.email", "受理邮箱", example: "`dangjian@example.org`"),
    .init("notice.address", "受理地点", example: "`示例路 1 号`"),
    .init("notice.hours", "受理时间", example: "`9:00-17:00`"),
    .init(
      "notice.result", "公布结果的文章，写它的路径", names: "文章", example: "`20261118-jieguo.md`"),
    .init("notice.withdrawn", "撤回：日期，空一格，原因。从那天起不显示名单", example: "`2026-11-11 名单有误，另行公示`"),
    .init(
      "notice.restarts", "公示期内改了内容，从 `updated` 那天重新计算写 `true`，从别的日子写日期", example: "`true`"),
    .init(
      "origin", "`original` 原创、`reprint` 转载、`joint` 和别处合写；积分用",
      default: "有 `source_url`，或 `source` 不是本站和本站单位的，是转载；其余是原创", example: "`joint`"),
    .init("grade", "评定的等级，积分用", example: "`精品`"),
    .init("commendation", "表彰：从签发的积分表取名单，见[积分](points.md#表彰)"),
    .init("commendation.year", "哪一年的积分表；别的期间写 `period`", example: "`2026`"),
    .init(
      "commendation.period", "哪一期的积分表：`2026-07`、`2026-Q3`、`2026-H2` 或 `2026`", names: "期间",
      example: "`2026-H1`"),
    .init("commendation.units", "表彰前几个单位", default: "`0`", example: "`10`"),
    .init("commendation.contributors", "表彰前几位信息员", default: "`0`", example: "`20`"),
    .init("commendation.minimum", "至少多少分", example: "`40`"),
    .init(
      "cleared_by", "保密审查核准人，要有“保密审查”的职责；这篇文章的保密检查警告不再报告，错误仍报告", names: "审核人标识", example: "`zhao`"),
    .init(
      "review", "三审三校：谁审的、哪天审的，写审核人员表里的标识；见[三审三校和诚实日期](review.md)",
      example: "`{ first: zhang, first_on: 2026-07-01 }`"),
    .init("review.first", "初审", names: "审核人标识", example: "`zhang`"),
    .init("review.first_on", "初审的日期", example: "`2026-07-01`"),
    .init("review.second", "复审", names: "审核人标识", example: "`li`"),
    .init("review.second_on", "复审的日期", example: "`2026-07-01`"),
    .init("review.final", "终审", names: "审核人标识", example: "`wang`"),
    .init("review.final_on", "终审的日期，不晚于 `date`", example: "`2026-07-02`"),
    .init("review.secrecy", "保密审查", names: "审核人标识", example: "`zhao`"),
    .init("review.secrecy_on", "保密审查的日期", example: "`2026-07-01`"),
    .init(
      "review.proof", "校对的人，三校就写三个", names: "标识列表", default: "`[]`",
      example: "`[qian, sun, zhou]`"),
    .init("panel", "展板，见[展览](kinds.md#展览)", example: "`{ number: 3, year: 1950 }`"),
    .init("panel.number", "编号，一个展览里不能重复", example: "`3`"),
    .init("panel.year", "讲的是哪一年", example: "`1950`"),
    .init("panel.unit", "制作的单位", example: "`第一支部`"),
    .init(
      "gallery", "图集，见[图集](kinds.md#图集)：旁边的 CSV，或一张图一个表", names: "路径，或表的列表",
      default: "`[]`", example: "`tuji.csv`"),
    .init("gallery.file", "图片", names: "路径", example: "`tu1.jpg`"),
    .init("gallery.description", "图片的说明", example: "`党员在社区清扫落叶`"),
    .init("gallery.author", "谁拍的", example: "`宣传科`"),
    .init("gallery.date", "哪天拍的", example: "`2026-07-01`"),
    .init("paper", "论文，见[论文](kinds.md#论文)", example: "`{ mentor: zhangsan }`"),
    .init("paper.field", "研究方向", example: "`党建理论`"),
    .init("paper.mentor", "写推荐意见的导师，登记在 `data/experts.csv`", names: "导师标识", example: "`zhangsan`"),
    .init("paper.mentor_on", "推荐的日期；导师那天要在聘期里", default: "`date`", example: "`2026-06-01`"),
    .init("paper.received", "收稿的日期", example: "`2026-05-01`"),
    .init("issue", "报刊的一期，见[报刊](kinds.md#报刊)", example: "`{ paper: 机关党建, number: 12 }`"),
    .init("issue.paper", "报刊的名称", example: "`机关党建`"),
    .init("issue.number", "这一年的第几期", example: "`12`"),
    .init("issue.total", "总第几期", example: "`208`"),
    .init("issue.on", "出版的日期", example: "`2026-06-30`"),
    .init("issue.gap", "前面缺了期的原因，给读者看", example: "`春节停刊一期`"),
    .init("issue.pages", "旁边的 CSV，一行一版", names: "路径", example: "`banmian.csv`"),
    .init("guide", "办事指南，见[办事指南](kinds.md#办事指南)", example: "`{ office: 组织科, steps: buzhou.csv }`"),
    .init("guide.basis", "办理的依据", example: "`某某条例`"),
    .init("guide.office", "责任部门", example: "`组织科`"),
    .init("guide.phone", "咨询电话", example: "`010-00000000`"),
    .init("guide.updated", "最近核对的日期，过了一年会提醒", example: "`2026-06-01`"),
    .init("guide.steps", "旁边的 CSV，一行一步", names: "路径", example: "`buzhou.csv`"),
    .init(
      "activity", "活动或培训，见[活动和培训](kinds.md#活动和培训)", example: "`{ from: 2026-07-01, place: 礼堂 }`"),
    .init("activity.from", "第一天", example: "`2026-07-01`"),
    .init("activity.to", "最后一天", default: "`activity.from`", example: "`2026-07-03`"),
    .init("activity.place", "地点", example: "`机关礼堂`"),
    .init("activity.organizer", "主办", example: "`机关党委`"),
    .init("activity.sessions", "场次", example: "`2`"),
    .init("extra", "主题自用的内容，键不限", example: "`{ color: red }`"),
  ]

  /// The front matter of columns.
  static let column: [KeyDescription] = [
    .init("title", "栏目名称", example: "`通知公告`"),
    .init("weight", "同级栏目的顺序，小的在前", default: "`0`", example: "`20`"),
    .init("description", "栏目的目的和主要内容（网页标签 ColumnDescription）", example: "`发布各类通知和公告。`"),
    .init("keywords", "关键词（网页标签 ColumnKeywords）", default: "`[]`", example: "`[通知, 公告]`"),
    .init("type", "栏目类别（网页标签 ColumnType）", example: "`工作动态`"),
    .init("unit", "负责这个栏目的单位，登记在 `data/units.toml`", names: "单位标识", example: "`bangongting`"),
    .init("image", "栏目的题图；要写重点时写成表", names: "路径或表", example: "`banner.jpg`"),
    .init("image.src", "题图的文件", names: "路径", example: "`banner.jpg`"),
    .init("image.alt", "图片的说明，读给看不见图片的人", example: "`合唱队在台上演唱`"),
    .init(
      "image.focus", "裁切时不能裁掉的地方，同文章的 `image.focus`", names: "位置", default: "`中`", example: "`右上`"),
    .init(
      "publish", "文件夹和下级文件夹里没有网页用到的文件是否也发布，见[附件和图片](#附件和图片)。`false` 不发布，也不警告",
      default: "上级栏目的", example: "`true`"),
    .init("page_size", "列表每页多少篇", default: "`build.page_size`", example: "`30`"),
    .init("sort", "排序：新的在前、旧的在前、按标题", default: "`date`", example: "`date-ascending`"),
    .init("nav", "是否出现在导航里", default: "`true`", example: "`false`"),
    .init(
      "kind",
      "内容的样子：`list` 标题和日期、`pictures` 图片墙、`people` 人物、`documents` 公文表、`papers` 论文、`videos` 视频、`page` 一页文字、`overview` 下级栏目各一块、`links` 友情链接、`notices` 公示（正在公示的在前）、`letters` 来信（登记为信箱的栏目自动是）或下级栏目的信箱、`quizzes` 自测、`surveys` 调查和投票、`contests` 征文、`wall` 留言墙；`stats` 统计表、`honors` 荣誉、`terms` 历届沿革、`guides` 办事指南、`exhibition` 展览、`issues` 报刊、`activities` 活动，见[特殊栏目](kinds.md)",
      default: "`list`", example: "`pictures`"),
    .init(
      "link_group", "`kind: links` 的栏目显示哪一组友情链接，写 `data/links.toml` 里的组名", default: "全部",
      example: "`兄弟单位`"),
    .init(
      "volume", "论文的年度汇编，见[论文](kinds.md#论文)；写了才有", example: "`{ title: \"{year} 年论文汇编\" }`"),
    .init("volume.title", "书名，`{year}` 代表年份", example: "`\"{year} 年论文汇编\"`"),
    .init("volume.editor", "编者", example: "`机关党委`"),
    .init("archive", "是否有自己的按年月归档", default: "`archive.columns`", example: "`true`"),
    .init(
      "aliases", "旧网址，以 `/` 开头、以 `/` 结尾。栏目搬了家，它和它下面每一页的旧网址都转到新网址", names: "路径列表", default: "`[]`",
      example: "`[/old/xuexi/]`"),
    .init(
      "include_children", "列表里是否也有下级栏目的文章", default: "`build.include_children`", example: "`true`"),
    .init(
      "template", "改用主题里的另一个模板", names: "模板名", default: "`column.html`", example: "`gallery.html`"),
    .init("extra", "主题自用的内容，键不限", example: "`{ color: red }`"),
    .init("subsite", "写了就成为一个子网（站群）：有自己的名称、导航和首页；`{}` 就是全取默认", example: "`{ name: 党史网 }`"),
    .init("subsite.name", "子网的名称", default: "栏目的 `title`", example: "`党史网`"),
    .init("subsite.logo", "标识", names: "路径", default: "网站的", example: "`logo.svg`"),
    .init("subsite.slogan", "名称下面的一句话", example: "`为民 务实 清廉`"),
    .init(
      "subsite.banner", "页头的题图：路径，或写明日子和深色题图的表；可以写几个，键见 [site.toml 的 site.banner](site-toml.md)",
      names: "路径、表，或它们的列表", example: "`banner.jpg`"),
    .init("subsite.banner.light", "题图", names: "路径", example: "`banner.jpg`"),
    .init("subsite.banner.dark", "深色屏幕用的题图", names: "路径", example: "`banner-night.jpg`"),
    .init("subsite.banner.from", "从哪天起用，写 `2026-10-01` 或每年的 `10-01`", example: "`10-01`"),
    .init("subsite.banner.to", "用到哪天", default: "同 `from`", example: "`10-07`"),
    .init("subsite.banner.topic", "只在这个专题开放时用", names: "专题", example: "`dushuyue`"),
    .init("subsite.theme", "子网自己的主题", default: "网站的主题", example: "`plain`"),
    .init(
      "subsite.host", "子网自己的域名。服务器上把这个域名的根目录指向输出里的栏目文件夹", example: "`https://dangshi.example.org/`"),
    .init(
      "blocks", "子网首页上的各块，键和 [site.toml 的 home.blocks](site-toml.md) 相同",
      example: "`[{ kind: headline }]`"),
  ]

  /// The front matter of topics.
  static let topic: [KeyDescription] = [
    .init("title", "专题名称", example: "`读书月`"),
    .init("weight", "专题的顺序，小的在前", default: "`0`", example: "`10`"),
    .init("description", "专题简介", example: "`一年一度的读书活动。`"),
    .init("keywords", "关键词", default: "`[]`", example: "`[读书]`"),
    .init("type", "栏目类别（网页标签 ColumnType）", default: "`专题专栏`", example: "`专题专栏`"),
    .init("image", "题图；要写重点时写成表", names: "路径或表", example: "`banner.jpg`"),
    .init("image.src", "题图的文件", names: "路径", example: "`banner.jpg`"),
    .init("image.alt", "图片的说明，读给看不见图片的人", example: "`合唱队在台上演唱`"),
    .init(
      "image.focus", "裁切时不能裁掉的地方，同文章的 `image.focus`", names: "位置", default: "`中`", example: "`右上`"),
    .init(
      "publish", "专题的文件夹里没有网页用到的文件是否也发布，见[附件和图片](#附件和图片)", default: "`content/_index.md` 的",
      example: "`true`"),
    .init("page_size", "列表每页多少篇", default: "`build.page_size`", example: "`30`"),
    .init(
      "aliases", "旧网址，以 `/` 开头、以 `/` 结尾", names: "路径列表", default: "`[]`",
      example: "`[/zhuanti/dushu/]`"),
    .init(
      "template", "改用主题里的另一个模板", names: "模板名", default: "`topic.html`", example: "`exhibition.html`"
    ),
    .init("extra", "主题自用的内容，键不限", example: "`{ color: red }`"),
    .init("opens", "开放时间；在这以前网站上没有这个专题，文章可以先写上它", example: "`2026-07-01`"),
    .init("archived", "归档时间；过了这一天，专题还在，只是不再上首页，在专题列表里排到最后", example: "`2026-12-31`"),
    .init("home", "首页的专题一块里是否出现", default: "`true`", example: "`false`"),
    .init("logo", "标识", names: "路径", example: "`logo.svg`"),
    .init("slogan", "名称下面的一句话", example: "`为民 务实 清廉`"),
    .init(
      "banner", "页头的题图：路径，或写明日子和深色题图的表；可以写几个，键见 [site.toml 的 site.banner](site-toml.md)",
      names: "路径、表，或它们的列表", example: "`banner.jpg`"),
    .init("banner.light", "题图", names: "路径", example: "`banner.jpg`"),
    .init("banner.dark", "深色屏幕用的题图", names: "路径", example: "`banner-night.jpg`"),
    .init("banner.from", "从哪天起用，写 `2026-10-01` 或每年的 `10-01`", example: "`10-01`"),
    .init("banner.to", "用到哪天", default: "同 `from`", example: "`10-07`"),
    .init("banner.topic", "只在这个专题开放时用", names: "专题", example: "`dushuyue`"),
    .init("image_has_title", "题图里是否已经有专题的名称；是的不再另写一遍", default: "`false`", example: "`true`"),
    .init(
      "blocks", "专题首页上的各块，键和 [site.toml 的 home.blocks](site-toml.md) 相同",
      example: "`[{ kind: headline }]`"),
    .init(
      "blocks.scope", "这一块从哪里取文章：`topic` 专题自己的、`site` 全站的", default: "`topic`", example: "`site`"),
    .init("sort", "专题里不起作用，不必写"),
    .init("nav", "专题里不起作用，不必写"),
    .init("include_children", "专题里不起作用，不必写"),
    .init("unit", "专题里不起作用，不必写"),
  ]
}
