import Base
import Diagnostics
import Files
import Metadata
import SensitiveText

/// Looks into a file that goes out as it is, for what readers would get besides what it shows.
package enum FileLook {
  /// What a look at a file gives.
  package struct Result: Sendable {
    /// What readers would get besides what it shows; none where nothing was found.
    package var findings: [FileFinding] = []
    /// The text of a document, a line for each paragraph; none of other files.
    package var text: [UInt8] = []
  }

  /// What is found in a file.
  ///
  /// - Parameters:
  ///   - sample: the file, opened.
  ///   - kind: what its bytes are.
  /// - Returns: the findings, none where nothing was found.
  package static func look(_ sample: inout FileSample, _ kind: FileSignature) -> [FileFinding] {
    read(&sample, kind).findings
  }

  /// What is found in a file, and its text.
  ///
  /// - Parameters:
  ///   - sample: the file, opened.
  ///   - kind: what its bytes are.
  /// - Returns: the findings, and the text of a document.
  package static func read(_ sample: inout FileSample, _ kind: FileSignature) -> Result {
    switch kind {
    case .docx, .xlsx, .pptx, .ofd: OfficeLook.look(&sample, kind)
    case .pdf: PDFLook.look(&sample)
    default: Result(findings: findings(in: &sample, kind))
    }
  }

  private static func findings(
    in sample: inout FileSample, _ kind: FileSignature
  ) -> [FileFinding] {
    switch kind {
    case .jpeg, .png, .webp: return PhotoLook.look(&sample, kind)
    case .text: return lookAtText(&sample)
    case .wordBinary, .excelBinary, .powerPointBinary:
      return [
        .unreadable(
          Message(
            "旧的 Office 格式里的内容看不到；请另存为 docx、xlsx 或 pptx",
            "what is in this old Office format cannot be seen; save it as docx, xlsx or pptx"))
      ]
    case .zip, .rar, .sevenZip:
      return [
        .unreadable(
          Message(
            "压缩包里的文件看不到；请一个一个作为附件", "files in an archive cannot be seen; attach them one by one"))
      ]
    default: return []
    }
  }

  private static func lookAtText(_ sample: inout FileSample) -> [FileFinding] {
    guard let bytes = sample.copy(at: 0, count: min(sample.size, ExtractedText.most)),
      sample.size <= ExtractedText.most
    else {
      return [.unreadable(Message("文字太多，没有全部看完", "there is more text than is looked at"))]
    }
    // Excel in Chinese writes tables in GB18030.
    let isForeign = bytes.withBytes { UTF8Validation.firstInvalidByte(in: $0) != nil }
    let text = isForeign ? ForeignEncoding.gb18030.decode(bytes) ?? [] : bytes
    return text.withBytes { text in
      var search = SensitiveText()
      return FileFinding.texts(search.find(in: text), in: text) { place in
        let line = text[slice: 0..<place].count(of: Ascii.lineFeed) + 1
        return Message("第 \(line) 行", "line \(line)")
      }
    }
  }
}
