/// A web server that the program writes settings for.
public enum ServerProgram: String, Sendable, CaseIterable {
  /// nginx.
  case nginx
  /// Apache HTTP Server 2.4.
  case apache
  /// Caddy 2.
  case caddy

  /// The settings that serve the hosts.
  func settings(_ hosts: [ServedHost]) -> String {
    switch self {
    case .nginx: NginxSettings.text(hosts)
    case .apache: ApacheSettings.text(hosts)
    case .caddy: CaddySettings.text(hosts)
    }
  }
}

extension String {
  /// Between double quotes, with a backslash before each of `special` and before backslashes.
  func quoted(escaping special: String = "\"") -> String {
    var quoted = "\""
    for character in self {
      if character == "\\" || special.contains(character) { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
