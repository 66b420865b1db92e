import Base
import Diagnostics
import Files
import Pictures
import Scan

/// Whether a file below `content/` may be copied into the site, and what a picture is.
///
/// Contributors of a hundred units put files here, so the ending and the bytes must both say the
/// same thing, and that must be on the list of what a site publishes. A refused file is an error:
/// nothing is published until it is gone.
///
/// - Parameters:
///   - sample: the file, opened.
///   - path: the path from the site's root.
/// - Returns: what a picture is, nil for other files; or what is wrong.
package func inspectAsset(
  _ sample: inout FileSample, path: String
) -> Result<PictureHeader?, Diagnostic> {
  let refusal = AssetRefusal(path: path)
  guard let claimed = FileSignature(ending: refusal.ending), claimed.isPublished else {
    return .failure(refusal.endingNotAllowed(FileSignature.detect(&sample).signature))
  }
  if let inner = refusal.innerServerEnding { return .failure(refusal.runsOnServers(inner)) }

  let found = FileSignature.detect(&sample)
  if found.signature == .lfsPointer { return .failure(refusal.lfsPointer) }
  // Of an archive cut off, only the outer kind can be told.
  let isClaimed =
    found.signature == claimed || found.fault != nil && found.signature == claimed.container
  guard isClaimed else {
    return .failure(refusal.mismatch(claimed: claimed, found: found.signature))
  }
  if let fault = found.fault ?? (claimed == .text ? FileSignature.textFault(&sample) : nil) {
    return .failure(refusal.fault(fault, in: claimed))
  }
  guard claimed.isImage else { return .success(nil) }
  guard let picture = PictureHeader(&sample, claimed) else {
    let message = Message("读不出图片的宽和高，文件头已损坏", "its header is broken: no width and height")
    return .failure(refusal.fault(.damaged(message), in: claimed))
  }
  let size = picture.size
  let isTooLarge =
    max(size.width, size.height) > Limits.imageSide || size.pixelCount > Limits.imagePixels
  return isTooLarge ? .failure(refusal.imageTooLarge(size)) : .success(picture)
}
