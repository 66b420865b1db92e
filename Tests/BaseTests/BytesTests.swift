import Base
import Testing

@Suite struct BytesTests {
  @Test func lendsPartsOfARun() {
    "党建网".withBytes { bytes in
      #expect(bytes.count == 9)
      #expect(bytes[slice: 3..<6].string == "建")
      #expect(bytes[slice: 9..<9].isEmpty)
      #expect(Array(bytes[6...]) == Array("网".utf8))
      #expect(bytes.reversed() == "党建网".utf8.reversed())
    }
    [UInt8]().withBytes { #expect($0.isEmpty && $0.string.isEmpty && $0.first == nil) }
  }

  @Test func comparesRuns() {
    let run = Bytes("dang/jian")
    #expect(run.begins(with: "dang") && !run.begins(with: "dang/jian/"))
    #expect(run.ends(with: Bytes("jian")) && !run.ends(with: Bytes("dang/jian/")))
    #expect(run.equals(Bytes("dang/jian")) && !run.equals(Bytes("dang/jiao")))
    #expect(Bytes("dang").precedes(run) && !run.precedes(run) && !run.precedes(Bytes("dang")))
    #expect(Bytes.empty.equals(Bytes("")) && Bytes.empty.precedes(run))
  }

  @Test func searchesRuns() {
    let run = Bytes("a-b--c--")
    #expect(run.firstIndex(of: UInt8(ascii: "-"), from: 2) == 3)
    #expect(run.firstIndex(of: UInt8(ascii: "-"), from: 8) == nil)
    #expect(run.firstIndex(of: "--", from: 0) == 3)
    #expect(run.firstIndex(of: Bytes("--"), from: 4, to: 7) == nil)
    #expect(run.firstIndex(of: Bytes("--"), from: 4, to: 8) == 6)
    #expect(run.firstRange(of: Bytes("--c")) == 3..<6)
    #expect(run.firstRange(of: Bytes("--d")) == nil)
    #expect(run.firstRange(of: .empty, from: 8) == 8..<8)
    #expect(run.lastRange(of: Bytes("--"), before: 8) == 6..<8)
    #expect(run.lastRange(of: Bytes("--"), before: 7) == 3..<5)
    #expect(run.count(of: UInt8(ascii: "-")) == 5)
  }
}

/// What leaves its run ends the program. Release builds are what this is about:
/// `Scripts/check-sanitizer.sh` runs the suite in one.
@Suite struct BytesBoundsTests {
  @Test func refusesABytePastTheEnd() async {
    await #expect(processExitsWith: .failure) { print(Bytes("党建")[six]) }
  }

  @Test func refusesAByteBeforeTheStart() async {
    await #expect(processExitsWith: .failure) { print(Bytes("党建")[5 - six]) }
  }

  @Test func refusesASlicePastTheEnd() async {
    await #expect(processExitsWith: .failure) { print(Bytes("党建")[slice: 3..<(six + 1)].count) }
  }

  @Test func refusesASliceBeforeTheStart() async {
    await #expect(processExitsWith: .failure) { print(Bytes("党建")[slice: (5 - six)..<3].count) }
  }

  @Test func refusesAPlainSlicePastTheEnd() async {
    await #expect(processExitsWith: .failure) { print(Bytes("党建")[3...][six]) }
  }

  @Test func refusesASearchBeyondTheRun() async {
    await #expect(processExitsWith: .failure) {
      print(Bytes("党建").firstIndex(of: Bytes("网"), from: 0, to: six + 3) ?? 0)
    }
  }

  @Test func refusesANumberPastTheEnd() async {
    await #expect(processExitsWith: .failure) { print(Bytes("党建").littleEndian64(at: six - 6)) }
  }

  @Test func refusesTextOfAnotherStore() async {
    await #expect(processExitsWith: .failure) {
      let text = Text(segment: 1, offset: 0, count: UInt32(six))
      TextStore(segments: [Array("党建".utf8)]).withView { print($0[text].count) }
    }
  }

  @Test func refusesTextPastItsSegment() async {
    await #expect(processExitsWith: .failure) {
      let text = Text(segment: 0, offset: 3, count: UInt32(six))
      TextStore(segments: [Array("党建".utf8)]).withView { print($0[text].count) }
    }
  }

  @Test func refusesAByteThatABufferDoesNotHold() async {
    await #expect(processExitsWith: .failure) {
      var buffer = ByteBuffer(capacity: 64)
      buffer.append("党建")
      print(buffer[six])
    }
  }

  @Test func takesWhatIsWithin() async {
    await #expect(processExitsWith: .success) {
      print(Bytes("党建")[six - 1])
      print(Bytes("党建")[slice: 3..<six].count)
    }
  }
}

/// The length of `党建`, kept from the optimizer, which might refuse the code at once.
@inline(never)
private var six: Int { CommandLine.arguments.isEmpty ? 0 : 6 }
