import Base

/// Settings for Apache HTTP Server 2.4: a virtual host for each host.
enum ApacheSettings {
  static func text(_ hosts: [ServedHost], _ headers: ServerHeaders) -> String {
    var text = """
      # 由 redsite server apache 生成，放进 Apache 的网站设置里（如 /etc/apache2/sites-available/）。
      # 要有 mod_alias 和 mod_dir，一般都有；安全和缓存的设置还要 mod_headers（a2enmod headers），
      # 带“?”的旧网址还要 mod_rewrite（a2enmod rewrite）。

      """
    for host in hosts {
      let folder = host.folder.quoted()
      text += """

        <VirtualHost *:80>
            ServerName \(host.name)
            DocumentRoot \(folder)
            AddDefaultCharset utf-8
            DirectoryIndex index.html
            ErrorDocument 404 \(host.basePath)404.html
            <Directory \(folder)>
                Options -Indexes
                AllowOverride None
                Require all granted
            </Directory>

        """
      text += "    <IfModule mod_headers.c>\n"
      for (name, value) in headers.all {
        text += "        Header always set \(name) \(value.quoted())\n"
      }
      text += """
                Header always set Cache-Control "\(ServerHeaders.caching)"
                <LocationMatch "\(ServerHeaders.assets)">
                    Header always set Cache-Control "\(ServerHeaders.assetCaching)"
                </LocationMatch>
            </IfModule>
            <IfModule mod_deflate.c>
                AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript application/json application/xml image/svg+xml
            </IfModule>

        """
      if host.basePath != "/" {
        text += "    Alias \(host.basePath.quoted()) \((host.folder + "/").quoted())\n"
      }
      for (old, new) in host.redirects {
        guard let new = target(new) else { continue }
        let pattern = old.hasSuffix("/") ? old.asPattern + "(index\\.html)?" : old.asPattern
        text +=
          "    RedirectMatch 301 \"^\(pattern)$\" \(new.quoted(escaping: "\"$&"))\n"
      }
      text += rewriting(host) + "</VirtualHost>\n"
    }
    return text
  }

  /// A URL as Apache wants it, which percent-encodes it itself; nil where it would come out as
  /// another: the page that leads to the new address serves such an old one.
  private static func target(_ url: String) -> String? {
    let path = url.withBytes { PercentDecoding.decode($0) }
    return path.contains { "?#\\".contains($0) } ? nil : path
  }

  /// Old addresses with a query.
  ///
  /// Those of other paths are passed over in one step.
  private static func rewriting(_ host: ServedHost) -> String {
    guard !host.queries.isEmpty else { return "" }
    var text = "    <IfModule mod_rewrite.c>\n        RewriteEngine On\n"
    for (path, queries) in host.queriesByPath {
      text += "        RewriteRule \"!^\(path.asPattern)$\" \"-\" [S=\(queries.count)]\n"
      for query in queries {
        // In a substitution `%1` and `$1` mean parts of what was matched.
        let new = query.new.quoted(escaping: "\"$%")
        text += "        RewriteCond \"%{QUERY_STRING}\" \"^\(query.query.asPattern)$\"\n"
        text += "        RewriteRule \"^\" \(new) [R=301,L,NE,QSD]\n"
      }
    }
    return text + "    </IfModule>\n"
  }
}
