import Glibc

extension BuildOptions {
  /// How many processors are running.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
