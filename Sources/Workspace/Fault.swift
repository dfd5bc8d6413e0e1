import Domain
import DuckDB
import Foundation
import Lake
import Mail
import Panel
import Registry

extension Error {
    /// Whether the asker can mend it: a code that does not exist, a file that is not what it claims, a folder in the way.
    package var isInputFault: Bool {
        switch self {
        case is WorkspaceError, is RefusedDraft, is AskedDraft, is InvalidFields, is InvalidTarget, is PanelError,
            is UnusableFile,
            is PeopleError, is SignInRefusal, is ReportingError:
            true
        case let error as RegistryError: error.isMendable
        case let error as LakeError: error.isMendable
        case let error as MailError: error.isMendable
        default: false
        }
    }

    /// The revision that was asked for and is not there.
    package var unknownRevision: Int? {
        guard case .unknownRevision(let sequence)? = self as? RegistryError else { return nil }
        return sequence
    }

    /// In words; Foundation's own errors as it localises them.
    package var explanation: String {
        self is CocoaError ? localizedDescription : String(describing: self)
    }
}

extension MailError {
    fileprivate var isMendable: Bool {
        switch self {
        case .setting, .noServer: true
        case .noProgram, .refused: false
        }
    }
}

extension LakeError {
    fileprivate var isMendable: Bool {
        switch self {
        case .receiptDoesNotAddUp, .orderLost: false
        case .missing, .exists, .typeChanged, .columnDropped, .unknownDataset, .unknownUnit, .unknownLoad,
            .alreadyTakenBack:
            true
        }
    }
}

extension RegistryError {
    fileprivate var isMendable: Bool {
        switch self {
        case .unknownRevision, .planIsStale: true
        default: false
        }
    }
}
