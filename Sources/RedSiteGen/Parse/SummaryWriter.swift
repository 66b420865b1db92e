import Base

/// Takes the summary of an article from its first paragraphs.
struct SummaryWriter: ~Copyable {
  private let characters: Int

  init(characters: Int) { self.characters = characters }

  mutating func write(of source: Bytes, to buffer: inout ByteBuffer) {}
}
