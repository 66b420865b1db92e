import Testing

@testable import Base

@Suite struct HanOrderTests {
  private func sorted(_ texts: [String]) -> [String] {
    texts.sorted(by: HanOrder.precedes)
  }

  /// Expects this order, whatever order the texts come in.
  private func expectOrder(
    _ texts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(sorted(texts.reversed()) == texts, sourceLocation: sourceLocation)
    #expect(
      texts.shuffled().sorted { HanOrder.sortKey($0) < HanOrder.sortKey($1) } == texts,
      sourceLocation: sourceLocation)
  }

  @Test func surnamesByReadingAndTone() {
    expectOrder([
      "白", "蔡", "曹", "陈", "崔", "邓", "丁", "董", "杜", "冯", "高", "郭", "韩", "何", "胡", "黄",
      "贾", "李", "梁", "林", "刘", "吕", "罗", "马", "欧", "潘", "钱", "秦", "任", "沈", "孙", "唐",
      "王", "吴", "谢", "徐", "许", "杨", "叶", "于", "曾", "张", "赵", "郑", "周", "朱",
    ])
  }

  @Test func unitsOfAnOffice() {
    expectOrder([
      "办公厅", "财务司", "产业司", "党委", "非遗司", "机关服务局", "机关纪委", "离退休干部局", "人事司",
      "艺术司", "政策法规司",
    ])
  }

  @Test func theSameReadingGoesByTone() {
    expectOrder(["妈", "麻", "马", "骂", "吗"])
    expectOrder(["路", "吕", "乱", "略", "论", "落"])
  }

  @Test func numbersGoByValue() {
    expectOrder(["第1支部", "第2支部", "第10支部", "第101支部"])
    expectOrder(["第２支部", "第10支部"])
    expectOrder(["v9", "v10", "v99999999999999999999", "v100000000000000000000"])
    expectOrder(["2008年总结", "2026年总结", "学习"])
  }

  @Test func equalNumbersKeepAFixedOrder() {
    expectOrder(["第002支部", "第02支部", "第2支部"])
    expectOrder(["第0支部", "第1支部"])
  }

  @Test func chineseNumeralsCountAfterTheOrdinalMark() {
    expectOrder([
      "第一党支部", "第二党支部", "第3党支部", "第八党支部", "第九党支部", "第十党支部", "第十一党支部",
      "第二十党支部", "第二十三党支部", "第一百零五党支部", "第二〇〇党支部",
    ])
    // Elsewhere they are words: èr, sān, yī.
    expectOrder(["二十大精神", "三会一课", "一岗双责"])
  }

  @Test func latinIsCaseInsensitiveAndBeforeHan() {
    expectOrder(["《党章》学习", "3月", "APP", "app建设", "App推广", "Web", "党建", "党员"])
    expectOrder(["党建A", "党建a", "党建B", "党建b"])
    expectOrder(["A", "Ａ", "b"])
  }

  @Test func beginningsComeFirst() {
    expectOrder(["", "党", "党建", "党建工作", "党委"])
  }

  @Test func whatTheTableLacksComesLastByCodePoint() {
    #expect(HanOrderTable.rank(of: "龘") == nil)
    expectOrder(["座", "é", "龘", "𪚥"])
  }

  /// A known limit: a character has one place, also in names where it is read otherwise.
  @Test func polyphonesHaveOnePlace() {
    expectOrder(["成都", "中央", "重庆", "重要"])
    expectOrder(["常委", "长城", "长沙", "长征"])
  }

  @Test func sortsTheSameOutOfAnyOrder() {
    let texts = ["第10支部", "第2支部", "办公厅", "Office", "党委", "", "《论》", "办公厅", "é"]
    let expected = sorted(texts)
    for _ in 0..<20 { #expect(sorted(texts.shuffled()) == expected) }
  }
}
