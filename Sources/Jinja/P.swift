public indirect enum DynamicValue: Sendable { case null }
