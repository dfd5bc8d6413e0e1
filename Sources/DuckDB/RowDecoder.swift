import Foundation

extension Row {
    /// The row as a `Decodable` type whose coding keys are column names.
    ///
    /// Numbers are read as by ``Row``'s accessors: a `Decimal` or `Int` property is exact, also from HUGEINT and DECIMAL.
    /// Lists and structs are text.
    ///
    /// - Throws: ``DuckDBError/missingColumn(_:columns:)``, also for an optional property: a misspelt column is not NULL;
    ///   ``DuckDBError/wrongType(column:expected:found:)``; what the type's own `init(from:)` throws.
    package func decoded<T: Decodable>(as type: T.Type) throws -> T { try T(from: RowDecoder(row: self)) }
}

private struct RowDecoder: Decoder {
    let row: Row
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RowContainer<Key>(row: row))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw DuckDBError.wrongType(column: "(row)", expected: "a list", found: "a row")
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        guard let name = row.columns.names.first, row.values.count == 1 else {
            throw DuckDBError.wrongType(column: "(row)", expected: "one column", found: "\(row.values.count) columns")
        }
        return ValueContainer(column: name, value: row.values[0])
    }
}

private struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let row: Row
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { row.columns.names.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { row.columns.position(of: key.stringValue) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try row.isNull(key.stringValue) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try row.bool(key.stringValue) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try row.text(key.stringValue) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try row.double(key.stringValue) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try row.int(key.stringValue) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try ValueContainer(column: key.stringValue, value: row.value(key.stringValue)).decode(type)
    }

    // The standard library would call an absent column NULL.
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try row.boolIfPresent(key.stringValue) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try row.textIfPresent(key.stringValue)
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try row.doubleIfPresent(key.stringValue)
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try row.intIfPresent(key.stringValue) }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try row.isNull(key.stringValue) ? nil : try decode(type, forKey: key)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        throw DuckDBError.wrongType(column: key.stringValue, expected: "nested columns", found: "a value")
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw DuckDBError.wrongType(column: key.stringValue, expected: "a list", found: "a value")
    }

    func superDecoder() throws -> any Decoder { RowDecoder(row: row) }
    func superDecoder(forKey key: Key) throws -> any Decoder {
        ValueContainer(column: key.stringValue, value: try row.value(key.stringValue))
    }
}

/// One cell, for types that decode themselves from a single value.
private struct ValueContainer: Decoder, SingleValueDecodingContainer {
    let column: String
    let value: Row.Value
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func decodeNil() -> Bool { value.isNull }
    func decode(_ type: Bool.Type) throws -> Bool { try known(value.asBool, "true or false") }
    func decode(_ type: String.Type) throws -> String { try known(value.asText, "text") }
    func decode(_ type: Double.Type) throws -> Double { try known(value.asDouble, "a number") }
    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try whole() }
    func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
    func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
    func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
    func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
    func decode(_ type: UInt.Type) throws -> UInt { try whole() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if type == Decimal.self { return try known(value.asDecimal as? T, "an exact decimal") }
        return try T(from: self)
    }

    private func whole<T: FixedWidthInteger>() throws -> T {
        try known(value.asInt.flatMap { T(exactly: $0) }, "a whole number of \(T.bitWidth) bits")
    }

    private func known<T>(_ found: T?, _ expected: String) throws -> T {
        guard let found else { throw DuckDBError.wrongType(column: column, expected: expected, found: value.kind) }
        return found
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw DuckDBError.wrongType(column: column, expected: "nested columns", found: value.kind)
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw DuckDBError.wrongType(column: column, expected: "a list", found: value.kind)
    }
}
