import Foundation
import Testing

/// The files of `--result` and `--metrics`, and the statuses that schedulers repeat.
@Suite struct ResultFileTests {
  @Test func resultIsWrittenAlsoAfterAnErrorAndByRename() throws {
    let scratch = try ScratchFolder()
    let outcome = try Program.run(
      """
      redsite new site s --preset blank >/dev/null || exit
      cd s
      umask 077
      redsite build -q --result r.json --metrics m.prom 2>/dev/null; echo "$?"
      grep -o '"exit_status":0,"published":true' r.json
      stat -c %a m.prom
      exec 9<r.json
      sed -i 's/^base_url.*/base_url = 7/' site.toml
      redsite build -q --result r.json --metrics m.prom 2>/dev/null; echo "$?"
      grep -o '"exit_status":1,"published":false' r.json
      grep -c last_success m.prom
      grep -o '"exit_status":0' <&9
      redsite check -q --result none/such/../r.json 2>/dev/null; echo "$?"
      redsite fetch -q --result r.json 2>/dev/null; echo "$?"
      grep -o '"command":"fetch"' r.json
      redsite build -q --result summary.json --summary none/such 2>/dev/null; echo "$?"
      grep -o '"exit_status":1' summary.json
      rm site.toml
      redsite build -q --result r.json 2>/dev/null; echo "$?"
      grep -o 'site-not-found' r.json
      ls -A | grep partial
      """, in: scratch.url)
    #expect(
      outcome.output == """
        0
        "exit_status":0,"published":true
        644
        1
        "exit_status":1,"published":false
        3
        "exit_status":0
        1
        1
        "command":"fetch"
        74
        "exit_status":1
        1
        site-not-found

        """, "\(outcome.output)")
  }

  @Test func resultThatCannotBeWrittenIsAFault() throws {
    let scratch = try ScratchFolder()
    let outcome = try Program.run(
      """
      redsite new site s --preset blank >/dev/null || exit
      redsite build -q s --result s/site.toml/r.json; echo "$?"
      """, in: scratch.url)
    #expect(outcome.output.contains("cannot write s/site.toml/r.json"), "\(outcome.output)")
    #expect(outcome.output.hasSuffix("74\n"), "\(outcome.output)")
  }

  @Test func aBuildInProgressMayPassNextTime() throws {
    let scratch = try ScratchFolder()
    let outcome = try Program.run(
      """
      redsite new site s --preset blank >/dev/null || exit
      cd s
      flock .public.lock redsite build -q --result r.json 2>/dev/null; echo "$?"
      grep -o '"exit_status":75' r.json
      """, in: scratch.url)
    #expect(outcome.output == "75\n\"exit_status\":75\n", "\(outcome.output)")
  }

  @Test func theSlowestPagesAreListed() throws {
    let scratch = try ScratchFolder()
    let outcome = try Program.run(
      """
      redsite new site s --preset blank >/dev/null || exit
      redsite build s --profile
      """, in: scratch.url)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("The slowest pages"), "\(outcome.output)")
    #expect(outcome.output.contains("article.html  3  "), "\(outcome.output)")
  }
}
