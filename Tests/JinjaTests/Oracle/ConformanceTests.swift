import Testing

/// Our engine beside Jinja2 itself, on the same templates and data, byte for byte: as in
/// `theme render`, where every name comes from the data, and as in a site, where it has a type.
@Suite struct ConformanceTests {
  @Test func rendersAsJinja2() throws {
    let files = try ConformanceFile.all()
    var differences: [String] = []
    var count = 0
    for file in files {
      let answers = try Oracle.ask(file)
      try #require(answers.count == file.cases.count)
      for (test, answer) in zip(file.cases, answers) {
        count += 1
        let difference = test.difference(from: answer)
        if ConformanceCase.wantedDifferences[test.name] == nil {
          if let difference { differences.append(difference) }
          if let typed = test.typedDifference(from: answer) {
            differences.append("typed: " + typed)
          }
        } else if difference == nil {
          differences.append("\(test.name) now agrees with Jinja2; take it off the list")
        }
      }
    }
    #expect(count > 700)
    #expect(
      differences.isEmpty,
      "\(differences.count) of \(count) cases differ:\n\(differences.joined(separator: "\n"))")
  }
}
