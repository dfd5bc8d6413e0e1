import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Workspace

/// Takes the files of a sent form to the workspace's folder of uploads, as they come, and keeps its other fields.
///
/// The form's first part is its CSRF code, in `csrf`, unless the request has it in a header; files are in `file`.
struct UploadIntake {
    let visit: Visit
    let limitBytes: Int
    /// What the files are for; `nil` for records of the lake.
    var purpose: Upload.Purpose?

    private static let codeLimitBytes = 1 << 10
    /// What one account may have waiting, but for records of the lake.
    private static let mostWaiting = 20
    private static let mostWaitingBytes = 256 << 20
    /// What a form has beside its files.
    private static let envelopeBytes = 1 << 20

    /// - Returns: The files received, in order; at least one.
    /// - Throws: ``WebError/tooLarge(limitMiB:)``, ``WebError/badToken``, ``WebError`` for a form that is none or holds no file.
    func receive() async throws -> [Upload] {
        let (_, uploads) = try await receiveForm()
        guard !uploads.isEmpty else { throw WebError.noFileChosen }
        return uploads
    }

    /// - Returns: The form's fields, and the files received, in order; none where none was chosen.
    /// - Throws: ``WebError/tooLarge(limitMiB:)``, ``WebError/badToken``, ``WebError`` for a form that is none.
    func receiveForm() async throws -> (Form, [Upload]) {
        let length = visit.request.headers[.contentLength].flatMap { Int($0) }
        if let length, length > limitBytes + Self.envelopeBytes { throw WebError.fileTooLarge(limitBytes) }
        do {
            var parser = try MultipartParser(contentType: visit.request.headers[.contentType] ?? "")
            var form = Received(intake: self, isTrusted: visit.request.headers[.csrfToken] != nil)
            do {
                for try await buffer in visit.request.body {
                    for event in try parser.take(buffer.readableBytesView) { try form.take(event) }
                }
                try parser.finish()
            } catch {
                form.receiver?.abandon()
                throw error
            }
            guard form.isTrusted else { throw WebError.badToken }
            return (Form(form.fields), form.uploads)
        } catch let error as MultipartError {
            throw WebError.brokenForm(error)
        }
    }

    /// What has come so far.
    private struct Received {
        let intake: UploadIntake
        var isTrusted: Bool
        var uploads: [Upload] = []
        var receiver: UploadReceiver?
        private(set) var fields: [(name: String, value: String)] = []
        private var code: [UInt8]?
        private var field: (name: String, bytes: [UInt8])?
        private var fieldBytes = 0
        /// The bytes that wait of this account, but for the file on its way.
        private var waitingBytes = 0

        init(intake: UploadIntake, isTrusted: Bool) {
            self.intake = intake
            self.isTrusted = isTrusted
        }

        mutating func take(_ event: MultipartParser.Event) throws {
            switch event {
            case .part(let header): try begin(header)
            case .content(let bytes): try add(bytes)
            case .partEnd: try end()
            }
        }

        private mutating func begin(_ header: PartHeader) throws {
            if header.name == "csrf", header.fileName == nil {
                code = []
            } else if header.name == "file", let name = header.fileName {
                guard isTrusted else { throw WebError.badToken }
                // A browser sends an empty file without a name where none was chosen.
                guard !name.isEmpty else { return }
                try checkRoom()
                receiver = try intake.visit.workspace.uploads.receive(
                    name, by: intake.visit.identity.account, for: intake.purpose)
            } else if header.fileName == nil {
                guard isTrusted else { throw WebError.badToken }
                field = (header.name, [])
            }
        }

        private mutating func checkRoom() throws {
            guard intake.purpose != nil else { return }
            let waiting = try intake.visit.workspace.uploads.waiting(of: intake.visit.identity.account)
            guard waiting.count < UploadIntake.mostWaiting else { throw WebError.tooManyWaiting }
            waitingBytes = waiting.reduce(0) { $0 + $1.sizeBytes }
        }

        private mutating func add(_ bytes: [UInt8]) throws {
            if code != nil {
                code?.append(contentsOf: bytes)
                guard code?.count ?? 0 <= UploadIntake.codeLimitBytes else { throw WebError.badToken }
            } else if field != nil {
                fieldBytes += bytes.count
                guard fieldBytes <= Gate.formLimitBytes else { throw WebError.tooLarge }
                field?.bytes += bytes
            } else if receiver != nil {
                guard receiver!.sizeBytes + bytes.count <= intake.limitBytes else {
                    throw WebError.fileTooLarge(intake.limitBytes)
                }
                guard
                    intake.purpose == nil
                        || waitingBytes + receiver!.sizeBytes + bytes.count <= UploadIntake.mostWaitingBytes
                else { throw WebError.tooManyWaiting }
                try receiver!.write(bytes)
            }
        }

        private mutating func end() throws {
            if let sent = code {
                guard intake.visit.accepts(code: String(decoding: sent, as: UTF8.self)) else { throw WebError.badToken }
                isTrusted = true
                code = nil
            } else if let whole = field {
                fields.append((whole.name, String(decoding: whole.bytes, as: UTF8.self)))
                field = nil
            } else if let whole = receiver {
                receiver = nil
                let upload = try whole.finish()
                try intake.visit.workspace.audit(
                    "upload.received", subject: upload.fileName, detail: ["bytes": String(upload.sizeBytes)],
                    by: upload.account)
                uploads.append(upload)
            }
        }
    }
}

extension Visit {
    /// Whether a form was made by this server for this visitor; compared without telling by its time how far it was right.
    fileprivate func accepts(code: String) -> Bool {
        let (sent, own) = (Array(code.utf8), Array(csrf.utf8))
        return !own.isEmpty && sent.count == own.count && zip(sent, own).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension WebError {
    static func fileTooLarge(_ limitBytes: Int) -> WebError {
        let limit = "\(limitBytes >> 20) MiB"
        return WebError(
            .contentTooLarge, "file-too-large",
            vi:
                "Tệp lớn hơn giới hạn \(limit) của máy chủ. Chia nhỏ tệp theo tháng, hoặc nạp bằng lệnh 'twofold ingest'.",
            en:
                "The file is larger than this server's limit of \(limit). Split it by months, or load it with 'twofold ingest'."
        )
    }

    static let tooManyWaiting = WebError(
        .conflict, "too-many-waiting",
        vi:
            "Bạn đang có 20 tệp hoặc 256 MiB đã gửi mà chưa ghi nhận. Hãy ghi nhận hoặc bỏ bớt; tệp để quá 7 ngày tự được xóa.",
        en:
            "You have 20 files or 256 MiB waiting to be applied. Apply or discard some; a file is removed after 7 days."
    )

    static let noFileChosen = WebError(
        .badRequest, "no-file", vi: "Chưa chọn tệp nào. Quay lại và chọn tệp CSV, XLSX hoặc Parquet.",
        en: "No file was chosen. Go back and choose a CSV, XLSX or Parquet file.")

    static func brokenForm(_ error: MultipartError) -> WebError {
        switch error {
        case .cutOff:
            .invalid(
                "upload-cut-off", vi: "Tệp gửi lên bị đứt giữa chừng. Hãy gửi lại.",
                en: "The upload was cut off. Send the file again.")
        case .badBoundary, .badPart, .headerTooLong, .tooManyParts:
            .invalid(
                "bad-upload", vi: "Không đọc được biểu mẫu gửi lên. Tải lại trang và gửi lại.",
                en: "The form that was sent cannot be read. Load the page again and send it once more.")
        }
    }
}
