/// A mistake found while reading a template, before its place is counted.
struct SyntaxProblem: Error {
  let span: SourceSpan
  package let chinese: String
  package let english: String
  package var nearest: String?

  init(_ span: SourceSpan, _ chinese: String, _ english: String, nearest: String? = nil) {
    self.span = span
    self.chinese = chinese
    self.english = english
    self.nearest = nearest
  }
}
