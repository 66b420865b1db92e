import Base
import RedSiteGen

/// Settings for nginx.
///
/// The part is one `location` with all others inside, and sets nothing outside of it: parts of
/// several sites live on one server, and in one server block. There are no maps, whose keys would
/// need a larger `map_hash_bucket_size`, which can be said once only for a whole server.
enum NginxSettings {
  /// The part that is made anew, for a server block.
  static func part(_ host: ServedHost, _ headers: ServerHeaders) -> String {
    let isRoot = host.basePath == "/"
    var text = """
      # 由 redsite server nginx 生成，随时会重新生成，不要改；在网站自己的 server { … } 里用 include 引入。

      """
    if !isRoot {
      text += "location = \(host.basePath.dropLast().quotedText) "
      text += "{ return 301 \((host.basePath + "$is_args$args").quoted()); }\n"
    }
    text += """
      location \(isRoot ? "/" : "^~ \(host.basePath.quoted())") {
          \(isRoot ? "root \(host.folder.quoted())" : "alias \((host.folder + "/").quoted())");
          index index.html;
          charset utf-8;
          charset_types text/css text/javascript application/javascript text/plain text/xml application/xml application/json;
          absolute_redirect off;
          error_page 403 404 \((host.basePath + "404.html").quoted());
          # 用 redsite build --precompress 生成的 .gz；没有时由服务器压缩。
          gzip_static on;
          gzip on;
          gzip_proxied any;
          gzip_types text/css text/javascript application/javascript application/json text/xml application/xml image/svg+xml;
          gzip_vary on;

      """
    let all = headerLines(host, headers)
    text += all.map { "    \($0)\n" }.joined()
    text += "    add_header Cache-Control \(ServerHeaders.caching.quoted()) always;\n"
    text += """
          # 文件名随内容变的，浏览器可以一直留着；没有这个文件时不留。
          location ~ \(ServerHeaders.assets.quotedPattern) {

      """
    text += all.map { "        \($0)\n" }.joined()
    text += """
              add_header Cache-Control \(ServerHeaders.assetCaching.quoted());
          }
          location ~ "/\\.(?!well-known/)" { return 404; }

      """
    return text + oldAddresses(host) + "}\n"
  }

  /// A location of nginx that adds a header takes none of those around it, so each has all.
  private static func headerLines(_ host: ServedHost, _ headers: ServerHeaders) -> [String] {
    var lines = headers.all.map { "add_header \($0.name) \($0.value.quoted()) always;" }
    if host.isSecure { lines.append("add_header Strict-Transport-Security $redsite_hsts always;") }
    return lines
  }

  /// The old addresses, one location for each path.
  ///
  /// Where something else than a query that is known is asked for, it answers as it would without.
  private static func oldAddresses(_ host: ServedHost) -> String {
    let queries = host.queriesByPath
    var text = ""
    for (old, new) in host.redirects {
      // In a value a dollar begins a variable, and nothing stands for the sign itself.
      let target = (new.replacing("$", with: "%24") + "$is_args$args").quoted()
      text += "    location = \(old.quoted()) {"
      text += lookUp(queries[old]) + " return 301 \(target); }\n"
    }
    let moved = Set(host.redirects.map(\.old))
    for (path, known) in queries.sorted(by: { $0.key < $1.key }) where !moved.contains(path) {
      let file = host.folder + "/" + path.dropFirst(host.basePath.count)
      let place = host.basePath == "/" ? "" : " alias \(file.quoted());"
      text += "    location = \(path.quoted()) {\(lookUp(known))\(place) }\n"
    }
    return text
  }

  private static func lookUp(_ queries: [OldQuery]?) -> String {
    guard let queries else { return "" }
    return queries.map { query in
      // Only in a regular expression a dollar is not the beginning of a variable.
      let condition =
        query.query.contains("$")
        ? "$args ~ \(("^" + query.query.asPattern + "$").quotedPattern)"
        : "$args = \(query.query.quoted())"
      let target = query.new.replacing("$", with: "%24").quoted()
      return "\n        if (\(condition)) { return 301 \(target); }"
    }.joined() + "\n       "
  }

  /// The office's own file, for `http { … }`.
  static func ownFile(
    _ host: ServedHost, _ certificate: CertificateFiles, _ part: String
  ) -> String {
    var text = """
      # 由 redsite server nginx --once 写出，只写一次，以后由本单位自己改。放进 /etc/nginx/conf.d/。

      """
    if host.isSecure && host.port == nil {
      text += """
        server {
            listen 80;
            listen [::]:80;
            server_name \(host.name);
            # certbot 验证域名用。
            location ^~ /.well-known/acme-challenge/ { root /var/www/html; }
            location / { return 301 \(host.origin)$request_uri; }
        }

        """
    }
    let port = host.port ?? (host.isSecure ? 443 : 80)
    let kind = host.isSecure ? " ssl http2" : ""
    text += """
      server {
          listen \(port)\(kind);
          listen [::]:\(port)\(kind);
          server_name \(host.name);
          server_tokens off;

      """
    if host.isSecure {
      text += """
            ssl_certificate \(certificate.certificate.quoted());
            ssl_certificate_key \(certificate.key.quoted());
            ssl_protocols TLSv1.2 TLSv1.3;
            # 浏览器一年内只用 https 打开这个域名。还没有把握时先写 "max-age=300"，不要这一条就写 ""。
            set $redsite_hsts "\(ServerHeaders.strictTransport)";

        """
    }
    if host.basePath != "/" {
      text += """
            # 这个域名别的网址，按需要改。
            location = / { return 302 \(host.basePath.quoted()); }
            location / { return 404; }

        """
    }
    return text + "    include \(part.quoted());\n}\n"
  }
}

extension StringProtocol {
  fileprivate var quotedText: String { String(self).quoted() }
}

extension String {
  /// A regular expression between quotes as nginx reads it, which leaves backslashes before other
  /// characters than quotes alone.
  fileprivate var quotedPattern: String { "\"" + replacing("\"", with: "\\\"") + "\"" }
}
