/// Three by three numbers, for colours of three channels.
struct Matrix {
  /// Row by row.
  var values: [Double]

  /// A matrix, row by row.
  init(_ values: [Double]) {
    precondition(values.count == 9)
    self.values = values
  }

  /// A matrix of three columns of three.
  init(columns: [[Double]]) {
    self.init((0..<3).flatMap { row in columns.map { $0[row] } })
  }

  static let identity = Matrix([1, 0, 0, 0, 1, 0, 0, 0, 1])

  /// XYZ under D50 to linear sRGB (IEC 61966-2-1, adapted by Bradford's way).
  static let sRGBFromD50 = Matrix([
    3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914,
    1.4052427,
  ])

  static func * (left: Matrix, right: [Double]) -> [Double] {
    (0..<3).map { row in
      left.values[3 * row] * right[0] + left.values[3 * row + 1] * right[1]
        + left.values[3 * row + 2] * right[2]
    }
  }

  static func * (left: Matrix, right: Matrix) -> Matrix {
    Matrix(
      columns: (0..<3).map { column in
        left * (0..<3).map { right.values[3 * $0 + column] }
      })
  }

  /// The inverse, or nil where there is none.
  var inverse: Matrix? {
    let v = values
    func minor(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double { v[a] * v[d] - v[b] * v[c] }
    let adjugate = [
      minor(4, 5, 7, 8), -minor(1, 2, 7, 8), minor(1, 2, 4, 5),
      -minor(3, 5, 6, 8), minor(0, 2, 6, 8), -minor(0, 2, 3, 5),
      minor(3, 4, 6, 7), -minor(0, 1, 6, 7), minor(0, 1, 3, 4),
    ]
    let determinant = v[0] * adjugate[0] + v[1] * adjugate[3] + v[2] * adjugate[6]
    guard abs(determinant) > 1e-12 else { return nil }
    return Matrix(adjugate.map { $0 / determinant })
  }

  /// Linear red, green and blue of these primaries to XYZ under D50.
  ///
  /// - Parameters:
  ///   - white: x and y of what all three together look like.
  ///   - primaries: x and y of each.
  /// - Returns: the matrix, nil where the points make none.
  static func fromPrimaries(
    white: (Double, Double), _ primaries: [(Double, Double)]
  ) -> Matrix? {
    func xyz(_ point: (Double, Double)) -> [Double]? {
      guard point.1 > 0.0001, point.0 >= 0, point.0 <= 1, point.1 <= 1 else { return nil }
      return [point.0 / point.1, 1, (1 - point.0 - point.1) / point.1]
    }
    guard let seen = xyz(white) else { return nil }
    let columns = primaries.compactMap(xyz)
    guard columns.count == 3, let inverse = Matrix(columns: columns).inverse else { return nil }
    let amounts = inverse * seen
    let scaled = Matrix(
      columns: zip(columns, amounts).map { column, amount in
        column.map { $0 * amount }
      })
    // The eye of Bradford's way, which profiles are made with (ICC.1:2022, annex E).
    let eye = Matrix([0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296])
    guard let back = eye.inverse else { return nil }
    let from = eye * seen
    let to = eye * [0.9642, 1, 0.8249]
    guard from.allSatisfy({ $0 > 0 }) else { return nil }
    let gains = zip(to, from).map { $0 / $1 }
    let adapted = Matrix([gains[0], 0, 0, 0, gains[1], 0, 0, 0, gains[2]])
    return back * adapted * eye * scaled
  }
}
