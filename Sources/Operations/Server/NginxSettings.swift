import Base

/// Settings for nginx, to be included in `http { … }`.
///
/// Those of several sites are included side by side, so nothing is set for all of `http` and the
/// one variable has the site's own name. Old addresses are locations of their server: a `map` of
/// them would need a larger `map_hash_bucket_size`, which can be said once only.
enum NginxSettings {
  static func text(_ hosts: [ServedHost], _ headers: ServerHeaders) -> String {
    var text = """
      # 由 redsite server nginx 生成，放进 nginx 的 http { … } 里（如 /etc/nginx/conf.d/）。

      """
    let cache = cacheVariable(hosts)
    text += """
      map $uri \(cache) {
          "~\(ServerHeaders.assets)" "\(ServerHeaders.assetCaching)";
          default "\(ServerHeaders.caching)";
      }

      """
    for host in hosts { text += queryMap(host) + server(host, cache: cache, headers) }
    return text
  }

  /// The old addresses of a host that have a query, which are looked at for their paths only.
  ///
  /// As regular expressions: the length of other keys of a `map` is limited by a setting that can
  /// be given once only.
  private static func queryMap(_ host: ServedHost) -> String {
    guard !host.queries.isEmpty else { return "" }
    var text = "map \"$uri?$args\" \(queryVariable(host)) {\n    default \"\";\n"
    for query in host.queries {
      let pattern = "~^" + (query.path + "?" + query.query).asPattern + "$"
      text += "    \(pattern.quoted()) \(query.new.replacing("$", with: "%24").quoted());\n"
    }
    return text + "}\n"
  }

  private static func queryVariable(_ host: ServedHost) -> String {
    "$redsite_old_" + (host.origin + host.basePath).withBytes { Checksum($0).hexadecimal }
  }

  /// The old addresses of a host, one location for each path.
  ///
  /// Where something else than a query
  /// that is known is asked for, it answers as it would without.
  private static func locations(_ host: ServedHost) -> String {
    let moved = redirects(host)
    let asked = Set(host.queries.map(\.path))
    let plain = Set(moved.map(\.old))
    let lookUp = "if (\(queryVariable(host))) { return 301 \(queryVariable(host)); }"
    var text = ""
    for (old, new) in moved {
      // In a value a dollar begins a variable, and nothing stands for the sign itself.
      let target = (new.replacing("$", with: "%24") + "$is_args$args").quoted()
      let first = asked.contains(old) ? lookUp + " " : ""
      text += "    location = \(old.quoted()) { \(first)return 301 \(target); }\n"
    }
    for path in asked.subtracting(plain).sorted() {
      let file = host.folder + "/" + path.dropFirst(host.basePath.count)
      let place = host.basePath == "/" ? "" : " alias \(file.quoted());"
      text += "    location = \(path.quoted()) { \(lookUp)\(place) }\n"
    }
    return text
  }

  /// A name that no other site on the server has.
  private static func cacheVariable(_ hosts: [ServedHost]) -> String {
    let name = hosts.first.map { $0.origin + $0.basePath } ?? ""
    return "$redsite_cache_" + name.withBytes { Checksum($0).hexadecimal }
  }

  /// The old addresses of a host, each once, in the order in which nginx sorts locations: those
  /// that are sorted already it reads in a second where 20,000 others take two minutes.
  private static func redirects(_ host: ServedHost) -> [(old: String, new: String)] {
    var all: [String: String] = [:]
    for (old, new) in host.redirects {
      all[old] = new
      if old.hasSuffix("/"), all[old + "index.html"] == nil { all[old + "index.html"] = new }
    }
    func key(_ path: String) -> [UInt8] { path.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 } }
    return all.map { (key: key($0.key), old: $0.key, new: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.old, $0.new) }
  }

  private static func server(
    _ host: ServedHost, cache: String, _ headers: ServerHeaders
  ) -> String {
    var text = """

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
    text += "    add_header Cache-Control \(cache) always;\n"
    text += locations(host)
    let root = host.folder.quoted()
    text +=
      host.basePath == "/"
      ? "    root \(root);\n"
      : "    location \(host.basePath) {\n        alias \((host.folder + "/").quoted());\n    }\n"
    return text + "}\n"
  }
}
