import Base

/// Settings for nginx, to be included in `http { … }`.
enum NginxSettings {
  static func text(_ hosts: [ServedHost], _ headers: ServerHeaders) -> String {
    var text = """
      # 由 redsite server nginx 生成，放进 nginx 的 http { … } 里（如 /etc/nginx/conf.d/）。

      """
    let count = hosts.reduce(0) { $0 + $1.redirects.count }
    if count > 0 {
      text += "map_hash_bucket_size 1024;\nmap_hash_max_size \(max(2048, count * 2));\n"
    }
    text += """
      map $uri $redsite_cache {
          "~\(ServerHeaders.assets)" "\(ServerHeaders.assetCaching)";
          default "\(ServerHeaders.caching)";
      }

      """
    for (number, host) in hosts.enumerated() {
      text += server(host, number: number, headers)
    }
    return text
  }

  private static func server(
    _ host: ServedHost, number: Int, _ headers: ServerHeaders
  ) -> String {
    var text = "\n"
    let variable = "$redsite_new_\(number)"
    if !host.redirects.isEmpty {
      text += "map $uri \(variable) {\n    default \"\";\n"
      for (old, new) in host.redirects {
        // A key that begins with a tilde would be a pattern; none does, all begin with a slash.
        // In a value a dollar begins a variable, and nothing stands for the sign itself.
        let new = new.replacing("$", with: "%24").quoted()
        text += "    \(old.quoted()) \(new);\n"
        if old.hasSuffix("/") { text += "    \((old + "index.html").quoted()) \(new);\n" }
      }
      text += "}\n"
    }
    text += """
      server {
          listen 80;
          server_name \(host.name);
          charset utf-8;
          absolute_redirect off;
          index index.html;
          error_page 404 \(host.basePath)404.html;
          # 用 redsite build --precompress 生成的 .gz；没有时由服务器压缩。
          gzip_static on;
          gzip on;
          gzip_types text/css text/javascript application/javascript application/json text/xml application/xml image/svg+xml;
          gzip_vary on;

      """
    for (name, value) in headers.all {
      text += "    add_header \(name) \(value.quoted()) always;\n"
    }
    text += "    add_header Cache-Control $redsite_cache always;\n"
    if !host.redirects.isEmpty {
      text += "    if (\(variable)) {\n        return 301 \(variable)$is_args$args;\n    }\n"
    }
    let root = host.folder.quoted()
    text +=
      host.basePath == "/"
      ? "    root \(root);\n"
      : "    location \(host.basePath) {\n        alias \((host.folder + "/").quoted());\n    }\n"
    return text + "}\n"
  }
}
