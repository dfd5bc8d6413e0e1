import CXLSXWriter
import Domain

/// The look of a cell.
struct CellFormat: Hashable {
    enum Role: Hashable { case title, unit, header, columnNumber, cell, total, note, entry }

    var role: Role
    var alignment = Table.Alignment.left
    var code: String?
}

/// The formats of one workbook, each made once.
final class CellFormats {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var made: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]

    init(of workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

    subscript(format: CellFormat) -> UnsafeMutablePointer<lxw_format>? {
        if let known = made[format] { return known }
        guard let new = workbook_add_format(workbook) else { return nil }
        format_set_font_name(new, "Times New Roman")
        format_set_font_size(new, format.role == .title ? 13 : format.role == .note ? 10 : 11)
        format_set_align(new, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_text_wrap(new)
        let alignment =
            switch format.alignment {
            case .left: LXW_ALIGN_LEFT
            case .centre: LXW_ALIGN_CENTER
            case .right: LXW_ALIGN_RIGHT
            }
        format_set_align(new, UInt8(alignment.rawValue))
        switch format.role {
        case .title: format_set_bold(new)
        case .unit, .note: format_set_italic(new)
        case .header, .columnNumber:
            format_set_border(new, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_bg_color(new, 0xEDEDED)
            if format.role == .header { format_set_bold(new) } else { format_set_italic(new) }
        case .cell: format_set_border(new, UInt8(LXW_BORDER_THIN.rawValue))
        case .entry:
            format_set_border(new, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_bg_color(new, 0xFFF9DB)
            format_set_unlocked(new)
        case .total:
            format_set_border(new, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_bold(new)
        }
        if let code = format.code { format_set_num_format(new, code) }
        made[format] = new
        return new
    }
}

extension NumberFormat {
    /// The format as Excel writes it; Excel shows the separators of the reader's own language. A percentage is stored as
    /// its hundredth, as Excel's percent formats want it.
    var excelCode: String {
        let fraction =
            String(repeating: "0", count: fractionDigits)
            + String(repeating: "#", count: maximumFractionDigits - fractionDigits)
        let number =
            (groupsThousands ? "#,##0" : "0") + (fraction.isEmpty ? "" : "." + fraction)
            + (suffix == .percent ? "%" : "")
        return showsPlus ? "+\(number);-\(number);\(number)" : number
    }
}
