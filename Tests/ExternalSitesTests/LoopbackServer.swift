import Glibc
import TestSupport
import Testing

/// A web server on 127.0.0.1 that answers each path in its own way and notes what it was asked.
final class LoopbackServer {
  /// The address of its root, without a slash at the end.
  let address: String

  private let process: pid_t
  private let folder: String

  /// Starts the server; with a certificate (and its key) in one file it speaks TLS.
  init(certificate: String? = nil) throws {
    var template = Array("/tmp/redsite-server-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let arguments = ["python3", "-c", Self.script, folder + "/log", certificate ?? "", folder]
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var started: pid_t = 0
    try #require(posix_spawnp(&started, "python3", &actions, nil, &words, environ) == 0)
    posix_spawn_file_actions_destroy(&actions)
    process = started
    close(ends[1])
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(ends[0], &byte, 1) == 1, byte != 0x0A { line.append(byte) }
    close(ends[0])
    let port = try #require(Int(String(decoding: line, as: UTF8.self)))
    address = (certificate == nil ? "http" : "https") + "://127.0.0.1:\(port)"
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    _ = runShell("rm -rf \(folder)")
  }

  /// One request as the server saw it.
  struct Request {
    /// As in `HEAD /ok`.
    var line: String
    /// When it came, in seconds.
    var time: Double
    /// How many were being answered, with this one.
    var running: Int
    /// The `User-Agent`.
    var program: String
    /// The `If-None-Match`.
    var entityTag: String
  }

  /// Answers `/files/NAME` with a text from now on, with its tag and the status 304 for it.
  func publish(_ name: String, _ text: String) {
    guard let file = fopen("\(folder)/\(name)", "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// What it was asked so far, in order.
  var requests: [Request] {
    runShell("cat \(folder)/log 2>/dev/null").split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 5, let time = Double(parts[1]), let running = Int(parts[2]) else {
        return nil
      }
      return Request(
        line: parts[0], time: time, running: running, program: parts[3], entityTag: parts[4])
    }
  }

  private static let script = """
    import hashlib, http.server, ssl, sys, threading, time
    lock, counts, running = threading.Lock(), {}, [0]
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *rest): pass
        def answer(self, status, headers=(), body=b'x' * 2000):
            self.send_response_only(status)
            for name, value in headers:
                self._headers_buffer.append(name.encode() + b': ' + value + b'\\r\\n')
            self.send_header('Content-Length', str(len(body)))
            self.end_headers()
            if self.command == 'GET': self.wfile.write(body)
        def do_HEAD(self):
            path = self.path
            with lock:
                count = counts[path] = counts.get(path, 0) + 1
                running[0] += 1
                with open(sys.argv[1], 'a') as log:
                    log.write('%s %s\\t%f\\t%d\\t%s\\t%s\\n' % (self.command, path, time.time(),
                              running[0], self.headers.get('User-Agent'),
                              self.headers.get('If-None-Match')))
            try: self.respond(path, count)
            except OSError: pass
            finally:
                with lock: running[0] -= 1
        do_GET = do_HEAD
        def file(self, path, count):
            body = bytes(range(256)) * 40
            first = self.headers.get('Range')
            if 'page' in path: self.answer(200, body=b'<!DOCTYPE html><p>gone</p>')
            elif 'breaks' in path and count == 1:
                self.send_response_only(200)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body[:4000])
                self.wfile.flush()
                self.connection.close()
            elif first and 'whole' not in path:
                start = int(first[6:].split('-')[0])
                if start >= len(body): return self.answer(416, body=b'')
                self.answer(206, body=body[start:])
            else: self.answer(200, body=body)
        def respond(self, path, count):
            head = self.command == 'HEAD'
            moves = {'/moved': (301, b'/ok'), '/moved-twice': (308, b'moved'),
                     '/temporary': (302, b'/ok'), '/moved-gone': (301, b'/gone'),
                     '/endless': (302, b'/endless'), '/raw': (301, b'/\\xd6\\xd0'),
                     '/away': (302, b'file:///etc/passwd'), '/to-file': (302, b'/file/b.png')}
            if path in moves: self.answer(moves[path][0], [('Location', moves[path][1])])
            elif path.startswith('/ok') or path in ('/%D6%D0', '/%E6%96%B0%E9%97%BB'): self.answer(200)
            elif path.startswith('/back'):
                self.answer(200, body=b'<a href="https://Test.Example.org/">x</a>')
            elif path == '/no-head': self.answer(405 if head else 200)
            elif path == '/wrong-head': self.answer(404 if head else 200)
            elif path == '/drops-head': self.connection.close() if head else self.answer(200)
            elif path == '/gone': self.answer(410)
            elif path == '/forbidden': self.answer(403)
            elif path == '/broken': self.answer(500)
            elif path == '/recovers': self.answer(503 if count < 3 else 200)
            elif path == '/busy': self.answer(429 if count < 2 else 200, [('Retry-After', b'1')])
            elif path == '/silent': time.sleep(60)
            elif path.startswith('/slow'): time.sleep(0.3); self.answer(200)
            elif path.startswith('/files/'):
                try:
                    with open(sys.argv[3] + '/' + path[7:], 'rb') as file: body = file.read()
                except OSError: return self.answer(404)
                tag = ('"%s"' % hashlib.md5(body).hexdigest()).encode()
                if self.headers.get('If-None-Match', '').encode() == tag:
                    self.answer(304, [('ETag', tag)], b'')
                else: self.answer(200, [('ETag', tag)], body)
            elif path.startswith('/file/'): self.file(path, count)
            elif path == '/huge':
                self.send_response_only(200); self.end_headers()
                while not head: self.wfile.write(b'x' * 65536)
            else: self.answer(404)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    if sys.argv[2]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """
}
