import Domain
import Packs

extension Pack {
    /// Why a unit cannot be given anything to do on a day: it is not there yet, or no longer, and who does its work now.
    ///
    /// - Returns: `nil` for a unit that is there.
    func gone(_ unit: OrgUnit.ID, on day: Day) -> LocalizedText? {
        let holder = units.holder(of: unit, on: day)
        guard holder != unit else { return nil }
        guard let holder else {
            return LocalizedText(
                vi: "Đơn vị '\(unit)' không có vào ngày \(day).", en: "The unit '\(unit)' is not there on \(day).")
        }
        return LocalizedText(
            vi: "Đơn vị '\(unit)' không còn vào ngày \(day); nhiệm vụ đã chuyển cho '\(holder)'.",
            en: "The unit '\(unit)' is not there on \(day); its work has gone to '\(holder)'.")
    }
}
