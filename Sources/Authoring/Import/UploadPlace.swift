import Base
import Files

/// Where a file of another site lies in a folder of uploads: by its host and the path of its URL, as
/// `wget -x` saves it.
enum UploadPlace {
  /// The path of an address in such a folder.
  ///
  /// A query is left out where the path ends as files do (`a.png?width=300`); elsewhere it is part
  /// of the name (`show?id=3`), by its digest.
  ///
  /// - Parameter address: a complete address.
  /// - Returns: the path; nil where the address cannot be one of a file.
  static func path(of address: String) -> String? {
    guard let start = address.ranges(of: "://").first?.upperBound else { return nil }
    let rest = address[start...].prefix { $0 != "#" }
    let host = rest.prefix { !"/?".contains($0) }.lowercased()
    guard !host.isEmpty, !host.contains("@") else { return nil }
    let path = rest.dropFirst(host.count).prefix { $0 != "?" }
    var names = path.split(separator: "/").map { name in
      String(name).withBytes { PercentDecoding.decode($0) }.inNormalizationFormC
    }
    guard var last = names.popLast() else { return nil }
    let query = rest.drop { $0 != "?" }.dropFirst()
    let ending = ContentPath.ending(of: last)
    if !query.isEmpty, !LinkResolver.pictureEndings.contains(ending),
      !LinkResolver.fileEndings.contains(ending)
    {
      last += "-" + String(query).withBytes { Checksum($0).hexadecimal }
    }
    let parts = [host.replacing(":", with: "_")] + names + [last]
    guard parts.count <= 32, parts.allSatisfy({ PathComponentProblem($0) == nil }) else {
      return nil
    }
    return parts.joined(separator: "/")
  }
}
