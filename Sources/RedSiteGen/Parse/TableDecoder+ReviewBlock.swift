import Metadata
import SiteModel

extension TableDecoder {
  /// The `review` of an article: who did each step, and on which day.
  mutating func review(_ key: String) -> Review? {
    let range = keyRange(key) ?? 0..<0
    return table(key) { block in
      var review = Review(range: range)
      for duty in Reviewer.Duty.allCases where duty != .proof {
        // What a form left empty is not said.
        let reviewer = block.reference(duty.key).flatMap { $0.name.isEmpty ? nil : $0 }
        let day = block.date(duty.key + "_on")
        guard reviewer != nil || day != nil else { continue }
        review.steps.append(
          Review.Step(
            duty: duty, reviewer: reviewer, day: day?.value, dayRange: day?.range ?? 0..<0))
      }
      review.proof = block.references("proof").filter { !$0.name.isEmpty }
      return review
    }
  }
}
