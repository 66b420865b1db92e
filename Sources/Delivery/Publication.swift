import Base
import Diagnostics
import Publishing

/// How a site is published.
package struct PublicationOptions: Sendable {
  /// The name of the release.
  package var release: String
  /// How many releases stay at the server, the current one among them.
  package var keep = 10
  /// Whether every file is compared after it was sent, not a sample.
  package var verifiesAll = false
  /// Whether nothing is changed.
  package var isDryRun = false
  /// Whether others are kept from publishing from then on.
  package var holds = false
  /// Whether most pages may be missing.
  package var allowsRemoval = false
  /// Whether files of an object store that nobody published with this program are removed.
  package var deletesForeign = false
  /// How long another publication is waited for, in seconds.
  package var wait = 600
  /// Who publishes.
  package var publisher = ""
  /// The time, in seconds since 1970.
  package var now: Int64

  /// The usual way.
  package init(release: String, now: Int64) {
    self.release = release
    self.now = now
  }
}

/// What a publication, or going back to a former one, came to.
package struct Publication: Sendable {
  /// The release that readers have.
  package var release: String
  /// What is different for them.
  package var changes: ReleaseChanges
  /// How many files they have.
  package var fileCount: Int
  /// The address of the site, ending in `/`; empty where it is not known.
  package var base: String
  /// What is to be said about it.
  package var notes: [Message] = []
}

/// What only settings of a pipeline have: keys are never on a command line, where others see them.
package struct Credentials: Sendable {
  /// `SSH_KEY`: a private key, its path, or its text in Base64.
  package var key: String?
  /// `SSH_KNOWN_HOSTS`: lines of `known_hosts`, or a path.
  package var knownHosts: String?
  /// `RCLONE_CONFIG_TEXT`: a configuration of rclone, or a path.
  package var rcloneConfiguration: String?

  /// None.
  package init() {}
}

/// The files of releases whose names say what is in them: for readers who have a page of the
/// release before open, or get it from a cache.
enum FingerprintedFiles {
  /// Whether a path is one.
  static func has(_ path: String) -> Bool { isAsset(path) || path.hasPrefix("renditions/") }

  /// Whether a path is that of a style sheet, a script or the like.
  ///
  /// In the middle of its name stand 12 digits of its digest; an attachment in a folder of somebody
  /// who also called it `assets` has none.
  static func isAsset(_ path: String) -> Bool {
    guard path.hasPrefix("assets/") || path.contains("/assets/") else { return false }
    let parts = path.split(separator: "/").last.map { $0.split(separator: ".") } ?? []
    return parts.dropFirst().dropLast().contains {
      $0.utf8.count == 12 && $0.allSatisfy(\.isHexDigit)
    }
  }
}
