/// Where an instruction comes from: a source of the program, and a span in it.
struct ProgramPlace: Sendable, Hashable {
  let source: Int32
  let span: SourceSpan
}
