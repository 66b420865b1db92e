import Base
import Testing

@Suite struct ByteBufferTests {
  @Test(arguments: [0, 7, 10, 99, 100, 12345, -42, Int.max, Int.min])
  func writesNumbers(_ number: Int) {
    var buffer = ByteBuffer(capacity: 1)
    buffer.append(decimal: number)
    #expect(buffer.makeString() == String(number))
  }

  @Test func padsNumbers() {
    var buffer = ByteBuffer()
    buffer.append(decimal: 7, width: 2)
    #expect(buffer.makeString() == "07")
  }

  @Test func escapesWhatHTMLNeeds() {
    var buffer = ByteBuffer(capacity: 1)
    buffer.append(escaping: "“党”<a href='x'>&\"</a>")
    #expect(buffer.makeString() == "“党”&lt;a href=&#39;x&#39;&gt;&amp;&#34;&lt;/a&gt;")
  }

  @Test func encodesPaths() {
    var buffer = ByteBuffer()
    Array("党 建/a-b.html".utf8).withBytes { buffer.append(percentEncodingPath: $0) }
    #expect(buffer.makeString() == "%E5%85%9A%20%E5%BB%BA/a-b.html")
  }

  @Test func storesTextBySegments() {
    var first = TextBuilder(segment: 0)
    let title = first.add("机关党委")
    var second = TextBuilder(segment: 1)
    let url = second.add("/a/")
    let store = TextStore(segments: [first.finish(), second.finish()])
    #expect(store.string(title) == "机关党委")
    store.withView { view in
      #expect(view[url].string == "/a/")
      #expect(view[Text.empty].isEmpty)
    }
  }

  @Test(arguments: [1, 2, 8]) func resultsOfWorkersAreInOrder(_ jobs: Int) {
    let parts = withWorkers(count: 1000, jobs: jobs) { _, queue in
      var part: [(index: Int, output: Int)] = []
      while let batch = queue.take() { part += batch.map { ($0, $0 * $0) } }
      return part
    }
    #expect(arrange(parts, count: 1000) == (0..<1000).map { $0 * $0 })
  }

  @Test func findsTheNearestName() {
    #expect(nearestName(to: "tilte", among: ["title", "date"]) == "title")
    #expect(nearestName(to: "xyzzy", among: ["title", "date"]) == nil)
  }
}
