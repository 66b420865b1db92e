import Publishing
import Testing

@testable import Delivery

@Suite struct RecordTests {
  @Test func recordComesBackAsItWasWritten() throws {
    var record = ReleaseRecord(
      files: [
        "index.html": String(repeating: "a", count: 64),
        "党建/第 一\\课.html": String(repeating: "0", count: 64),
      ], facts: ReleaseFacts())
    record.name = "3f2c"
    record.time = 1_700_000_000
    record.publisher = "web@host"
    record.hold = "1700000000 web@host"
    record.facts.base = "https://dj.example.org/"
    record.facts.people = [.init(path: "gongshi/a b.html", end: 1_800_000_000)]
    record.carried = ["assets/site.0123456789ab.css"]
    #expect(ReleaseRecord(record.text)?.text == record.text)
    #expect(ReleaseRecord(record.text)?.files == record.files)
    #expect(ReleaseRecord(record.text)?.facts == record.facts)
    // One that was cut is none, wherever that was.
    let lines = record.text.split(separator: "\n", omittingEmptySubsequences: false)
    for count in 0..<(lines.count - 1) {
      #expect(ReleaseRecord(lines.prefix(count).joined(separator: "\n")) == nil, "\(count)")
    }
    #expect(ReleaseRecord(String(record.text.dropLast(2))) == nil)
  }

  @Test func changedAddressesAreThoseOfReaders() {
    let changes = ReleaseChanges(
      from: [
        "a/index.html": "1", "b.html": "1", "b.html.gz": "1", "c.html": "1", "index.html": "1",
      ],
      to: [
        "a/index.html": "2", "b.html": "2", "b.html.gz": "2", "党 建.html": "1", "index.html": "1",
      ])
    #expect(
      changes.json(release: "r", base: "https://dj.example.org/") == """
        {
          "release": "r",
          "base_url": "https://dj.example.org/",
          "added": ["https://dj.example.org/%E5%85%9A%20%E5%BB%BA.html"],
          "changed": ["https://dj.example.org/a/", "https://dj.example.org/b.html"],
          "removed": ["https://dj.example.org/c.html"]
        }

        """)
  }

  @Test func lockComesBackAsItWasWrittenAndIsLeftInTheEnd() {
    let lock = StoreLock("web@host with a name", at: 10_000)
    #expect(StoreLock(lock.text) == lock)
    #expect(StoreLock(StoreLock("", at: 1).text)?.who == "")
    for text in ["", "x", "1 2\n", String(lock.text.dropLast())] {
      #expect(StoreLock(text) == nil, "\(text)")
    }
    // This process lives, whatever the clock of another machine says within ten minutes.
    #expect(!lock.isLeft(at: 10_599) && !lock.isLeft(at: 9401))
    #expect(lock.isLeft(at: 10_601) && lock.isLeft(at: 9399))
    // One of this machine that has ended; the same number on another machine may be alive.
    let parts = lock.process.split(separator: ":")
    let ended = StoreLock("10000 \(parts[0]):\(parts[1]):4194305:x web\n")
    #expect(ended?.isLeft(at: 10_000) == true)
    let other = StoreLock("10000 other:\(parts[1]):4194305:x web\n")
    #expect(other?.isLeft(at: 10_000) == false)
  }

  @Test func secretsOfAConfigurationAreFound() {
    let secrets = Complaints.secrets(
      ofConfiguration: """
        [store]
        type = s3
        access_key_id = AKIDEXAMPLE
        secret_access_key = wJalr+XUtn/FEMI
        endpoint = oss.example.org
        a line that is broken withsecret
        """)
    #expect(Set(secrets).isSuperset(of: ["AKIDEXAMPLE", "wJalr+XUtn/FEMI", "withsecret"]))
    #expect(!secrets.contains("store"))
  }
}
