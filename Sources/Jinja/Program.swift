/// A checked and compiled template, ready to be rendered by any number of workers.
public struct Program: Sendable {
  let code: ProgramCode

  /// The names of the templates it was made of, its own first.
  public var templates: [String] { code.sources.map { $0.name } }

  /// The program with every part that reads only globals rendered, once and for all.
  ///
  /// A part that fails stays as it is, to fail with its place on the page that reaches it.
  public func specialized<Host: TemplateHost>(
    host: inout Host, limits: RenderLimits = RenderLimits()
  ) -> Program {
    withUnsafeMutablePointer(to: &host) { pointer in
      let specializer = Specializer(
        code: code, host: HostPointer(host: pointer), limits: limits)
      return Program(code: specializer.run())
    }
  }
}
