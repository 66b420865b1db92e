import Diagnostics
import SiteModel

extension HiddenReason {
  /// The reason in words.
  package var message: Message {
    switch self {
    case .draft: Message("它是草稿", "it is a draft")
    case .future: Message("它的发布日期还没到", "its date is still to come")
    case .expired: Message("它已经过期", "it has expired")
    }
  }
}
