import Appraisal
import Documents
import Domain
import Packs

extension ReviewScribe {
    /// How many were commended, by form; forms without any are left out.
    func commendations(_ title: [Inline]?) -> Block {
        let counts = standing.commendations
        let forms = pack.commendationForms.filter { counts.byForm[$0.code] != nil }
        guard !forms.isEmpty else {
            return nothing("Chưa có hình thức khen thưởng được ghi nhận trong kỳ.", "No commendation is on record.")
        }
        var rows = forms.enumerated().map { index, form in
            let reference = reference(.commendations, [form.code] + scope)
            return Table.Row([
                serial(index), .text(form.names[language]), .text(form.level[language]),
                count(number(.collectives, form.code), reference), count(number(.individuals, form.code), reference),
            ])
        }
        let whole = reference(.commendations, scope)
        rows.append(
            Table.Row(
                [
                    .text(""), .text(words.pick("Tổng cộng", "Total")), .text(""), count(counts.collectives, whole),
                    count(counts.individuals, whole),
                ], style: .total))
        return table(
            title ?? [.text(words.pick("Khen thưởng theo hình thức", "Commendations by form"))],
            [
                ("STT", "No.", column(.centre, 0.8)), ("Hình thức", "Form", column(.left, 5)),
                ("Cấp khen", "Level", column(.left, 2.5)), ("Tập thể", "Collectives", column(.right, 1.2)),
                ("Cá nhân", "Individuals", column(.right, 1.2)),
            ], rows)
    }

    func commendationList(_ forms: [String], _ title: [Inline]?) -> Block {
        let lines = input.commendations.filter { forms.isEmpty || forms.contains($0.form) }
        guard !lines.isEmpty else { return nothing("Không có.", "None.") }
        return table(
            title,
            [
                ("STT", "No.", column(.centre, 0.8)),
                ("Tập thể, cá nhân", "Collective or individual", column(.left, 3)),
                ("Hình thức", "Form", column(.left, 2.6)), ("Quyết định", "Decision", column(.left, 2)),
                ("Ngày", "Date", column(.centre, 1.5)), ("Thành tích", "Achievement", column(.left, 3)),
            ],
            lines.enumerated().map { index, line in
                let form = pack.commendationForms.first { $0.code == line.form }?.names[language] ?? line.form
                return Table.Row([
                    serial(index), .text(line.subject), .text(form), .text(line.decision),
                    line.day.map { .day($0) } ?? .missing(), .text(line.achievement),
                ])
            })
    }
}
