import Base

extension PagePlanner {
  /// Plans the files for programs.
  mutating func planMachineFiles() {
    addMachineFile(
      .robots, subject: 0, path: "robots.txt",
      owner: OutputOwner(description: Message("robots.txt", "robots.txt")))
  }

  /// Plans one file for programs at `path`, unless somebody has it.
  ///
  /// - Returns: its URL, or nil where the path has another owner.
  @discardableResult
  mutating func addMachineFile(
    _ format: MachineFile.Format, subject: Int, path: String, owner: OutputOwner
  ) -> Text? {
    guard owners.claim(path, for: owner) else { return nil }
    let url = url(ofPath: path)
    machineFiles.append(
      MachineFile(format: format, subject: subject, url: url, path: add(path)))
    return url
  }
}
