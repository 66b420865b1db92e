import Base

/// A Caddyfile for Caddy 2.
enum CaddySettings {
  static func text(_ hosts: [ServedHost], _ headers: ServerHeaders) -> String {
    var text = "# 由 redsite server caddy 生成，即 Caddyfile。\n"
    // Copies that `redsite build --precompress` made are taken as they are.
    let files = "file_server {\n        precompressed br gzip\n    }"
    for host in hosts {
      text += """

        \(host.origin) {
            root * \(host.folder.quoted())
            encode gzip

        """
      text += "    header {\n"
      for (name, value) in headers.all {
        text += "        \(name) \(value.quoted())\n"
      }
      text += """
            }
            @assets path_regexp \(ServerHeaders.assets)
            header @assets Cache-Control "\(ServerHeaders.assetCaching)"
            @pages not path_regexp \(ServerHeaders.assets)
            header @pages Cache-Control "\(ServerHeaders.caching)"

        """
      if host.basePath != "/" {
        text += "    redir \(host.basePath.dropLast()) \(host.basePath) permanent\n"
      }
      if !host.queries.isEmpty {
        text += "    map \"{http.request.uri.path}?{http.request.uri.query}\" {redsite_newer} {\n"
        for query in host.queries {
          text += "        \((query.path + "?" + query.query).quoted()) \(query.new.quoted())\n"
        }
        text += """
                  default ""
              }
              @asked expression `{redsite_newer} != ""`
              redir @asked {redsite_newer} permanent

          """
      }
      if !host.redirects.isEmpty {
        text += "    map {http.request.uri.path} {redsite_new} {\n"
        for (old, new) in host.redirects {
          text += "        \(old.quoted()) \(new.quoted())\n"
          if old.hasSuffix("/") {
            text += "        \((old + "index.html").quoted()) \(new.quoted())\n"
          }
        }
        text += """
                  default ""
              }
              @moved expression `{redsite_new} != ""`
              redir @moved {redsite_new} permanent

          """
      }
      text +=
        host.basePath == "/"
        ? "    \(files)\n"
        : "    handle_path \(host.basePath)* {\n        \(files)\n    }\n"
      text += """
            handle_errors {
                @missing expression `{http.error.status_code} == 404`
                rewrite @missing /404.html
                file_server
            }
        }

        """
    }
    return text
  }
}
