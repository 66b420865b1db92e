import Base
import Diagnostics
import Publishing
import RedSiteGen
import SiteModel

/// What became of one run of a command, for whoever watches it: a scheduler, an alarm, a CDN.
package struct RunReport: Sendable {
  /// The command, as in `build`.
  package var command: String
  /// The program.
  package var program: Program
  /// When it began, in seconds since 1970.
  package var started: Int64
  /// How long it took, in seconds.
  package var seconds: Double
  /// What it ended with.
  package var exitStatus: Int32
  /// What was found.
  package var report: DiagnosticReport
  /// How long each stage took, in seconds.
  package var stages: [(stage: BuildProgress.Stage, seconds: Double)] = []
  /// The site; nil where there is none.
  package var facts: SiteFacts?
  /// What was published; nil where nothing was.
  package var release: ReleaseSummary?
  /// The fingerprint of the release; nil where there is none.
  package var releaseDigest: String?
  /// What became of the list of each aggregate, by name; only of a fetch.
  package var fetched: [String: String] = [:]

  /// The program that ran.
  package struct Program: Sendable {
    /// Its number, as in `0.2.0`.
    package var version: String
    /// The commit it was built from; empty where that is not known.
    package var commit: String
    /// Whether files of that commit had been changed.
    package var isModified: Bool

    package init(version: String, commit: String, isModified: Bool) {
      self.version = version
      self.commit = commit
      self.isModified = isModified
    }
  }

  package init(
    command: String, program: Program, started: Int64, seconds: Double, exitStatus: Int32,
    report: DiagnosticReport
  ) {
    self.command = command
    self.program = program
    self.started = started
    self.seconds = seconds
    self.exitStatus = exitStatus
    self.report = report
  }

  /// The seconds of each stage, those of a stage that began twice together.
  var stageTimes: [(name: String, seconds: Double)] {
    var times: [(name: String, seconds: Double)] = []
    for (stage, seconds) in stages {
      if let place = times.firstIndex(where: { $0.name == stage.identifier }) {
        times[place].seconds += seconds
      } else {
        times.append((stage.identifier, seconds))
      }
    }
    return times
  }

  /// How many problems there are of each code and severity, by code.
  var problemCounts: [(code: String, severity: String, count: Int)] {
    var counts: [String: Int] = [:]
    for problem in report.diagnostics {
      counts["\(problem.code.name) \(problem.severity.rawValue)", default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { entry in
      let words = entry.key.split(separator: " ")
      return (String(words[0]), String(words[1]), entry.value)
    }
  }

  /// The version of the program with its commit, as programs compare it.
  var commitText: String { program.commit + (program.isModified ? "-modified" : "") }
}
