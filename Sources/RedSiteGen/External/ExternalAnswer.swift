/// What became of asking for one address.
enum ExternalAnswer: Sendable, Hashable {
  /// It is there; with the new address where it has moved for good.
  case reached(movedTo: String?)
  /// Some host on the way answered with a status that is no success.
  case status(Int)
  /// It leads from address to address without end.
  case endless
  /// No answer came.
  case failed(ExternalFailure)

  /// Whether it can be believed for a day.
  ///
  /// What a server said can; that none answered, or that it was in trouble, may soon be over.
  var isLasting: Bool {
    switch self {
    case .reached, .endless, .status(400...499): true
    case .failed(let failure): failure == .certificate
    case .status: false
    }
  }
}
