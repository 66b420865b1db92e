import Glibc
import Synchronization

/// Runs `body` for every index from 0 to `count`, on up to `jobs` workers, results by index.
///
/// The only concurrency of the pipeline, on threads of its own: the queues of Dispatch look into
/// `/proc` and end the program where there is none. Workers take the next few indexes from one counter;
/// what a worker keeps between them (buffers, builders) is its own value, made by `makeWorker`
/// and handed back at the end. The results do not depend on the number of workers as long as
/// `body`'s result depends on the index alone.
///
/// - Parameters:
///   - count: how many indexes there are.
///   - jobs: how many workers may run at once, at least 1.
///   - batch: how many indexes a worker takes at a time.
///   - work: receives the worker's number and its queue, takes indexes until there are none
///     left, and returns the worker's own result.
/// - Returns: each worker's result, by worker number.
public func withWorkers<Output: Sendable>(
  count: Int, jobs: Int, batch: Int = 16,
  _ work: @Sendable (_ worker: Int, _ queue: borrowing WorkQueue) -> Output
) -> [Output] {
  let workers = max(1, min(jobs, (count + batch - 1) / max(batch, 1)))
  let queue = WorkQueue(count: count, batch: max(batch, 1))
  if workers == 1 { return [work(0, queue)] }
  return withoutActuallyEscaping(work) { work in
    [Output](unsafeUninitializedCapacity: workers) { results, initialized in
      // Each worker writes only the slot of its own number, and all threads are waited for below,
      // so no two threads touch one slot and none outlives `work`.
      nonisolated(unsafe) let slots = results
      var threads: [JoinedThread] = []
      for worker in 1..<workers {
        // Where the system gives no more threads, fewer workers do all the work.
        guard
          let thread = JoinedThread.start({
            slots.initializeElement(at: worker, to: work(worker, queue))
          })
        else { break }
        threads.append(thread)
      }
      slots.initializeElement(at: 0, to: work(0, queue))
      for thread in threads { thread.join() }
      initialized = threads.count + 1
    }
  }
}

/// The indexes that are still to do, handed out in batches.
public final class WorkQueue: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let batch: Int

  init(count: Int, batch: Int) {
    self.count = count
    self.batch = batch
  }

  /// The next batch, or nil when nothing is left.
  public func take() -> Range<Int>? {
    let start = next.add(batch, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + batch, count) : nil
  }
}

/// Puts the results of several workers, each with its index, into the order of the indexes.
public func arrange<Output>(_ parts: [[(index: Int, output: Output)]], count: Int) -> [Output] {
  [Output](unsafeUninitializedCapacity: count) { slots, initialized in
    for part in parts {
      for (index, output) in part { slots.initializeElement(at: index, to: output) }
    }
    initialized = parts.reduce(0) { $0 + $1.count }
    precondition(initialized == count, "every index has exactly one result")
  }
}

/// A thread that runs to the end of the process.
public enum DetachedThread {
  /// Starts a thread; false where the system has none to give.
  public static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = startThread(run) else { return false }
    pthread_detach(thread)
    return true
  }
}

/// A thread that is waited for.
struct JoinedThread {
  private let thread: pthread_t

  /// Starts a thread; nil where the system has none to give.
  static func start(_ run: @escaping @Sendable () -> Void) -> JoinedThread? {
    startThread(run).map { JoinedThread(thread: $0) }
  }

  /// Waits for its end.
  func join() { pthread_join(thread, nil) }
}

/// Texts are read by recursion: twice as deep as on the main thread of a build.
private let stackBytes = 16 << 20

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func startThread(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, stackBytes)
  let body = Unmanaged.passRetained(ThreadBody(run))
  var thread: pthread_t = 0
  let error = pthread_create(
    &thread, &attributes,
    { body in
      guard let body else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(body).takeRetainedValue().run()
      return nil
    }, body.toOpaque())
  guard error == 0 else {
    body.release()
    return nil
  }
  return thread
}
