import Diagnostics
import Domain
import Foundation

/// Numbers with their scale, which is read where it is written and never guessed.
extension RecordReader {
    /// The number in the measure's base unit.
    ///
    /// - Parameter decimals: How many the field may have; `nil` for any number.
    func amount(_ field: WrittenField, of measure: Known.Measure, decimals: Int? = nil) -> Decimal? {
        guard let text = text(field) else { return nil }
        guard let number = WrittenNumber(text, numbers: record.numbers) else {
            report(.notA("number", text, at: field.value.place, help: "write 11000, 11.000 tỷ or 70,7"))
            return nil
        }
        guard let scale = scale(of: number, in: field, measure: measure) else { return nil }
        let value = number.value * (scale?.factor ?? 1)
        if let decimals, value.decimals > decimals {
            report(
                .notA(
                    "number with at most \(decimals) decimals", text, at: field.value.place,
                    help: "round it, or correct the form"))
            return nil
        }
        if let other = number.otherReading, record.numbers == nil, scale == nil, !(decimals == 0 && other.decimals > 0)
        {
            report(.numberReadAs(text, value, at: field.value.place))
        }
        return value
    }

    /// - Returns: `.some(nil)` where the number is in the base unit, `nil` where the scale is wrong.
    private func scale(of number: WrittenNumber, in field: WrittenField, measure: Known.Measure) -> Scale?? {
        var written: [(text: String, place: SourceRange)] = []
        if let suffix = number.suffix { written.append((suffix, field.value.place)) }
        if let header = field.scale { written.append((header, field.value.place)) }
        if let scale = self.written("scale"), let text = text(scale) { written.append((text, scale.value.place)) }
        guard let first = written.first else { return .some(nil) }
        var scales: [Scale] = []
        for (text, place) in written {
            guard let scale = Scale(text, for: measure) else {
                report(.unknownScale(text, at: place))
                return nil
            }
            guard scale.fits(measure) else {
                report(.scaleDoesNotFit(text, measure.isPercentage ? "%" : measure.unitOfMeasure, at: place))
                return nil
            }
            scales.append(scale)
        }
        // `11.000 tỷ` under 'tỷ đồng' says the same thing twice; `11.000 tỷ` under 'triệu' does not.
        if let other = zip(written, scales).first(where: { $0.1.factor != scales[0].factor })?.0 {
            report(.scaleTwice(first.text, other.text, at: first.place))
            return nil
        }
        return .some(scales[0])
    }
}

extension Decimal {
    /// Digits after the point, trailing zeros not counted.
    var decimals: Int { exactText.split(separator: ".").dropFirst().first?.count ?? 0 }
}
