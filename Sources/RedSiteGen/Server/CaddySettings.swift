/// A Caddyfile for Caddy 2.
enum CaddySettings {
  static func text(_ hosts: [ServedHost]) -> String {
    var text = "# 由 redsite server caddy 生成，即 Caddyfile。\n"
    for host in hosts {
      text += """

        \(host.origin) {
            root * \(host.folder.quoted())
            encode gzip

        """
      if host.basePath != "/" {
        text += "    redir \(host.basePath.dropLast()) \(host.basePath) permanent\n"
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
        ? "    file_server\n"
        : "    handle_path \(host.basePath)* {\n        file_server\n    }\n"
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
