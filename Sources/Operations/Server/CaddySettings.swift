import Base
import RedSiteGen

/// Settings for Caddy 2.
enum CaddySettings {
  /// The part that is made anew, for a site block.
  ///
  /// Its names have the site's own in them: parts of several sites live in one block.
  static func part(_ host: ServedHost, _ headers: ServerHeaders) -> String {
    let isRoot = host.basePath == "/"
    var text = """
      # 由 redsite server caddy 生成，随时会重新生成，不要改；在网站自己的一节里用 import 引入。

      """
    text += oldAddresses(host)
    text += isRoot ? "handle {\n" : "handle_path \(host.basePath.quoted("*")) {\n"
    text += """
          root * \(host.folder.quoted())
          encode gzip
          header {

      """
    for (name, value) in headers.all { text += "        \(name) \(value.quoted())\n" }
    text += """
          }
          @\(host.identifier)_assets path_regexp \(ServerHeaders.assets)
          header @\(host.identifier)_assets Cache-Control "\(ServerHeaders.assetCaching)"
          @\(host.identifier)_pages not path_regexp \(ServerHeaders.assets)
          header @\(host.identifier)_pages Cache-Control "\(ServerHeaders.caching)"
          @\(host.identifier)_hidden {
              path_regexp /\\.
              not path /.well-known/*
          }
          error @\(host.identifier)_hidden 404
          # 用 redsite build --precompress 生成的 .br 和 .gz。
          file_server {
              precompressed br gzip
          }
      }
      # 上面的 root 在这里也有效：几个网站在一节里时，各是各的 404.html。
      handle_errors {
          @missing expression `{http.error.status_code} in [403, 404]`
          rewrite @missing /404.html
          header Cache-Control "\(ServerHeaders.caching)"
          file_server
      }

      """
    return text
  }

  private static func oldAddresses(_ host: ServedHost) -> String {
    var text = ""
    let (newer, new) = ("redsite_newer_" + host.identifier, "redsite_new_" + host.identifier)
    if !host.queries.isEmpty {
      text += "map \"{http.request.uri.path}?{http.request.uri.query}\" {\(newer)} {\n"
      for query in host.queries {
        text += "    \((query.path + "?" + query.query).quoted()) \(query.new.quoted())\n"
      }
      text += """
            default ""
        }
        @\(newer) expression `{\(newer)} != ""`
        redir @\(newer) {\(newer)} permanent

        """
    }
    let folder = host.basePath == "/" ? [] : [(String(host.basePath.dropLast()), host.basePath)]
    guard !host.redirects.isEmpty || !folder.isEmpty else { return text }
    text += "map {http.request.uri.path} {\(new)} {\n"
    for (old, url) in folder + host.redirects { text += "    \(old.quoted()) \(url.quoted())\n" }
    return text + """
          default ""
      }
      @\(new)_asked expression `{\(new)} != "" && {http.request.uri.query} != ""`
      redir @\(new)_asked {\(new)}?{http.request.uri.query} permanent
      @\(new) expression `{\(new)} != "" && {http.request.uri.query} == ""`
      redir @\(new) {\(new)} permanent

      """
  }

  /// The office's own file.
  static func ownFile(
    _ host: ServedHost, _ certificate: CertificateFiles?, _ part: String
  ) -> String {
    var text = """
      # 由 redsite server caddy --once 写出，只写一次，以后由本单位自己改。
      # 放进 /etc/caddy/sites/，在 /etc/caddy/Caddyfile 里写一行 import sites/*.conf。

      """
    if host.isSecure, host.port == nil {
      // Caddy redirects by itself, but not where another block takes all names at port 80.
      text += """
        http://\(host.name) {
            redir \(host.origin){uri} permanent
        }

        """
    }
    text += "\(host.origin) {\n"
    if host.isSecure {
      if let certificate {
        text += "    tls \(certificate.certificate.quoted()) \(certificate.key.quoted())\n"
      } else {
        text += "    # 证书由 Caddy 自己申请；用单位自己的，写：tls 证书.pem 私钥.pem\n"
      }
      text += """
            # 浏览器一年内只用 https 打开这个域名。还没有把握时先写 "max-age=300"，不要就删去这一行。
            header Strict-Transport-Security "\(ServerHeaders.strictTransport)"

        """
    }
    if host.basePath != "/" {
      text += """
            # 这个域名别的网址，按需要改。
            redir / \(host.basePath.quoted()) 302
            handle {
                error 404
            }

        """
    }
    return text + "    import \(part.quoted())\n}\n"
  }
}

extension String {
  /// The text between quotes, with another behind it.
  fileprivate func quoted(_ end: String) -> String { (self + end).quoted() }
}
