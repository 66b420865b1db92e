import Foundation
import Testing

/// `redsite serve` as a process: the addresses it listens at, and who it answers.
@Suite struct ServeCommandTests {
  /// Starts a preview of a new site, asks it with curl and ends it.
  ///
  /// - Parameters:
  ///   - options: of `serve`.
  ///   - urls: what curl is given each time, `PORT` standing for the port.
  /// - Returns: the status of each answer, and all that was printed.
  /// - Throws: where no process can be started.
  private static func ask(
    _ options: String, _ urls: [String]
  ) throws -> Program.Outcome {
    let scratch = try ScratchFolder()
    let questions = urls.map { url in
      "curl --silent --globoff --max-time 20 --output body --write-out '%{http_code}\\n' "
        + url.replacing("PORT", with: "$port")
    }
    return try Program.run(
      """
      redsite new site s --preset blank >/dev/null || exit
      for port in $(shuf -i 21000-60000 -n 20); do
        redsite serve s --port $port \(options) >log 2>&1 & server=$!
        for _ in $(seq 300); do
          grep -q 'read in' log && break 2
          kill -0 $server 2>/dev/null || break
          sleep 0.1
        done
        kill -9 $server 2>/dev/null; wait $server
      done
      trap 'kill -9 $server' EXIT
      \(questions.joined(separator: "\n"))
      cat log | sed "s/$port/PORT/g"
      """, in: scratch.url)
  }

  @Test func namesOfThisMachineAndOfAProxyAreAnswered() throws {
    let outcome = try Self.ask(
      "--host preview.example.org",
      [
        "http://127.0.0.1:PORT/", "-H 'Host: localhost:9000' http://127.0.0.1:PORT/",
        "-H 'Host: preview.example.org' http://127.0.0.1:PORT/",
        "-H 'Host: evil.example' http://127.0.0.1:PORT/; grep -o 'serve --host [a-z.]*' body",
        "http://127.0.0.1:PORT/_records/",
      ])
    #expect(
      outcome.output.hasPrefix("200\n200\n200\n421\nserve --host evil.example\n404\n"),
      "\(outcome.output)")
  }

  @Test func recordsAreForThisMachineAlone() throws {
    let outcome = try Self.ask(
      "",
      [
        "http://127.0.0.1:PORT/_records/",
        "-H 'X-Forwarded-For: 10.0.0.1' http://127.0.0.1:PORT/_records/",
      ])
    #expect(outcome.output.hasPrefix("200\n404\n"), "\(outcome.output)")
  }

  @Test func everyAddressTakesAName() throws {
    let outcome = try Self.ask(
      "--bind 0.0.0.0 --host box.example.org",
      [
        "-H 'Host: box.example.org:80' http://127.0.0.1:PORT/",
        "-H 'Host: 127.0.0.2' http://127.0.0.2:PORT/",
      ])
    #expect(outcome.output.hasPrefix("200\n421\n"), "\(outcome.output)")
    #expect(outcome.output.contains("http://box.example.org:PORT/"), "\(outcome.output)")
  }

  private static let hasIPv6 =
    (try? String(contentsOfFile: "/proc/net/if_inet6", encoding: .utf8))?.contains(" lo") == true

  @Test(.enabled(if: hasIPv6, "this machine has no ::1"))
  func newAddressesAreListenedAt() throws {
    let outcome = try Self.ask("--bind ::1", ["http://[::1]:PORT/", "http://[::1]:PORT/_records/"])
    #expect(outcome.output.hasPrefix("200\n200\n"), "\(outcome.output)")
    #expect(outcome.output.contains("http://[::1]:PORT/"), "\(outcome.output)")
  }

  @Test(arguments: [
    ("--bind 0.0.0.0", "--host"), ("--bind ::", "--host"), ("--host http://a/", "--host"),
  ])
  func whatCannotBeMeantIsRefused(_ options: String, _ word: String) throws {
    let scratch = try ScratchFolder()
    let outcome = try Program.run(
      "redsite new site s --preset blank >/dev/null; redsite serve s \(options)", in: scratch.url)
    #expect(outcome.status == 64)
    #expect(outcome.output.contains(word))
  }
}
