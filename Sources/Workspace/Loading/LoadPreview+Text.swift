package import Domain
import Lake
import Packs

extension LoadPreview {
    /// For a terminal: how the file is read, what becomes of its columns, the first rows' problems.
    package func text(in language: Language) -> String {
        switch result {
        case .failure(let refusal):
            return
                "\(fileName): would be refused: \(refusal.message(in: language.rawValue)) [\(refusal.code.rawValue)]\n"
                + sources(language)
        case .success(let preview):
            let parts = [facts(preview), sources(language), columns(preview), problems(preview, language)]
            return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
    }

    private func facts(_ preview: FilePreview) -> String {
        var facts = ["\(fileName): \(preview.format), source \(preview.source), dataset \(preview.dataset)"]
        if let encoding = preview.encoding { facts.append("encoding \(encoding.rawValue)") }
        if let sheet = preview.sheet { facts.append("sheet '\(sheet)'") }
        if let line = preview.headerLine { facts.append("header on line \(line)") }
        let judged = preview.isWhole ? "\(preview.judged) rows" : "of the first \(preview.judged) rows"
        facts.append("\(judged), \(preview.refused) would be refused")
        for span in preview.coverage { facts.append("covers \(span.unit) \(span.span)") }
        if !preview.corrects.isEmpty {
            facts.append("corrects refused rows of load \(preview.corrects.map(String.init).joined(separator: ", "))")
        }
        if let alreadyLoaded { facts.append("already loaded as load \(alreadyLoaded)") }
        return facts.joined(separator: "; ")
    }

    private func sources(_ language: Language) -> String {
        fits.filter { $0.source != source }.map { fit in
            "source \(fit.source): "
                + (fit.refusal.map { "cannot read it: \($0.message(in: language.rawValue))" } ?? "could read it")
        }.joined(separator: "\n")
    }

    private func columns(_ preview: FilePreview) -> String {
        var table = TextTable([.init("column"), .init("label"), .init("value"), .init("becomes")])
        for column in preview.columns {
            table.add([
                column.column, column.label ?? column.constant.map { "always '\($0)'" } ?? "–", column.example ?? "",
                column.converted ?? "",
            ])
        }
        let unmapped = preview.unmapped.map { "'\($0)'" }.joined(separator: ", ")
        return table.text + (unmapped.isEmpty ? "" : "\nnot stored: \(unmapped)")
    }

    private func problems(_ preview: FilePreview, _ language: Language) -> String {
        guard !preview.refusedRows.isEmpty else { return "" }
        var table = TextTable([.init("line", .right), .init("column"), .init("value"), .init("reason")])
        for row in preview.refusedRows {
            for problem in row.problems {
                table.add([
                    String(row.line), problem.label ?? problem.column ?? "", problem.value ?? "",
                    problem.message(in: language),
                ])
            }
        }
        return table.text
    }

    package var json: JSON {
        get throws {
            let sources = try fits.map { fit in
                JSON.object([
                    "source": .text(fit.source), "fitsName": .bool(fit.fitsName), "canRead": .bool(fit.canRead),
                    "refusal": try fit.refusal.map { try JSON(encoding: $0) } ?? .null,
                ])
            }
            var object: [String: JSON] = [
                "file": .text(fileName), "source": .text(source), "sources": .array(sources),
                "alreadyLoaded": .optional(alreadyLoaded),
            ]
            switch result {
            case .success(let preview): object["preview"] = try JSON(encoding: preview)
            case .failure(let refusal): object["refused"] = try JSON(encoding: refusal)
            }
            return .object(object)
        }
    }
}
