extension KeyDescription {
  /// `site.toml`, without the keys of blocks.
  static let site: [KeyDescription] = [
    .init("site", "网站"),
    .init("site.name", "网站名称，也是网页标签 SiteName", example: #"`"文化系统党建在线"`"#),
    .init(
      "site.base_url", "网站的完整地址，可以带目录；没有结尾的 `/` 会补上；不能有 `?` 和 `#`。正式发布前一定要写",
      default: #"`"http://localhost/"`"#, example: #"`"https://dj.example.org/"`"#),
    .init(
      "site.requires", "网站要哪一版 redsite 才能生成；不合的只报这一个错误，什么也不发布", names: "版本",
      default: "哪一版都行", example: #"`">= 0.2, < 1"`"#),
    .init("site.language", "网页的语言代码（BCP 47）", default: #"`"zh-CN"`"#, example: #"`"zh-CN"`"#),
    .init(
      "site.time_zone", "没写时区的日期按哪个时区理解：`Asia/Shanghai` 等中国时区名、`UTC`，或 `+08:00` 这样的固定偏移",
      default: #"`"Asia/Shanghai"`"#, example: #"`"Asia/Shanghai"`"#),
    .init(
      "site.theme", "主题，即 `themes/` 里的文件夹名；网站里没有时用随程序安装的主题", default: #"`"default"`"#,
      example: #"`"default"`"#),
    .init(
      "site.profile", "按哪一类网站的规范检查：`party` 党建网站、`government` 政府网站、`none` 不检查",
      default: #"`"party"`"#, example: #"`"party"`"#),
    .init(
      "site.description", "网站简介，供搜索引擎和首页使用", default: #"`""`"#, example: #"`"机关党建工作动态、学习资料和规章文件。"`"#
    ),
    .init("site.keywords", "网站的关键词", default: "`[]`", example: #"`["党建", "学习"]`"#),
    .init(
      "site.column_types", "栏目的 `type`（ColumnType）除规范所列以外还可以用的值", default: "`[]`",
      example: #"`["乡镇动态"]`"#),
    .init(
      "site.source", "文章没有写来源、也不属于任何单位时，来源（ContentSource）写什么", default: "`owner.sponsor`",
      example: #"`"某某局党建网"`"#),
    .init(
      "site.logo", "标识，放在网站的 `assets/` 里", names: "文件名", default: #"`""`"#,
      example: #"`"logo.svg"`"#),
    .init("site.slogan", "名称下面的一句话", default: #"`""`"#, example: #"`"为民 务实 清廉"`"#),
    .init(
      "site.banner",
      "页头的题图，放在网站的 `assets/` 里：文件名，或写明日子和深色题图的表；可以写几个，哪天用哪个由日期决定，都不合适时用没写日子的那个",
      names: "文件名、表，或它们的列表", default: #"`""`"#, example: #"`"banner.jpg"`"#),
    .init("site.banner.light", "题图", names: "文件名", example: #"`"banner.jpg"`"#),
    .init("site.banner.dark", "深色屏幕用的题图", names: "文件名", example: #"`"banner-night.jpg"`"#),
    .init(
      "site.banner.from", "从哪天起用：`2026-10-01` 只在那一年，`10-01` 每年", example: #"`"10-01"`"#),
    .init(
      "site.banner.to", "用到哪天，包括这一天；每年的可以跨年，如 12-20 到 02-20", default: "同 `from`",
      example: #"`"10-07"`"#),
    .init(
      "site.banner.topic", "只在这个专题开放而没有归档时用，写 `content/topics/` 里的文件夹名", names: "专题",
      example: #"`"dushuyue"`"#),
    .init(
      "site.theme_color", "浏览器边框的颜色（`theme-color`），也写进 `manifest.webmanifest`", names: "颜色",
      default: #"`""`"#, example: ##"`"#7d1412"`"##),
    .init(
      "site.touch_icon", "手机桌面图标，180 × 180 的 PNG 图片，放在网站的 `assets/` 里", names: "文件名",
      default: "`assets/touch-icon.png`，有的话", example: #"`"tubiao.png"`"#),
    .init("owner", "主办单位"),
    .init("owner.sponsor", "主办单位", default: #"`""`"#, example: #"`"某某局机关党委"`"#),
    .init("owner.operator", "承办单位", default: #"`""`"#, example: #"`"某某局信息中心"`"#),
    .init("owner.phone", "联系电话", default: #"`""`"#, example: #"`"010-00000000"`"#),
    .init("owner.address", "地址", default: #"`""`"#, example: #"`"示例市示例路 1 号"`"#),
    .init("owner.email", "电子邮箱", default: #"`""`"#, example: #"`"dangjian@example.org"`"#),
    .init("owner.site_id_code", "网站标识码", default: #"`""`"#, example: #"`"bm00000000"`"#),
    .init("owner.icp", "ICP 备案号，自动链接到备案查询网站", default: #"`""`"#, example: #"`"示例ICP备00000000号"`"#),
    .init("owner.police", "公安备案"),
    .init(
      "owner.police.number", "公安备案的完整文字", default: #"`""`"#, example: #"`"示例公网安备00000000000000号"`"#),
    .init("owner.police.code", "公安备案查询链接里的数字", default: #"`""`"#, example: #"`"00000000000000"`"#),
    .init("owner.postcode", "邮政编码", default: #"`""`"#, example: #"`"000000"`"#),
    .init("owner.technical_support", "技术支持单位", default: #"`""`"#, example: #"`"某某局信息中心"`"#),
    .init("owner.copyright", "页脚最下面的版权说明", default: #"`""`"#, example: #"`"某某局机关党委 版权所有"`"#),
    .init(
      "owner.error_report", "“网站找错”的网址；不写而有网站标识码的，自动用“我为政府网站找错”", default: #"`""`"#,
      example: #"`"https://dj.example.org/jiucuo/"`"#),
    .init("owner.badge", "网站标识"),
    .init(
      "owner.badge.url", "党政机关或事业单位网站标识的证明网页", default: #"`""`"#,
      example: #"`"https://bszs.conac.cn/"`"#),
    .init(
      "owner.badge.image", "标识图片，放在网站的 `assets/` 里；不从别的网站取图", names: "文件名", default: #"`""`"#,
      example: #"`"biaoshi.png"`"#),
    .init(
      "owner.badge.kind", "标识是哪一种：`party` 党政机关、`institution` 事业单位", default: #"`"party"`"#,
      example: #"`"party"`"#),
    .init("build", "生成"),
    .init(
      "build.output", "发布到哪个文件夹，从网站根目录算起；命令行的 `-o` 优先", names: "路径", default: #"`"public"`"#,
      example: #"`"public"`"#),
    .init(
      "build.permalink",
      "文章网址的样式。可用 `{column}` 栏目、`{year}` `{month}` `{day}` 发布日期、`{slug}` 文件名；以 `/` 开头，以 `.html` 或 `/` 结尾，必须有 `{slug}`",
      default: #"`"/{column}/{slug}.html"`"#, example: #"`"/{column}/{year}{month}/{slug}.html"`"#),
    .init(
      "build.slugs", "没写 `slug` 的文章，网址的最后一段怎样来：`keep` 就是文件名、`pinyin` 换成拼音、`id` 日期加号码",
      default: #"`"keep"`"#, example: #"`"pinyin"`"#),
    .init("build.page_size", "列表每页多少篇；栏目可以另定", default: "`20`", example: "`30`"),
    .init("build.summary_length", "自动摘要最多多少字", default: "`120`", example: "`100`"),
    .init(
      "build.include_children", "栏目列表是否也列出下级栏目的文章；栏目可以另定", default: "`false`", example: "`true`"),
    .init(
      "build.unreferenced",
      "`content/` 里没有网页用到、文件夹也没写 `publish: true` 的文件：`warn` 不发布，给出警告；`publish` 都发布",
      default: #"`"warn"`"#, example: #"`"publish"`"#),
    .init(
      "build.hosting_files",
      "网站放在 Cloudflare Pages、Netlify 一类的网页托管上：生成时在根上写它们读的 `_headers` 和 `_redirects`",
      default: "`false`", example: "`true`"),
    .init("markdown", "正文"),
    .init(
      "markdown.raw_html", "正文里的 HTML 代码：`escape` 当作文字显示并给出警告；`allow` 原样放进网页，只用于所有编辑都可信的网站",
      default: #"`"escape"`"#, example: #"`"escape"`"#),
    .init(
      "markdown.habits",
      "中文写作习惯（行首全角空格、`##一、` 等，见 [markdown.md](markdown.md#13-中文写作习惯)）怎样处理：`mend` 有把握的按本意显示，都给出警告；`warn` 按 GFM 显示，都给出警告；`strict` 按 GFM 显示，都算错误",
      default: #"`"mend"`"#, example: #"`"mend"`"#),
    .init("home", "首页"),
    .init("home.blocks", "首页的一块一块内容，写在前面的排在前面"),
    .init("feeds", "订阅"),
    .init("feeds.enabled", "是否生成订阅源和 `index.json`", default: "`true`", example: "`false`"),
    .init("feeds.items", "每个订阅源多少篇", default: "`20`", example: "`30`"),
    .init("robots", "搜索引擎"),
    .init("robots.allow", "是否允许搜索引擎收录；测试网站写 `false`", default: "`true`", example: "`false`"),
    .init(
      "robots.disallow", "允许收录时仍不要收录的路径", names: "路径列表", default: "`[]`", example: #"`["/neibu/"]`"#
    ),
    .init("aggregate", "汇集其他网站的文章"),
    .init("aggregate.name", "文件名，用字母、数字、连字符和下划线", example: #"`"xian1"`"#),
    .init("aggregate.title", "对方网站的名称", example: #"`"甲县党建网"`"#),
    .init("aggregate.column", "列在哪个栏目", names: "栏目", example: #"`"dangjian/xianqu/dongtai"`"#),
    .init(
      "aggregate.url", "目录的网址", default: "和 `file` 写一个",
      example: #"`"https://xian1.example.org/index.json"`"#),
    .init(
      "aggregate.file", "目录的文件，从网站根目录算起，也可以是绝对路径", names: "路径", default: "和 `url` 写一个",
      example: #"`"../xian1/public/index.json"`"#),
    .init(
      "aggregate.hosts", "文章可以在哪些域名下，别的不列出，给出警告；只写 `file` 的默认是 `links.approved_hosts`，也没有就不限，给出警告",
      default: "`url` 的域名和它下面的", example: #"`["*.xian1.example.org", "xian1.example.org"]`"#),
    .init("aggregate.limit", "最多列几篇", default: "`20`", example: "`50`"),
    .init(
      "aggregate.per_site", "其中同一个域名最多列几篇；对方的目录也是汇集来的，免得被一家占满", default: "同 `limit`",
      example: "`3`"),
    .init(
      "aggregate.columns", "只列对方这些栏目的文章，写栏目名称，`*` 代表任意文字", names: "文字列表", default: "不限",
      example: #"`["基层动态", "*公告"]`"#),
    .init(
      "aggregate.keywords", "只列有这些关键词的文章，`*` 代表任意文字", names: "文字列表", default: "不限",
      example: #"`["党建"]`"#),
    .init(
      "aggregate.stale_after", "多少天没有取到就给出警告，从最后一次取到算起；`0` 不警告", default: "`7`",
      example: "`30`"),
    .init("lists", "关键词和来源"),
    .init(
      "lists.keywords", "是否生成关键词列表 `/keywords/` 和每个关键词的网页", default: "`true`", example: "`false`"),
    .init("lists.sources", "是否生成来源列表 `/sources/` 和每个来源的网页", default: "`true`", example: "`false`"),
    .init("lists.minimum", "至少有多少篇文章才有网页", default: "`2`", example: "`1`"),
    .init("images", "图片"),
    .init(
      "images.widths", "网页上的图片按哪些宽度（像素）各做一份，1 到 8 个；比原图宽的不做。见 [pictures.md](pictures.md)",
      names: "整数列表", default: "`[480, 720, 960, 1600]`", example: "`[480, 960, 1600]`"),
    .init("search", "搜索"),
    .init("search.enabled", "是否有搜索页 `/search/` 和页头的搜索框", default: "`true`", example: "`false`"),
    .init("search.text", "是否也找正文；`false` 时只找标题", default: "`true`", example: "`false`"),
    .init(
      "search.attachments", "是否也找附件（docx、xlsx、pptx、ofd、pdf）里的文字", default: "`false`",
      example: "`true`"),
    .init("scan", "保密和个人信息检查，见[保密检查和用语](scan.md)"),
    .init("scan.enabled", "是否检查", default: "`true`", example: "`false`"),
    .init(
      "scan.level", "各个代码的程度：`error` 不能发布、`warning` 警告、`off` 不查", default: "见[保密检查和用语](scan.md)",
      example: #"`{ phone-number = "error", landline = "warning" }`"#),
    .init("scan.level.secret-mark", "密级标志"),
    .init("scan.level.restricted-mark", "内部资料标志"),
    .init("scan.level.id-number", "居民身份证号码"),
    .init("scan.level.id-number-masked-badly", "遮得太少的身份证号码"),
    .init("scan.level.bank-card", "银行账号；旁边写着账号、卡号、开户的是错误"),
    .init("scan.level.phone-number", "手机号码"),
    .init("scan.level.landline", "固定电话；不写就不查"),
    .init("scan.level.e-mail-address", "电子邮箱"),
    .init("scan.level.licence-plate", "车牌；不写就不查"),
    .init("scan.level.photo-location", "图片里的拍摄位置"),
    .init("scan.level.photo-metadata", "图片里的作者、相机"),
    .init("scan.level.office-author", "Office 文件的作者、单位"),
    .init("scan.level.office-changes", "修订和批注"),
    .init("scan.level.office-hidden", "隐藏的工作表、行列、幻灯片、文字"),
    .init("scan.level.office-embedded", "嵌入的文件、外部链接、宏"),
    .init("scan.level.pdf-metadata", "PDF 的作者"),
    .init("scan.level.unreadable-attachment", "不能检查的附件"),
    .init(
      "scan.allow", "本来就公开的号码和邮箱，`*` 代表任意文字；名册和 `[owner]` 里的不用写", default: "`[]`",
      example: #"`["010-6600****", "*@example.org"]`"#),
    .init(
      "scan.columns_off", "不查的栏目和它们的下级栏目；`secret-mark`、`id-number` 仍查", names: "栏目列表",
      default: "`[]`", example: #"`["ziliao/jiubao"]`"#),
    .init("wording", "用语检查，见[保密检查和用语](scan.md)"),
    .init(
      "wording.enabled", "有 `data/words.csv` 或 `data/titles.csv` 时是否检查", default: "`true`",
      example: "`false`"),
    .init("public", "哪些记录公开成 `/records/` 下面的网页，见[台账](records.md)"),
    .init("public.cadence", "各栏目的更新情况；不公开个人的", default: "`false`", example: "`true`"),
    .init(
      "public.points", "积分：`none` 不公开，`units` 公开单位的，`all` 也公开名册里写明 `public = true` 的信息员的",
      default: "`\"none\"`", example: "`\"units\"`"),
    .init("public.letters", "各单位答复来信的情况", default: "`false`", example: "`true`"),
    .init("public.audit", "自查的结果", default: "`false`", example: "`true`"),
    .init("honors", "荣誉，见[特殊栏目](kinds.md)"),
    .init(
      "honors.levels", "级别，从高到低", default: #"`["国家级", "省部级", "市厅级", "县处级"]`"#,
      example: #"`["全国", "全区", "全市"]`"#),
    .init("honors.minimum", "低于这一级的不登", default: "都登", example: #"`"省部级"`"#),
    .init("papers", "论文，见[特殊栏目](kinds.md)"),
    .init("papers.mentor", "每篇论文是否必须有导师推荐意见", default: "`false`", example: "`true`"),
    .init("stats", "统计表，见[特殊栏目](kinds.md)"),
    .init(
      "stats.smallest", "小于这个数的格子写成 `*`，由它能推算出的也写成 `*`", default: "`0`", example: "`3`"),
    .init("bodies", "有任期的机构，一个写一节，见[特殊栏目](kinds.md)"),
    .init("bodies.name", "名称，和 `data/terms.csv` 里的一样", example: #"`"机关党委"`"#),
    .init("bodies.years", "一届几年", default: "`5`", example: "`3`"),
    .init(
      "bodies.several", "同时不止一个人的职务；副职、委员、成员、代表、干事不用写", default: "`[]`",
      example: #"`["常委"]`"#),
    .init("bodies.sessions", "同一职务最多连任几届", default: "`2`", example: "`3`"),
    .init("bodies.rotation", "同一职务任满几年提醒；`0` 不提醒", default: "`5`", example: "`8`"),
    .init("archive", "归档"),
    .init(
      "archive.enabled", "是否生成按年、按月的归档页 `/archive/`，月份页上有每天的篇数", default: "`true`",
      example: "`false`"),
    .init(
      "archive.columns", "每个栏目是否也有自己的归档，如 `/xuexi/archive/`；栏目可以另定", default: "`false`",
      example: "`true`"),
    .init("article", "文章页"),
    .init("article.related", "文章后面列几篇相关文章；0 不列", default: "`6`", example: "`8`"),
    .init("article.qr_code", "文章页是否有本页网址的二维码", default: "`true`", example: "`false`"),
    .init(
      "article.reprint_notice", "写了 `source_url` 的文章后面的转载说明；空着用主题的：“本文转载自……，内容以原文为准”",
      default: #"`""`"#, example: #"`"转载文章版权归原作者所有。"`"#),
    .init("mourning", "哀悼日"),
    .init("mourning.from", "第一天", example: "`2026-12-13`"),
    .init("mourning.to", "最后一天", default: "同 `from`", example: "`2026-12-13`"),
    .init(
      "mourning.scope", "哪些网页变灰：`all` 全部、`home` 只有首页和子网的首页", default: #"`"all"`"#,
      example: #"`"home"`"#),
    .init("review", "三审三校，见[三审三校和诚实日期](review.md)"),
    .init(
      "review.required",
      "必须有的环节：`first` 初审、`second` 复审、`final` 终审、`secrecy` 保密审查、`proof` 校对；空着就不要求",
      names: "环节列表", default: "`[]`", example: #"`["first", "second", "final"]`"#),
    .init(
      "review.columns", "哪些栏目和它们的下级栏目要审", names: "栏目列表", default: #"`["*"]`"#,
      example: #"`["dongtai", "tongzhi"]`"#),
    .init(
      "review.distinct", "三审是否必须是三个人：`all` 必须、`none` 不必", default: #"`"all"`"#,
      example: #"`"none"`"#),
    .init(
      "review.evidence",
      "以什么为凭：`front-matter` 文章开头写的、`trailers` 合并提交末尾写的、`both` 两样都要，而且要对得上",
      default: #"`"front-matter"`"#, example: #"`"both"`"#),
    .init(
      "review.public", "文章页上写明哪些环节的人；`[]` 都不写", names: "环节列表", default: #"`["final"]`"#,
      example: #"`["first", "final"]`"#),
    .init("review.since", "从哪天发布的文章起要求", default: "一直", example: "`2026-01-01`"),
    .init("history", "诚实日期，见[三审三校和诚实日期](review.md)"),
    .init(
      "history.tolerance", "发布日期比文件进入主线早几个工作日以内，不算倒签", default: "`3`", example: "`2`"),
    .init(
      "history.baseline", "这次提交和以前进来的文件不查（旧站迁入），写 7 位以上的提交号", names: "提交号",
      default: "都查", example: #"`"3f2c1a9"`"#),
    .init("calendar", "工作日历"),
    .init(
      "calendar.counting",
      "期限从哪天算起：`exclude-first` 当天不算，从第二天起；`include-first` 当天是工作日的也算",
      default: #"`"exclude-first"`"#, example: #"`"include-first"`"#),
    .init("notices", "公示，见[公示](notices.md)"),
    .init(
      "notices.counting", "公示期从哪天算起，同 `calendar.counting`", default: "`calendar.counting`",
      example: #"`"include-first"`"#),
    .init(
      "notices.minimum", "各类公示最短几个工作日（`w`）或几天（`d`）",
      default: #"`{ renqian = "5w", fazhan = "5w" }`"#, example: #"`{ zhuanzheng = "7d" }`"#),
    .init("notices.minimum.jiji", "入党积极分子公示", example: #"`"5w"`"#),
    .init("notices.minimum.fazhan", "发展对象公示", default: #"`"5w"`"#, example: #"`"7d"`"#),
    .init("notices.minimum.jieshou", "接收预备党员公示", example: #"`"5w"`"#),
    .init("notices.minimum.zhuanzheng", "预备党员转正公示", example: #"`"5w"`"#),
    .init("notices.minimum.renqian", "任前公示", default: #"`"5w"`"#, example: #"`"7w"`"#),
    .init("notices.minimum.pingyou", "评优公示", example: #"`"5w"`"#),
    .init("notices.minimum.other", "其他公示", example: #"`"3w"`"#),
    .init("notices.keep_days", "公示期满几天以后移除名单", default: "`0`", example: "`3`"),
    .init("notices.mask", "姓名是否只显示一部分，如 示\\*一", default: "`false`", example: "`true`"),
    .init(
      "notices.private_folder", "名单放在网站以外的哪个文件夹，从网站的文件夹算起；环境变量 `REDSITE_PRIVATE` 可以另外指定",
      names: "路径",
      default: "文章旁边", example: #"`"../private"`"#),
    .init("points", "积分，见[积分](points.md)"),
    .init("points.enabled", "有 `data/points.toml` 时是否算积分", default: "`true`", example: "`false`"),
    .init("links", "友情链接和外部链接"),
    .init(
      "links.leaving_notice", "打开别的网站以前，是否先到提示页：“您访问的链接即将离开……”", default: "`false`",
      example: "`true`"),
    .init(
      "links.no_notice", "不提示的网站，`*` 代表任意文字；本站、子网和汇集的网站从不提示", default: #"`["*.gov.cn"]`"#,
      example: #"`["*.gov.cn", "*.12371.cn"]`"#),
    .init(
      "links.approved_hosts", "只许链接到这些网站，别的是错误；空着就不限", default: "`[]`",
      example: #"`["*.gov.cn", "www.12371.cn"]`"#),
    .init(
      "links.rel", "每条友情链接都加的链接类型；`noopener` 和 `noreferrer` 总是有", default: "`[]`",
      example: #"`["nofollow"]`"#),
    .init(
      "links.links_back", "`redsite check --external` 是否检查对方也链接了我们；每组、每条可以另定", default: "`false`",
      example: "`true`"),
    .init("links.own", "“链接本站”里给别人复制的内容"),
    .init("links.own.name", "友情链接页上“链接本站”里的名称", default: "`site.name`", example: #"`"文化系统党建在线"`"#),
    .init("links.own.description", "其中的简介", default: "`site.description`", example: #"`"机关党建网站"`"#),
    .init(
      "links.own.logo", "其中的标识图片，放在网站的 `assets/` 里", names: "文件名", default: #"`""`"#,
      example: #"`"logo-88x31.png"`"#),
    .init("units", "单位"),
    .init(
      "units.enabled", "有单位名册时，是否生成单位列表 `/units/` 和每个单位的网页", default: "`true`", example: "`false`"),
    .init(
      "units.code_owners", "审核整个网站的账号或小组，写进 `redsite owners` 生成的 CODEOWNERS", default: "`[]`",
      example: #"`["@dangjian-bianjibu"]`"#),
    .init(
      "units.editors", "网站编辑的提交邮箱，可以改任何文件；`*` 代表任意文字", default: "`[]`",
      example: #"`["*@bianji.example.org"]`"#),
  ]

  /// The keys of a block of a home page, wherever it is written.
  static let block: [KeyDescription] = [
    .init(
      "kind",
      "这一块是什么：`headline` 头条、`latest` 最新、`pictures` 图片新闻、`column` 一个栏目、`columns` 各一级栏目、`keyword` 一个关键词、`articles` 逐篇挑选、`units` 各单位、`topics` 专题、`subsites` 子网、`links` 友情链接、`introduction` 导语",
      names: "文字", default: "写了 `column`、`keyword` 或 `articles` 时可省",
      example: #"`"column"`"#),
    .init("title", "标题", default: "随 `kind` 而定", example: #"`"通知公告"`"#),
    .init("count", "最多几条", default: "随 `kind` 而定", example: "`8`"),
    .init("width", "占一行的多少；手机上总是一行一块", default: "随 `kind` 而定", example: #"`"half"`"#),
    .init(
      "style",
      "文章怎样显示：`lead` 第一篇带图片和摘要（也可写 `summaries`）、`list` 标题和日期、`pictures` 图片、`compact` 紧凑的标题、`people` 人物、`documents` 公文",
      default: "和旁边的块不同", example: #"`"pictures"`"#),
    .init(
      "band", "背后的底色：`tint` 浅色、`gallery` 深色、`none` 没有", default: "`topics` 浅色，`pictures` 深色",
      example: #"`"tint"`"#),
    .init("tab", "是否和前后的标签块放在一处，一次显示一个；只用于一列文章的块", default: "`false`", example: "`true`"),
    .init(
      "unique", "是否略去上面各块已经显示的文章；`articles` 挑选的总是显示", default: "`true`", example: "`false`"),
    .init("column", "哪个栏目的文章，写文件夹路径；`pictures` 也可以用", names: "栏目", example: #"`"xinxi/tupian"`"#),
    .init("keyword", "带哪个关键词的文章", example: #"`"读书"`"#),
    .init(
      "articles", "逐篇挑选的文章，从 content 起的路径；还没发布和已经到期的不显示", names: "路径列表", default: "`[]`",
      example: #"`["tongzhi/20260701-a.md"]`"#),
  ]
}
