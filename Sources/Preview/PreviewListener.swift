import FlyingSocks
import FoundationEssentials
import Glibc
import Synchronization

/// Accepts connections and reads requests: of each no more than a head of a few kilobytes, within
/// a time.
///
/// Sockets and the waiting for them are FlyingSocks'. Its HTTP layer is not used: it waits for ever
/// for the end of a head, and the time it takes grows with the square of a line's length (100 KB:
/// 4.3 s measured).
struct PreviewListener: Sendable {
  let handler: PreviewHandler

  /// The most bytes of a head; browsers send a tenth of it.
  private static let headBytes = 16 << 10
  /// The most connections at a time; more are closed at once.
  private static let mostConnections = 4096
  /// How long a connection may wait for its next request.
  private static let idleTime = Duration.seconds(60)
  /// How long a head, once begun, and every piece of an answer may take.
  private static let stepTime = Duration.seconds(15)
  /// How long an answer may be thought about: that of a page which waits for changes is late.
  private static let answerTime = Duration.seconds(60)
  private static let pieceBytes = 1 << 16

  /// Serves until the task is cancelled.
  func run(on socket: Socket) async throws {
    let pool = SocketPool<Poll>.make()
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    let connections = ConnectionCount()
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { try await pool.run() }
      while !Task.isCancelled {
        let connection: AsyncSocket
        do {
          connection = try await listening.accept()
        } catch {
          // All descriptors are in use, or the other end has gone already.
          try await Task.sleep(for: .milliseconds(20))
          continue
        }
        guard connections.value.load(ordering: .relaxed) < Self.mostConnections else {
          try? connection.close()
          continue
        }
        connections.value.add(1, ordering: .relaxed)
        group.addTask { [self] in
          await serve(connection)
          connections.value.subtract(1, ordering: .relaxed)
        }
      }
    }
  }

  /// How many connections there are.
  private final class ConnectionCount: Sendable {
    let value = Atomic<Int>(0)
  }

  private func serve(_ socket: AsyncSocket) async {
    let deadline = ConnectionDeadline(socket.socket, Self.idleTime)
    let watch = Task { await deadline.watch() }
    do {
      try await answerRequests(on: socket, deadline)
    } catch {
      // The other end has gone, or was too slow: there is nobody to tell.
    }
    deadline.end()
    watch.cancel()
    try? socket.close()
  }

  private func answerRequests(
    on socket: AsyncSocket, _ deadline: ConnectionDeadline
  ) async throws {
    var received: [UInt8] = []
    while true {
      deadline.renew(received.isEmpty ? Self.idleTime : Self.stepTime)
      var end = Self.headEnd(received, from: 0)
      while end == nil {
        guard received.count < Self.headBytes else {
          return try await refuse(.headTooLarge, "431 请求头太长\n", on: socket)
        }
        let piece = try await socket.read(atMost: 4096)
        if received.isEmpty { deadline.renew(Self.stepTime) }
        let known = received.count
        received += piece
        end = Self.headEnd(received, from: max(known - 3, 0))
      }
      guard let end else { return }
      let request: PreviewRequest
      do throws(PreviewRequest.Malformed) {
        request = try PreviewRequest(head: received[..<end])
      } catch {
        return try await refuse(.badRequest, "400 请求不合 HTTP 的规定\n", on: socket)
      }
      received.removeFirst(end + 4)
      deadline.renew(Self.answerTime)
      let response = await handler.answer(request)
      try await send(
        response, isHead: request.method == "HEAD", keepsAlive: request.keepsAlive, on: socket,
        deadline)
      guard request.keepsAlive else { return }
    }
  }

  private func send(
    _ response: PreviewResponse, isHead: Bool, keepsAlive: Bool, on socket: AsyncSocket,
    _ deadline: ConnectionDeadline
  ) async throws {
    deadline.renew(Self.stepTime)
    var first = response.head(keepsAlive: keepsAlive)
    if case .bytes(let bytes) = response.body, !isHead { first += bytes }
    // In pieces, so that a slow reader is given time for each.
    for start in stride(from: 0, to: first.count, by: Self.pieceBytes) {
      try await socket.write(Data(first[start..<min(start + Self.pieceBytes, first.count)]))
      deadline.renew(Self.stepTime)
    }
    guard case .file(let file, let range) = response.body, !isHead else { return }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let piece = file.read(at: offset, atMost: min(Self.pieceBytes, range.upperBound - offset))
      // A file that became shorter ends the connection: its length has been sent.
      guard !piece.isEmpty else { throw SocketError.disconnected }
      try await socket.write(Data(piece))
      deadline.renew(Self.stepTime)
      offset += piece.count
    }
  }

  private func refuse(
    _ status: PreviewResponse.Status, _ text: String, on socket: AsyncSocket
  ) async throws {
    let response = PreviewResponse.text(status, text)
    guard case .bytes(let body) = response.body else { return }
    try await socket.write(Data(response.head(keepsAlive: false) + body))
  }

  /// The place of the empty line that ends a head.
  private static func headEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= 4, start <= bytes.count - 4 else { return nil }
    return (start...(bytes.count - 4)).first { place in
      bytes[place] == 0x0D && bytes[place + 1] == 0x0A && bytes[place + 2] == 0x0D
        && bytes[place + 3] == 0x0A
    }
  }
}

/// Ends a connection whose other end is too slow.
final class ConnectionDeadline: Sendable {
  private let socket: Socket
  private let state: Mutex<(deadline: ContinuousClock.Instant, isOpen: Bool)>

  /// The connection has so long, until it is renewed.
  init(_ socket: Socket, _ duration: Duration) {
    self.socket = socket
    state = Mutex((.now.advanced(by: duration), true))
  }

  /// The connection has so long from now.
  func renew(_ duration: Duration) {
    state.withLock { $0.deadline = .now.advanced(by: duration) }
  }

  /// The connection is about to be closed; its number may be another's from then on.
  func end() { state.withLock { $0.isOpen = false } }

  /// Waits for the deadline, then makes every read and write of the connection fail.
  func watch() async {
    while !Task.isCancelled {
      let deadline = state.withLock { $0.deadline }
      try? await Task.sleep(until: deadline, clock: .continuous)
      let isOver = state.withLock { state in
        guard state.isOpen, state.deadline <= .now else { return !state.isOpen }
        shutdown(socket.file.rawValue, Int32(SHUT_RDWR))
        return true
      }
      if isOver { return }
    }
  }
}
