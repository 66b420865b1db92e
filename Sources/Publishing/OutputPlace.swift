import Base
import Files
import Glibc

/// Where the site is published: a name in a folder, shown not to hold anything but output.
package struct OutputPlace: Sendable {
  /// The path as the person wrote it, for messages.
  let given: String
  /// The real path of the folder around the output; its last parts may not exist yet.
  package let parent: String
  /// The output folder's own name.
  package let name: String

  /// Resolves the output and compares it with everything it must not touch.
  ///
  /// - Parameters:
  ///   - output: the output folder, below `siteRoot` unless absolute.
  ///   - siteRoot: the site's folder, which the output may lie in but must not be or hold.
  ///   - protected: content, themes, data …: the output must not be, hold or lie in them.
  ///   - home: the person's home folder, guarded like `siteRoot`.
  /// - Throws: a refusal naming the folder it overlaps.
  init(
    _ output: String, siteRoot: String, protected: [String], home: String?
  ) throws(PublishProblem) {
    func resolve(_ path: String) throws(PublishProblem) -> RealPath {
      let isAbsolute = path.utf8.first == 0x2F
      do throws(SystemError) {
        return try RealPath(isAbsolute ? path : (siteRoot.isEmpty ? "." : siteRoot) + "/" + path)
      } catch {
        throw .fileSystem(FileSystemFailure(.read, path, errorNumber: error.number))
      }
    }
    var parts = output.utf8.split(separator: 0x2F).map { String(Substring($0)) }
    parts.removeAll { $0 == "." }
    let place: RealPath
    if let last = parts.popLast(), last != ".." {
      // The last name is taken as it is: a symbolic link there is refused, not followed. Compared
      // is what it leads to, so that a link to `content` is called by its worse name.
      let start = output.utf8.first == 0x2F ? "/" : "./"
      let around = try resolve(start + parts.joined(separator: "/"))
      name = last
      parent = around.string
      place = try resolve(around.string + "/" + last)
    } else {
      place = try resolve(output.isEmpty ? "." : output)
      guard let last = place.components.last else {
        throw .overlapsSite(output: output, other: "/")
      }
      name = last
      parent = "/" + place.components.dropLast().joined(separator: "/")
    }
    given = output
    for other in [siteRoot, home, "/"] {
      guard let other, !other.isEmpty else { continue }
      let path = try resolve(other == siteRoot ? "." : other)
      if path.isInside(place) { throw .overlapsSite(output: output, other: other) }
    }
    for other in protected + [".git"] {
      let path = try resolve(other)
      if place.isInside(path) || path.isInside(place) {
        throw .overlapsSite(output: output, other: other)
      }
    }
  }

  /// The path of a file of the release, as a person would look for it.
  package func path(_ file: String) -> String { given + "/" + file }
}
