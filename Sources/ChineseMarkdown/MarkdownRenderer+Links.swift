import Base

extension MarkdownRenderer {
  /// Writes text.
  package mutating func text(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let literal = node.literal
    if isSite {
      wordCount += output.append(escapingAndCounting: literal)
    } else {
      output.append(escapingAsMarkdown: literal)
    }
  }

  /// Writes a code span.
  mutating func codeSpan(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let literal = node.literal
    output.append("<code>")
    if isSite {
      wordCount += output.append(escapingAndCounting: literal)
    } else {
      output.append(escapingAsMarkdown: literal)
    }
    output.append("</code>")
  }
}

extension MarkdownRenderer {
  /// Opens a link; where it is refused only its text is written.
  package mutating func link<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) -> Bool {
    if !isSite {
      output.append("<a href=\"")
      output.append(href: node.destination)
      title(of: node, &output)
      output.append("\">")
      return true
    }
    guard let resolved = resolve(node, for: .link, &document) else {
      state.refusedLink = node
      return true
    }
    state.isInLink = true
    output.append("<a href=\"")
    url.withBytes { output.append(href: $0) }
    title(of: node, &output)
    if resolved.isExternal { output.append("\" class=\"external\" rel=\"noopener noreferrer") }
    if resolved.hasNotice {
      // For paper, where nobody can follow the link to the notice.
      output.append("\" data-address=\"")
      output.append(href: node.destination)
    }
    output.append("\">")
    return true
  }

  /// Closes a link.
  mutating func leaveLink(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    if state.refusedLink == node {
      state.refusedLink = nil
    } else {
      state.isInLink = false
      output.append("</a>")
    }
  }

  /// Writes a paragraph that holds only an image as a figure.
  mutating func figure<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) {
    startLine(&output)
    let start = output.count
    output.append("<figure>")
    guard image(node, isFigure: true, &document, &output) else {
      output.truncate(to: start)
      output.append("<p>")
      let text = output.count
      alternative(of: node, &output)
      if output.count == text {
        output.truncate(to: start)
      } else {
        output.append("</p>\n")
      }
      return
    }
    let caption = node.title
    if caption.count > 0 {
      output.append("<figcaption>")
      output.append(escapingAsMarkdown: caption)
      output.append("</figcaption>")
    }
    output.append("</figure>\n")
  }

  /// Writes an image, or its text where it is refused.
  ///
  /// - Returns: whether the image was written.
  package mutating func image<Document: MarkdownDocument>(
    _ node: MarkdownNode, isFigure: Bool, _ document: inout Document, _ output: inout ByteBuffer
  ) -> Bool {
    var resolved = ResolvedDestination()
    if isSite {
      guard let known = resolve(node, for: .image, &document) else {
        if !isFigure { alternative(of: node, &output) }
        return false
      }
      resolved = known
    }
    // A link within a link is none.
    let enlarged = resolved.markup?.enlarged.flatMap { state.isInLink ? nil : $0 }
    if let enlarged {
      output.append("<a class=\"enlarge\" href=\"")
      enlarged.withBytes { output.append(href: $0) }
      output.append("\">")
    }
    if let markup = resolved.markup { output.append(contentsOf: markup.before) }
    output.append("<img src=\"")
    if isSite {
      url.withBytes { output.append(href: $0) }
    } else {
      output.append(href: node.destination)
    }
    output.append("\" alt=\"")
    let start = output.count
    alternative(of: node, &output)
    if isSite, options.wantsDescriptions, output.count == start {
      document.report(MarkdownProblem(.missingDescription, at: state.destination))
    }
    if !isFigure { title(of: node, &output) }
    if isSite {
      if let size = resolved.size {
        output.append("\" width=\"")
        output.append(decimal: size.width)
        output.append("\" height=\"")
        output.append(decimal: size.height)
      }
      if state.imageCount > 0 { output.append("\" loading=\"lazy") }
      output.append("\" decoding=\"async")
      state.imageCount += 1
    }
    output.append("\"")
    if let markup = resolved.markup { output.append(contentsOf: markup.attributes) }
    output.append(" />")
    if let markup = resolved.markup { output.append(contentsOf: markup.after) }
    if enlarged != nil { output.append("</a>") }
    return true
  }

  private func title(of node: MarkdownNode, _ output: inout ByteBuffer) {
    let title = node.title
    guard title.count > 0 else { return }
    output.append("\" title=\"")
    output.append(escapingAsMarkdown: title)
  }

  /// Writes the text of an image without markup.
  private func alternative(of image: MarkdownNode, _ output: inout ByteBuffer) {
    PlainText.forEachRun(in: image, joinsChinese: isSite, marks: state.marks, includesHTML: !isSite)
    {
      output.append(escapingAsMarkdown: $0)
    }
  }

  /// Asks the policy and the document where a destination leads; `url` holds the answer.
  private mutating func resolve<Document: MarkdownDocument>(
    _ node: MarkdownNode, for use: MarkdownDestination.Use, _ document: inout Document
  ) -> ResolvedDestination? {
    plain.removeAll()
    url.removeAll()
    url.append(node.destination)
    state.marks.remove(from: &url, after: 0)
    let lines = lines(of: node)
    guard url.count > 0 else {
      let place = state.locator.range(of: Bytes("]()"), in: lines)
      document.report(MarkdownProblem(.emptyLink(isImage: use == .image), at: place))
      return nil
    }
    let range = url.withBytes { state.locator.range(of: $0, in: lines) }
    state.destination = range
    let form = url.withBytes { LinkPolicy.form(of: $0, cleanedInto: &plain) }
    guard let form, use == .link || form == .web || form == .path else {
      document.report(MarkdownProblem(.unsafeLink(url.makeString()), at: range))
      return nil
    }
    url.removeAll()
    let resolved = plain.withBytes { bytes in
      document.resolve(
        MarkdownDestination(bytes: bytes, use: use, form: form, range: range), into: &url)
    }
    return resolved.isRefused ? nil : resolved
  }
}
