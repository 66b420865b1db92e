import Base
import Files
import Glibc
import Synchronization

extension Release {
  /// Gives every unchanged file its place in the new release, with its old time and inode.
  ///
  /// Files are linked a folder at a time, the folders spread over the workers: opening both folders
  /// once keeps every link to one call, and two workers seldom wait for one folder.
  borrowing func linkUnchanged(
    _ files: PathList, from current: borrowing CurrentRelease, jobs: Int
  ) throws(PublishProblem) {
    let groups = files.folderGroups()
    let problems = withWorkers(count: groups.count, jobs: jobs, batch: 1) { _, queue in
      do throws(PublishProblem) {
        while let batch = queue.take() {
          for index in batch { try link(files, groups[index], from: current) }
        }
        return PublishProblem?.none
      } catch { return fail(error) }
    }
    for case .some(let problem) in problems { throw problem }
  }

  private borrowing func link(
    _ files: PathList, _ group: Range<Int>, from current: borrowing CurrentRelease
  ) throws(PublishProblem) {
    if hasFailed.load(ordering: .relaxed) { return }
    var place = group.lowerBound
    do throws(SystemError) {
      try files.withPath(group.lowerBound) { (first) throws(SystemError) in
        let folderPath = first.splitPath.folder
        let source = try current.folder.openBelow(folderPath, O_RDONLY | O_DIRECTORY)
        let target = try staging.folder.openFolder(
          making: folderPath, restoresMode: staging.restoresMode)
        while place < group.upperBound {
          try files.withPath(place) { (path) throws(SystemError) in
            try source.carry(path.splitPath.name, into: target)
          }
          place += 1
        }
      }
    } catch {
      throw .fileSystem(
        FileSystemFailure(
          .link, self.place.path(files.string(place)), errorNumber: error.number))
    }
  }
}

extension PathList {
  /// Runs of paths that lie in one folder, cut so that several workers have something to do.
  fileprivate func folderGroups(maxCount: Int = 512) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in 0..<count {
      let isLast = index + 1 == count
      let ends =
        isLast || index + 1 - start == maxCount
        || withPath(index) { path in
          !withPath(index + 1) { $0.splitPath.folder.equals(path.splitPath.folder) }
        }
      if ends {
        groups.append(start..<(index + 1))
        start = index + 1
      }
    }
    return groups
  }
}
