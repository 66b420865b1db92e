import CArguments

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
