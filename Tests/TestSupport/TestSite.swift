import Base
import Diagnostics
import Glibc
import RedSiteGen
import SiteModel

/// A site in a temporary folder, written as one string.
///
/// A header line stands before each file:
/// `-- content/a.md --`. Removed at the end.
///
/// Without a `site.toml` or theme of its own it gets the smallest ones, whose pages are plain
/// lists of what a test wants to see.
package final class TestSite {
  package let root: String

  package init(_ text: String, isComplete: Bool = false) throws {
    var template = Array("/tmp/redsite-test-XXXXXX".utf8CString)
    guard let folder = mkdtemp(&template) else { throw SystemError.current }
    root = String(cString: folder)
    var files = Self.files(in: text)
    if !isComplete {
      for (path, content) in Self.files(in: Self.smallest) where files[path] == nil {
        files[path] = content
      }
      // A site without content is an error; that of a test about something else is not.
      if !files.keys.contains(where: { $0.hasPrefix("content/") }) {
        files["content/_index.md"] = "---\ntitle: 首页\n---\n"
      }
    }
    for (path, content) in files { try write(path, content) }
  }

  deinit { _ = runShell("rm -rf \(root)") }

  /// A site of one article, `content/news/a.md`, which rules for no profile ask anything of.
  package static func ofOneArticle(body: String) throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      profile = "none"
      -- content/_index.md --
      ---
      title: 首页
      ---
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-06-01
      ---
      \(body)
      """)
  }

  /// Writes a file, with the folders above it.
  ///
  /// Files are checked for what they are: a picture or PDF of a few words stands for a small real
  /// one.
  package func write(_ path: String, _ content: String) throws {
    let isMade = content.hasPrefix("%PDF") && content.contains("%%EOF")
    switch path.split(separator: ".").last?.lowercased() {
    case "png": try write(path, bytes: MadeFile.greyPNG(2, 2))
    case "jpg": try write(path, bytes: MadeFile.greyJPEG(2, 2))
    case "pdf" where !isMade: try write(path, bytes: MadeFile.pdf)
    default: try write(path, bytes: Array(content.utf8))
    }
  }

  /// Writes a file, with the folders above it.
  package func write(_ path: String, bytes: [UInt8]) throws {
    let parts = path.split(separator: "/").dropLast()
    var folder = root
    for part in parts {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    guard let file = fopen(root + "/" + path, "w") else { throw SystemError.current }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// Removes a file.
  package func remove(_ path: String) { unlink(root + "/" + path) }

  /// Builds the site as it is on 2026-07-01, unless `change` says otherwise.
  @discardableResult
  package func build(_ change: (inout BuildOptions) -> Void = { _ in }) -> BuildResult {
    var options = options
    change(&options)
    var result = SiteBuilder(options).build()
    if !tellsEmptyBodies {
      result.report = DiagnosticReport(
        result.report.diagnostics.filter { $0.code != .emptyBody })
    }
    return result
  }

  /// Whether builds tell of articles without text, which most sites of tests are made of.
  package var tellsEmptyBodies = false

  /// The site as it is on 2026-07-01.
  package var options: BuildOptions {
    var options = BuildOptions(site: root)
    options.asOf = "2026-07-01"
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    return options
  }

  /// A file of the output, or nil where there is none.
  package func page(_ path: String) -> String? { contents("public/" + path) }

  /// A file of the site, or nil where there is none.
  package func contents(_ path: String) -> String? {
    bytes(ifThere: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a file of the site, none where there is none.
  package func bytes(_ path: String) -> [UInt8] { bytes(ifThere: path) ?? [] }

  private func bytes(ifThere path: String) -> [UInt8]? {
    guard let file = fopen(root + "/" + path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The paths of all files of the output, sorted; our own list of them left out.
  package func outputFiles() -> [String] {
    runShell("cd \(root)/public 2>/dev/null && find . -type f | sed 's|^./||' | LC_ALL=C sort")
      .split(separator: "\n").map(String.init).filter { $0 != ".redsite-manifest" }
  }

  /// A digest of the whole output.
  package func outputDigest() -> String {
    runShell(
      "cd \(root)/public && find . -type f | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum")
  }

  private static func files(in text: String) -> [String: String] {
    var files: [String: String] = [:]
    var path: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        path = String(line.dropFirst(3).dropLast(3))
        files[path ?? ""] = ""
      } else if let path {
        files[path, default: ""] += line + "\n"
      }
    }
    return files
  }

  /// A configuration and one-line templates for every kind of page.
  private static let smallest = """
    -- site.toml --
    [site]
    name = "测试网站"
    base_url = "https://test.example.org/"
    theme = "plain"
    -- themes/plain/templates/base.html --
    {{ page.kind }}|{{ page.title }}|{% block main %}{% endblock %}
    -- themes/plain/templates/list.html --
    {% extends "base.html" %}
    {% block main %}{% for a in pagination.articles %}[{{ a.title }}]{% endfor %}
    {{ pagination.number }}/{{ pagination.page_count }} {{ pagination.previous_url }} \
    {{ pagination.next_url }} {{ pagination.last_url }}{% endblock %}
    -- themes/plain/templates/home.html --
    {% extends "base.html" %}
    {% block main %}{% for a in site.latest %}[{{ a.title }}]{% endfor %}{% endblock %}
    -- themes/plain/templates/column.html --
    {% extends "list.html" %}
    -- themes/plain/templates/topic.html --
    {% extends "list.html" %}
    -- themes/plain/templates/archive_month.html --
    {% extends "list.html" %}
    -- themes/plain/templates/article.html --
    {% extends "base.html" %}
    {% block main %}{{ article.url }}
    {{ article.date|date("%Y-%m-%d %H:%M") }}
    {{ article.content }}{% endblock %}
    -- themes/plain/templates/topics.html --
    {% extends "base.html" %}
    {% block main %}{% for t in pagination.topics %}[{{ t.title }}]{% endfor %}{% endblock %}
    -- themes/plain/templates/archive.html --
    {% extends "base.html" %}
    {% block main %}{% for y in archive.years %}{{ y.year }}:{{ y.article_count }} \
    {% endfor %}{% endblock %}
    -- themes/plain/templates/archive_year.html --
    {% extends "base.html" %}
    {% block main %}{% for m in year.months %}{{ m.month }}:{{ m.article_count }} \
    {% endfor %}{% endblock %}
    -- themes/plain/templates/links.html --
    {% extends "base.html" %}
    {% block main %}{% for g in site.link_groups %}{{ g.name }}:{% for l in g.links %}\
    [{{ l.name }}]{% endfor %}{% endfor %}{% endblock %}
    -- themes/plain/templates/special.html --
    {% extends "base.html" %}
    {% block main %}{{ special.content }}{% endblock %}
    -- themes/plain/templates/terms.html --
    {% extends "base.html" %}
    {% block main %}{% for t in site.keyword_terms %}[{{ t.name }} {{ t.url }} \
    {{ t.article_count }}]{% endfor %}{% for t in site.source_terms %}<{{ t.name }}>{% endfor %}\
    {% endblock %}
    -- themes/plain/templates/term.html --
    {% extends "list.html" %}
    -- themes/plain/templates/search.html --
    {% extends "base.html" %}
    {% block main %}{{ site.search_years }}{% endblock %}
    -- themes/plain/templates/leaving.html --
    {% extends "base.html" %}
    {% block main %}{{ leaving.host }} {{ leaving.url }}{% endblock %}
    -- themes/plain/templates/units.html --
    {% extends "base.html" %}
    {% block main %}{% for u in site.units %}[{{ u.name }} {{ u.url }}]{% endfor %}{% endblock %}
    -- themes/plain/templates/unit.html --
    {% extends "list.html" %}
    -- themes/plain/templates/wall.html --
    {% extends "list.html" %}
    -- themes/plain/templates/sitemap.html --
    {% extends "base.html" %}
    -- themes/plain/templates/404.html --
    {% extends "base.html" %}
    -- themes/plain/templates/redirect.html --
    {% extends "base.html" %}
    {% block main %}{{ redirect.url }}{% endblock %}
    """
}

/// Whether a script of `Tests/Conformance` found nothing wrong, and what it printed.
///
/// `make test` names a Python that has what the scripts need.
package func runConformance(_ script: String, _ arguments: String) -> (isFine: Bool, output: String)
{
  let folder =
    #filePath.split(separator: "/").dropLast(2).map(String.init).reduce("") { $0 + "/" + $1 }
  let output = runShell(
    "\"${REDSITE_PYTHON:-python3}\" \(folder)/Conformance/\(script) \(arguments) 2>&1; echo $?")
  return (output.hasSuffix("\n0\n") || output == "0\n", output)
}

/// The standard output of a shell command.
package func runShell(_ command: String) -> String {
  guard let pipe = popen(command, "r") else { return "" }
  defer { pclose(pipe) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 12)
  while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}
