import Base
import RedSiteGen

/// Settings for Apache HTTP Server 2.4.
enum ApacheSettings {
  /// The part that is made anew, for a `VirtualHost`.
  static func part(_ host: ServedHost, _ headers: ServerHeaders) -> String {
    let folder = host.folder.quoted()
    let base = host.basePath.quoted()
    let page = (host.basePath + "404.html").quoted()
    let hasOld = !host.redirects.isEmpty || !host.queries.isEmpty || host.basePath != "/"
    var text = """
      # 由 redsite server apache 生成，随时会重新生成，不要改；在网站自己的 <VirtualHost> 里用 Include 引入。

      """
    text += (["headers"] + (hasOld ? ["rewrite"] : [])).map(requiring).joined()
    text +=
      host.basePath == "/"
      ? "DocumentRoot \(folder)\n" : "Alias \(base) \((host.folder + "/").quoted())\n"
    text += """
      RedirectMatch 404 "^\(host.basePath.asPattern)(.*/)?\\.(?!well-known/)"
      <Directory \(folder)>
          Options FollowSymLinks
          AllowOverride None
          Require all granted
          DirectoryIndex index.html
          AddDefaultCharset utf-8
          AddCharset utf-8 .css .js .json .xml .txt
      </Directory>
      <Location \(base)>
          ErrorDocument 403 \(page)
          ErrorDocument 404 \(page)

      """
    for (name, value) in headers.all {
      text += "    Header always set \(name) \(value.quoted())\n"
    }
    text += """
          Header always set Cache-Control "\(ServerHeaders.caching)"
          # 压缩过的网页，ETag 后面多了“-gzip”；浏览器拿着它来问有没有新的，要先去掉才认得。
          RequestHeader edit* If-None-Match "-gzip\\"" "\\""
          <IfModule mod_deflate.c>
              AddOutputFilterByType DEFLATE text/html text/css text/plain text/javascript application/javascript application/json text/xml application/xml image/svg+xml
          </IfModule>
      </Location>
      <LocationMatch "^\(host.basePath.dropLast().asPatternText).*\(ServerHeaders.assets)">
          Header always set Cache-Control "\(ServerHeaders.assetCaching)"
      </LocationMatch>

      """
    return text + oldAddresses(host)
  }

  /// Apache passes over what it does not know within `IfModule` without a word; so it is told to
  /// refuse.
  private static func requiring(_ module: String) -> String {
    """
    <IfModule !mod_\(module).c>
        Error "redsite: 请先运行 a2enmod \(module) (mod_\(module) is missing)"
    </IfModule>

    """
  }

  /// The old addresses, by the folder they lie in: all other requests pass a folder in one step.
  ///
  /// Rewriting is told to leave the new address as it is (`NE`); a `Redirect` would percent-encode
  /// it once more.
  private static func oldAddresses(_ host: ServedHost) -> String {
    var rules: [String: [String]] = [:]
    func add(_ path: String, _ rule: String) {
      let folder = String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
      rules[folder, default: []].append(rule)
    }
    for (path, known) in host.queriesByPath.sorted(by: { $0.key < $1.key }) {
      var text = "RewriteRule \"!^\(path.asPattern)$\" \"-\" [S=\(known.count)]\n"
      for query in known {
        text += "RewriteCond \"%{QUERY_STRING}\" \"^\(query.query.asPattern)$\"\n"
        text += "RewriteRule \"^\" \(target(query.new)) [R=301,L,NE,QSD]\n"
      }
      add(path, text)
    }
    for (old, new) in host.redirects {
      add(old, "RewriteRule \"^\(old.asPattern)$\" \(target(new)) [R=301,L,NE]\n")
    }
    guard host.basePath != "/" || !rules.isEmpty else { return "" }
    var text = "RewriteEngine On\n"
    if host.basePath != "/" {
      let path = host.basePath.dropLast()
      text += "RewriteRule \"^\(path.asPatternText)$\" \(target(host.basePath)) [R=301,L,NE]\n"
    }
    for (folder, group) in rules.sorted(by: { $0.key < $1.key }) {
      let count = group.reduce(0) { sum, rule in
        sum + rule.split(separator: "\n").count { $0.hasPrefix("RewriteRule") }
      }
      text += "RewriteRule \"!^\(folder.asPattern)\" \"-\" [S=\(count)]\n" + group.joined()
    }
    return text
  }

  /// A new address as a substitution, in which `%1` and `$1` mean parts of what was matched.
  private static func target(_ url: String) -> String { url.quoted(escaping: "\"$%") }

  /// The office's own file.
  static func ownFile(
    _ host: ServedHost, _ certificate: CertificateFiles, _ part: String
  ) -> String {
    var text = """
      # 由 redsite server apache --once 写出，只写一次，以后由本单位自己改。
      # 放进 /etc/apache2/sites-available/，用 a2ensite 启用。

      """
    if host.isSecure {
      text += ["ssl", "headers", "rewrite"].map(requiring).joined()
      if host.port == nil {
        text += """
          <VirtualHost *:80>
              ServerName \(host.name)
              DocumentRoot /var/www/html
              RewriteEngine On
              # certbot 验证域名用。
              RewriteCond "%{REQUEST_URI}" "!^/\\.well-known/acme-challenge/"
              RewriteRule "^/(.*)" "\(host.origin)/$1" [R=301,L]
          </VirtualHost>

          """
      }
    }
    text += """
      <VirtualHost *:\(host.port ?? (host.isSecure ? 443 : 80))>
          ServerName \(host.name)

      """
    if host.isSecure {
      text += """
            SSLEngine on
            SSLProtocol -all +TLSv1.2 +TLSv1.3
            SSLCertificateFile \(certificate.certificate.quoted())
            SSLCertificateKeyFile \(certificate.key.quoted())
            Protocols h2 http/1.1
            # 浏览器一年内只用 https 打开这个域名。还没有把握时先写 "max-age=300"，不要就删去这一行。
            Header always set Strict-Transport-Security "\(ServerHeaders.strictTransport)"

        """
    }
    if host.basePath != "/" {
      text += """
            # 这个域名别的网址，按需要改。
            DocumentRoot /var/www/html
            RedirectMatch 302 "^/$" \(host.basePath.quoted())

        """
    }
    return text + "    Include \(part.quoted())\n</VirtualHost>\n"
  }
}

extension StringProtocol {
  fileprivate var asPatternText: String { String(self).asPattern }
}
