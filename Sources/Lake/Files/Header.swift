import Diagnostics
import Domain
import Foundation
import Packs

/// The header of a file: where it is, and which of its columns each mapping takes.
struct Header: Hashable, Sendable {
    /// Counting from 0, empty lines not counted.
    let record: Int
    let labels: [String]
    /// Columns of the file by mapped column; one that is not required may be absent.
    let positions: [String: Int]

    /// The position after the last column that has a label: a record must reach that far.
    var width: Int { (labels.lastIndex { !$0.isEmpty } ?? -1) + 1 }
}

/// Finds a header by its labels among the first records of a file.
struct HeaderSearch {
    let source: Source
    let dataset: Dataset
    let file: String

    /// The labels of a mapping, as they are compared.
    private var wanted: [(mapping: Source.Mapping, labels: [String], isRequired: Bool)] {
        source.mappings.filter { $0.constant == nil }.map { mapping in
            (mapping, mapping.labels.map(\.foldedLabel), isRequired(mapping.column))
        }
    }

    private func isRequired(_ name: String) -> Bool {
        guard let column = dataset.column(name) else { return false }
        return column.isRequired || [.key, .unit, .time].contains(column.role)
    }

    /// The first of `records` that has every required label.
    ///
    /// - Throws: ``UnusableFile`` that names what is missing in the record that comes nearest.
    func find(in records: [[String]]) throws(UnusableFile) -> Header {
        var best: (found: Int, missing: [Source.Mapping], cells: [String])?
        for (index, cells) in records.prefix(source.headerSearchRows).enumerated() {
            let folded = cells.map(\.foldedLabel)
            var positions: [String: Int] = [:]
            var missing: [Source.Mapping] = []
            for (mapping, labels, isRequired) in wanted {
                if let label = labels.first(where: folded.contains), let position = folded.firstIndex(of: label) {
                    positions[mapping.column] = position
                } else if isRequired {
                    missing.append(mapping)
                }
            }
            if missing.isEmpty, !positions.isEmpty {
                try refuseRepeats(folded, cells, used: positions)
                return Header(
                    record: index, labels: cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) },
                    positions: positions)
            }
            if best == nil || positions.count > best!.found { best = (positions.count, missing, cells) }
        }
        throw notFound(best)
    }

    private func refuseRepeats(
        _ folded: [String], _ cells: [String], used: [String: Int]
    ) throws(UnusableFile) {
        for position in used.values.sorted() where folded.count(where: { $0 == folded[position] }) > 1 {
            let label = cells[position].trimmingCharacters(in: .whitespacesAndNewlines)
            throw UnusableFile(
                .labelTwice, file: file,
                vi: "dòng tiêu đề có hai cột cùng tên '\(label)'; hãy xóa hoặc đổi tên một cột",
                en: "the header has two columns labelled '\(label)'; remove or rename one")
        }
    }

    private func notFound(_ best: (found: Int, missing: [Source.Mapping], cells: [String])?) -> UnusableFile {
        // Two columns may be taken from one cell of the file: its labels are named once.
        var looked: [[String]] = []
        for labels in (best?.missing ?? wanted.filter(\.isRequired).map(\.mapping)).map(\.labels)
        where !looked.contains(labels) { looked.append(labels) }
        let found = (best?.cells ?? []).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter {
            !$0.isEmpty
        }
        let lookedText = looked.map { $0.map { "'\($0)'" }.joined(separator: " / ") }.joined(separator: ", ")
        let foundText =
            found.prefix(40).map { "'\($0.prefix(60))'" }.joined(separator: ", ") + (found.count > 40 ? ", …" : "")
        let near = looked.flatMap(\.self).compactMap { label in
            didYouMean(label, among: found).map { (label, $0) }
        }
        let nearVi = near.map { "'\($0.1)' có phải là '\($0.0)'?" }.joined(separator: " ")
        let nearEn = near.map { "is '\($0.1)' meant to be '\($0.0)'?" }.joined(separator: " ")
        return UnusableFile(
            .noHeader, file: file,
            vi: "không thấy dòng tiêu đề trong \(source.headerSearchRows) dòng đầu: thiếu \(lookedText); "
                + (found.isEmpty ? "không có nhãn nào" : "có \(foundText)") + (near.isEmpty ? "" : ". " + nearVi),
            en: "no header in the first \(source.headerSearchRows) rows: missing \(lookedText); "
                + (found.isEmpty ? "found no labels" : "found \(foundText)") + (near.isEmpty ? "" : ". " + nearEn))
    }
}

extension String {
    /// A label as it is compared: NFC, trimmed, one case, runs of spaces as one.
    var foldedLabel: String {
        precomposedStringWithCanonicalMapping.lowercased()
            .split(whereSeparator: { $0.isWhitespace || $0 == "\u{FEFF}" }).joined(separator: " ")
    }
}
