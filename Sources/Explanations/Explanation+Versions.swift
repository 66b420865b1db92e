import Diagnostics

/// Versions of the program, and keys that have another name in newer ones.
extension Explanation {
  static let versions: [Explanation] = [
    Explanation(
      .programVersion,
      title: Message("这一版 redsite 不合要求", "This version of redsite is not the one asked for"),
      meaning: Message(
        """
        site.toml 或主题的 theme.toml 用 requires 写明要哪一版 redsite，现在运行的这一版不合。\
        用别的版本生成，可能有键不认识、网页不一样，所以什么也不做。
        """,
        """
        `requires` in site.toml or in theme.toml of the theme says which versions of redsite the \
        site is made for, and the one that runs is none of them. Another version may not know all \
        keys or make other pages, so nothing is done.
        """),
      example: [.site("requires = \">= 99\"")],
      mend: Message(
        "换用合要求的一版；网站在这一版上也没有问题的，把 requires 改宽。",
        "Run a version that is asked for; if the site is fine with this one, ask for less."),
      mended: [.site("requires = \">= 0.1\"")]),
    Explanation(
      .deprecatedKey,
      title: Message("这个键改了名", "The key has another name now"),
      meaning: Message(
        """
        新版本里这个键换了名称。旧名还认一个版本，网站照常生成；以后的版本就不认识了。改名的键在 \
        docs/migration.md 里都有。
        """,
        """
        The key has another name in newer versions. For one version the old one is still read and \
        the site is built; after that it is unknown. docs/migration.md lists all of them.
        """),
      example: [.commands("redsite check")],
      mend: Message(
        "照提示改成新名；redsite fix --apply 会替您改。",
        "Write the new name; `redsite fix --apply` does it for you."),
      mended: [.commands("redsite fix --apply")]),
  ]
}
