import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What a template on trial may read.
@Suite struct TemplateTrialTests {
  private func render(_ site: TestSite, _ template: String) throws -> DocumentResult {
    try site.write("t/page.html", template)
    return TemplateTrial(template: site.root + "/t/page.html", data: site.root + "/d.json").run()
  }

  @Test func includesWhatLiesBelowItsFolder() throws {
    let site = try TestSite("-- d.json --\n{}\n-- t/part/a.html --\n甲\n")
    let result = try render(site, "{% include \"part/a.html\" %}")
    #expect(result.html.map { String(decoding: $0, as: UTF8.self).prefix(1) } == "甲")
  }

  @Test(arguments: [
    "../secret.html", "part/../../secret.html", "/etc/hostname", "link.html", "linked/hostname",
    "./part/a.html", "part//a.html", "../../../../../../../etc/hostname",
  ])
  func includesNothingElse(_ name: String) throws {
    let site = try TestSite(
      "-- d.json --\n{}\n-- t/part/a.html --\n甲\n-- secret.html --\n秘密\n")
    _ = runShell(
      "mkdir -p '\(site.root)/t'; ln -s /etc '\(site.root)/t/linked'; "
        + "ln -s ../secret.html '\(site.root)/t/link.html'")
    let result = try render(site, "{% include \"\(name)\" %}")
    #expect(result.html == nil)
    #expect(result.report.diagnostics.map(\.code) == [.missingTemplate])
    #expect(result.exitStatus == 1)
  }
}
