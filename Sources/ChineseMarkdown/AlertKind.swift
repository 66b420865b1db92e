import Base

/// The kinds of call-out that `> [!NOTE]` and its like begin.
enum AlertKind: CaseIterable {
  case note, tip, important, warning, caution

  /// The kind whose marker a text is, in capital or small letters.
  init?(marker: Bytes) {
    guard marker.begins(with: "[!"),
      let kind = Self.allCases.first(where: { marker.equalsIgnoringCase($0.marker) })
    else { return nil }
    self = kind
  }

  /// The name in the class of the element.
  package var name: StaticString {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .important: "important"
    case .warning: "warning"
    case .caution: "caution"
    }
  }

  private var marker: StaticString {
    switch self {
    case .note: "[!NOTE]"
    case .tip: "[!TIP]"
    case .important: "[!IMPORTANT]"
    case .warning: "[!WARNING]"
    case .caution: "[!CAUTION]"
    }
  }

  /// The title a reader sees.
  package func title(in labels: MarkdownLabels) -> StaticString {
    switch self {
    case .note: labels.note
    case .tip: labels.tip
    case .important: labels.important
    case .warning: labels.warning
    case .caution: labels.caution
    }
  }
}
