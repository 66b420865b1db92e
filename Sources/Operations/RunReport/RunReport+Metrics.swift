import Base
import Diagnostics
import Publishing
import RedSiteGen
import SiteModel

/// The report as `--metrics` writes it: the text format of Prometheus (version 0.0.4), for the
/// textfile collector of node_exporter.
extension RunReport {
  /// The name of the time that is carried over from run to run.
  private static let success = "redsite_last_success_timestamp_seconds"

  /// The metrics of this run.
  ///
  /// - Parameter before: the file of the run before, which knows when the last one succeeded; empty
  ///   for none.
  /// - Returns: the text.
  package func metrics(after before: String = "") -> String {
    var text = MetricsText(labels: [("command", command), ("site", facts?.baseURL ?? "")])
    text.add(
      "redsite_build_info", "The program that ran.",
      [([("version", program.version), ("commit", commitText)], "1")])
    text.add(
      "redsite_exit_status", "What the last run ended with: 0 fine, 75 may pass next time.",
      [([], "\(exitStatus)")])
    text.add(
      "redsite_last_run_timestamp_seconds", "When the last run began.", [([], "\(started)")])
    if let time = exitStatus == 0 ? "\(started)" : Self.lastSuccess(in: before) {
      text.add(Self.success, "When the last run began that ended with 0.", [([], time)])
    }
    text.add("redsite_run_seconds", "How long the last run took.", [([], number(seconds))])
    text.add(
      "redsite_stage_seconds", "How long each stage took.",
      stageTimes.map { ([("stage", $0.name)], number($0.seconds)) })
    text.add(
      "redsite_problems", "How many problems were found, by severity.",
      [
        ([("severity", "error")], "\(report.errorCount)"),
        ([("severity", "warning")], "\(report.warningCount)"),
      ])
    text.add(
      "redsite_problems_by_code", "How many problems were found of each code.",
      problemCounts.map { ([("code", $0.code), ("severity", $0.severity)], "\($0.count)") })
    if let release {
      text.add(
        "redsite_release_files", "How many files the release has, by what became of them.",
        [
          ([("state", "written")], "\(release.written)"),
          ([("state", "unchanged")], "\(release.unchanged)"),
          ([("state", "removed")], "\(release.removed)"),
        ])
    }
    if let facts { add(facts, to: &text) }
    return text.text
  }

  private func add(_ facts: SiteFacts, to text: inout MetricsText) {
    text.add(
      "redsite_aggregate_age_seconds", "How long ago the list of another site was fetched.",
      facts.aggregates.compactMap { age in
        age.age(at: facts.now).map { ([("name", age.name)], "\($0)") }
      })
    text.add(
      "redsite_aggregate_articles", "How many articles the list of another site has.",
      facts.aggregates.map { ([("name", $0.name)], "\($0.articles ?? 0)") })
    text.add(
      "redsite_aggregate_stale", "Whether the list of another site counts as old.",
      facts.aggregates.map { ([("name", $0.name)], $0.isStale ? "1" : "0") })
  }

  private func number(_ seconds: Double) -> String {
    var text = ByteBuffer(capacity: 16)
    text.append(seconds: seconds)
    return text.makeString()
  }

  /// The value of the last success in a file of metrics.
  private static func lastSuccess(in text: String) -> String? {
    let line = text.split(separator: "\n").last { $0.hasPrefix(success) }
    let value = line?.split(separator: " ").last.map(String.init)
    return value.flatMap { Int64($0) == nil ? nil : $0 }
  }
}

/// Metrics in the text format of Prometheus.
private struct MetricsText {
  private(set) var text = ""
  private let labels: [(String, String)]

  /// Metrics that all have some labels.
  init(labels: [(String, String)]) { self.labels = labels }

  /// Adds the values of one gauge, each with labels of its own; none where there are no values.
  mutating func add(
    _ name: String, _ help: String, _ values: [(labels: [(String, String)], value: String)]
  ) {
    guard !values.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for (own, value) in values {
      let pairs = (labels + own).map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
      text += "\(name){\(pairs.joined(separator: ","))} \(value)\n"
    }
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
