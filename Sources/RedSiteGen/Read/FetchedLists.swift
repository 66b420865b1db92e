import Base
import Diagnostics
import Files
import Glibc
import SiteModel

extension SourceTree {
  /// Reads the lists of other sites in a folder that the command line names, so that what is fetched
  /// need not lie among what editors commit.
  ///
  /// A list that the folder does not have is the site's own, so that a machine that never fetched
  /// shows what was committed.
  ///
  /// - Parameters:
  ///   - folder: the folder; nil for `data/aggregate`.
  ///   - setUp: the site; learns which list lies where.
  ///   - diagnostics: receives lists that cannot be read.
  mutating func readLists(
    _ folder: String?, of setUp: inout SiteSetUp, diagnostics: DiagnosticSink
  ) {
    guard let folder else { return }
    let path = pathFromHere(folder)
    guard path != setUp.root + "/" + Aggregate.usualFolder else { return }
    listsFolder = path
    var segment = ByteBuffer(capacity: 1 << 12)
    for index in setUp.configuration.aggregates.indices {
      var aggregate = setUp.configuration.aggregates[index]
      aggregate.folder = path
      guard access(aggregate.path, F_OK) == 0 else { continue }
      setUp.configuration.aggregates[index] = aggregate
      for path in [aggregate.path, aggregate.notePath] where access(path, F_OK) == 0 {
        var file = SourceFile(path: path, role: .fetched, size: 0)
        let offset = segment.count
        do throws(FileProblem) {
          try readFile(path, limit: Limits.textFileBytes, into: &segment)
          file.size = segment.count - offset
          file.text = Text(
            segment: texts.nextSegment, offset: UInt32(offset), count: UInt32(file.size))
        } catch {
          // What comes from outside stops no build.
          file.isReadable = false
          var problem = error.diagnostic(path: path, limit: Limits.textFileBytes)
          problem.severity = .warning
          diagnostics.report(problem)
        }
        files.append(file)
      }
    }
    texts.add(segment.makeArray())
  }
}
