import Base
import Files

/// Why a release could not be published; the site as published before is as it was.
package enum PublishProblem: Error, Sendable, Hashable {
  /// The output folder is, holds or lies inside something it would destroy.
  case overlapsSite(output: String, other: String)
  /// The output folder cannot be shown to be ours.
  case notOurs(output: String, OutputObstacle)
  /// Files that others put into the output stand where pages are to be.
  case filesNotOurs([String])
  /// Another build holds the lock; its process if it could be read.
  case buildInProgress(output: String, process: Int?)
  /// A path that must never be published, or that was published twice: a mistake of ours.
  case unusablePath(String)
  /// The file system refused a step.
  case fileSystem(FileSystemFailure)
  /// Most pages of the release before would be gone.
  case losesPages(output: String, PageLoss)
  /// The old release was taken away, the new one could not take its place, nor the old one go back.
  case offline(output: String, FileSystemFailure)

  /// The status the program ends with: 1 for a refusal, 74 for the file system, 70 for our fault.
  package var exitStatus: Int32 {
    switch self {
    case .overlapsSite, .notOurs, .filesNotOurs, .buildInProgress, .losesPages: 1
    case .unusablePath: 70
    case .fileSystem, .offline: 74
    }
  }
}

/// What about a folder keeps it from being used as the output.
package enum OutputObstacle: Sendable, Hashable {
  /// It is a symbolic link.
  case isSymbolicLink
  /// It is a file or device.
  case isNotFolder
  /// It holds files but no list of ours.
  case hasNoManifest
  /// The list of our files is incomplete or was changed.
  case hasDamagedManifest
  /// The list of our files was written by another version of the program.
  case hasForeignVersion(String)
  /// It is a git work tree.
  case isGitWorkTree
  /// A file system is mounted on it.
  case isMountPoint
  /// A file system is mounted on a folder inside it.
  case holdsMountPoint(String)
  /// Something else took its place while the build ran.
  case wasReplaced
}

extension PublishProblem {
  /// Runs a step and names it, with its file, if the system refuses it.
  static func naming<Result: ~Copyable>(
    _ step: FileSystemFailure.Step, _ path: @autoclosure () -> String,
    _ body: () throws(SystemError) -> Result
  ) throws(PublishProblem) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw .fileSystem(FileSystemFailure(step, path(), errorNumber: error.number))
    }
  }
}
