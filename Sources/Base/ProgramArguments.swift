import CArguments
import Glibc

/// What the program was started with.
public enum ProgramArguments {
  /// The program's own name, then its arguments; there without `/proc` too.
  public static let all: [String] = {
    let kept = (0..<carguments_count()).compactMap { place in
      carguments_at(place).map { String(cString: $0) }
    }
    return kept.isEmpty ? CommandLine.arguments : kept
  }()
}

/// A variable of the environment; nil where it is not set.
public func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// Where programs are.
public enum ProgramPath {
  /// The path of a program: as given where it is one, otherwise the first in `PATH`.
  public static func find(_ program: String) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let folders = environmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(program)" }
      .first { access($0, X_OK) == 0 }
  }
}
