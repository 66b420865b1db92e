import Base
import Glibc
import SiteModel

/// Asks many addresses at once, few of one host, from a single thread.
///
/// All waiting is one `poll` over the running children, so nothing is shared and nothing locks.
struct ExternalLinkAsker {
  private let policy: ExternalLinkPolicy
  private let program: String
  private let userAgent: String
  private var requests: [LinkRequest] = []
  private var answers: [ExternalAnswer?] = []
  private var queues: [HostQueue] = []
  private var queueOfHost: [String: Int] = [:]
  private var running: [Running] = []

  private struct Running {
    var process: CurlProcess
    var request: Int
    var queue: Int
  }

  /// An asker.
  ///
  /// - Parameters:
  ///   - policy: how often and how long.
  ///   - program: the path of curl.
  ///   - site: the address of the site, which hosts are told.
  init(policy: ExternalLinkPolicy, program: String, site: String) {
    self.policy = policy
    self.program = program
    userAgent = "Mozilla/5.0 (compatible; redsite link check; +\(site))"
  }

  /// Asks every address once.
  ///
  /// - Parameters:
  ///   - addresses: different addresses.
  ///   - progress: is told how many are answered.
  /// - Returns: the answers in the same order.
  mutating func ask(_ addresses: [WebAddress], progress: BuildProgress) -> [ExternalAnswer] {
    requests = addresses.map { LinkRequest($0, policy: policy) }
    answers = Array(repeating: nil, count: addresses.count)
    for index in addresses.indices { wait(index, from: 0) }
    var answered = 0
    while answered < addresses.count {
      startRequests()
      sleepUntilSomethingHappens()
      let before = answered
      for place in running.indices.reversed() {
        let isLate = Self.now >= running[place].process.deadline
        guard running[place].process.receive() || isLate else { continue }
        let ended = running.remove(at: place)
        queues[ended.queue].release()
        if take(ended.process.finish(isLate: isLate), for: ended.request) { answered += 1 }
      }
      answered += failedToStart
      failedToStart = 0
      progress.advance(by: answered - before)
    }
    return answers.compactMap { $0 }
  }

  /// How many requests ended because curl did not start.
  private var failedToStart = 0

  /// Takes what came of a request; true where the request has its answer.
  private mutating func take(
    _ result: Result<ResponseHead, ExternalFailure>, for request: Int
  ) -> Bool {
    let step =
      switch result {
      case .success(let head): requests[request].take(head)
      case .failure(let failure): requests[request].take(failure)
      }
    switch step {
    case .done(let answer):
      answers[request] = answer
      return true
    case .ask(let delay):
      wait(request, from: Self.now + delay)
      return false
    }
  }

  private mutating func wait(_ request: Int, from time: Double) {
    let host = requests[request].address.host
    let queue = queueOfHost[host] ?? queues.count
    if queue == queues.count {
      queueOfHost[host] = queue
      queues.append(HostQueue())
    }
    queues[queue].add(request, from: time)
  }

  private mutating func startRequests() {
    for queue in queues.indices {
      while running.count < policy.mostRequests,
        let request = queues[queue].take(at: Self.now, policy)
      {
        do throws(SystemError) {
          let process = try CurlProcess(
            requests[request].address, requests[request].method, program: program,
            userAgent: userAgent, timeout: policy.timeout, now: Self.now)
          running.append(Running(process: process, request: request, queue: queue))
        } catch {
          queues[queue].release()
          answers[request] = .failed(.program(error.number))
          failedToStart += 1
        }
      }
    }
  }

  /// Waits for output, for the end of a pause or for a deadline, whichever comes first.
  private func sleepUntilSomethingHappens() {
    if failedToStart > 0 { return }
    var until = running.map(\.process.deadline).min() ?? .infinity
    if running.count < policy.mostRequests {
      for queue in queues {
        if let time = queue.nextTime(policy) { until = min(until, time) }
      }
    }
    let seconds = min(max(until - Self.now, 0), 60)
    var sources = running.map { pollfd(fd: $0.process.output, events: Int16(POLLIN), revents: 0) }
    poll(&sources, nfds_t(sources.count), Int32((seconds * 1000).rounded(.up)))
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
