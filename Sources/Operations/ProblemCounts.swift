import Base
import Diagnostics
import Files

/// How many problems of each code the columns of a site have: for those who mend an archive.
package struct ProblemCounts {
  /// A code in a column.
  package struct Row: Equatable {
    /// The code.
    package let code: DiagnosticCode
    /// The folder of the column within `content/`, or the path of a file outside of it.
    package let column: String
    /// How many problems of the code there are.
    package let count: Int
  }

  /// The counts, by code in the order of their names, then by column.
  package let rows: [Row]

  /// Counts the problems of a report.
  ///
  /// - Parameters:
  ///   - report: the problems.
  ///   - codes: those that shall have a row even where there is none.
  package init(_ report: DiagnosticReport, of codes: Set<DiagnosticCode>) {
    var counts: [DiagnosticCode: [String: Int]] = [:]
    for diagnostic in report.diagnostics {
      counts[diagnostic.code, default: [:]][Self.column(of: diagnostic), default: 0] += 1
    }
    rows = codes.union(counts.keys).sorted { $0.name < $1.name }.flatMap { code in
      let columns = counts[code, default: ["": 0]].sorted { $0.key < $1.key }
      return columns.map { Row(code: code, column: $0.key, count: $0.value) }
    }
  }

  /// The counts as a table with tabs between its cells.
  package func text(in language: Language) -> String {
    let heading = Message("代码\t栏目\t个数", "code\tcolumn\tcount").text(in: language)
    let lines = rows.map { "\($0.code.name)\t\($0.column.visible)\t\($0.count)" }
    return ([heading] + lines).joined(separator: "\n") + "\n"
  }

  private static func column(of diagnostic: Diagnostic) -> String {
    let path = diagnostic.location.path
    guard path.hasPrefix("content/") else { return path }
    return ContentPath.home(ofArticle: String(path.dropFirst("content/".count)))
  }
}
