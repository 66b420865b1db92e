import Interactive
import Testing

/// Percentages of surveys and votes.
@Suite struct SharesTests {
  @Test func sharesOfAWholeAddUpToIt() {
    #expect(Shares.exact([1, 1, 1]) == [334, 333, 333])
    #expect(Shares.exact([238, 4000, 401]) == [51, 862, 87])
    #expect(Shares.exact([]) == [])
    #expect(Shares.exact([0, 0]) == [0, 0])
    #expect(Shares.exact([0, 7]) == [0, 1000])
    for first in 0...40 {
      for second in 0...40 {
        for third in 1...9 {
          let shares = Shares.exact([first, second, third])
          #expect(shares.reduce(0, +) == 1000)
        }
      }
    }
  }

  @Test func aShareByItselfIsRoundedHalfUp() {
    #expect(Shares.single(1, of: 3) == 333)
    #expect(Shares.single(1, of: 2000) == 1)
    #expect(Shares.single(0, of: 0) == 0)
    #expect(Shares.text(Shares.single(401, of: 4639)) == "8.6%")
  }
}
