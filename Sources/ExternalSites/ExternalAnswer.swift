/// What became of asking for one address.
package enum ExternalAnswer: Sendable, Hashable {
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
    case .reached, .endless: true
    // 408 and 429 ask for another time.
    case .status(let status): (400...499).contains(status) && status != 408 && status != 429
    case .failed(let failure): failure == .certificate
    }
  }
}
