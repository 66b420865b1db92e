import Base

/// A document that belongs to no site: destinations stay as they are, problems are collected.
package struct StandaloneDocument: MarkdownDocument {
  /// The problems found so far.
  package private(set) var problems: [MarkdownProblem] = []

  /// A document without problems yet.
  package init() {}

  /// No file is beside it.
  package func holdsFile(_ path: String) -> Bool { false }

  /// Leaves the destination as it is.
  package mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    url.append(destination.bytes)
    return ResolvedDestination(isExternal: destination.form == .web)
  }

  /// Keeps the problem.
  package mutating func report(_ problem: MarkdownProblem) { problems.append(problem) }
}
