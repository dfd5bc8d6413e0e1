import Demo
package import Domain
package import Foundation
import Lake
import Packs
import Registry

extension TwofoldWorkspace {
    /// Every template of the pack side by side: while one document becomes a PDF, another gathers its figures.
    private func exportEveryReview(
        of period: Period, to folder: URL, formats: [ReviewFormat], progress: @escaping @Sendable (String) -> Void
    ) async throws -> [URL] {
        guard !formats.isEmpty else { return [] }
        return try await withThrowingTaskGroup(of: (String, [URL]).self) { group in
            for template in pack.reviews.keys {
                group.addTask {
                    let files = try await exportReview(template, of: period, to: folder, formats: formats) {
                        progress("review \(template): \($0)")
                    }
                    return (template, files)
                }
            }
            var written: [String: [URL]] = [:]
            for try await (template, files) in group { written[template] = files }
            return written.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// What a demo left behind.
    package struct DemoResult: Sendable {
        package let workspace: TwofoldWorkspace
        package let period: Period
        package let documents: [URL]
    }

    /// The main job on a generated Quảng Ninh: records, targets and plan to figures, standing and the mid-year review.
    ///
    /// Living records and the reviews are made in the order they became known: the mid-year review before the Province raised
    /// its target.
    ///
    /// - Parameters:
    ///   - seed: Another gives other records and the same totals.
    ///   - formats: Of the review documents.
    ///   - progress: Called with each step.
    /// - Throws: ``WorkspaceError/exists(_:)`` for a folder with a workspace; ``WorkspaceError/noProductFiles``.
    package static func demo(
        in folder: URL, seed: Int, formats: [ReviewFormat] = ReviewFormat.allCases,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> DemoResult {
        guard let home = ProjectFiles.folder else { throw WorkspaceError.noProductFiles }
        progress("making the workspace")
        let workspace = try await create(in: folder, pack: home.appending(path: "packs/quang-ninh"))
        try workspace.registry.set(
            SettingKey.syntheticDataLabel, to: "DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA", by: workspace.actor)
        let records = folder.appending(path: "records")
        let files = try await DemoGenerator(seed: seed).write(to: records, with: workspace.tools) {
            progress("records: \($0)")
        }
        for file in files {
            progress("loading \(file.url.lastPathComponent)")
            let request = IngestRequest(files: [file.url], source: file.source)
            for outcome in try await workspace.ingest(request) { _ = try outcome.result.get() }
        }
        let living = home.appending(path: "demo/records")
        let names = try FileManager.default.contentsOfDirectory(atPath: living.path).sorted()
        let later = names.filter { $0.contains("dieu-chinh") }
        progress("importing targets, plan, reports, commendations, indices")
        _ = try await workspace.importRecords(names.filter { !later.contains($0) }.map { living.appending(path: $0) })
        // Generated answers of branches, labelled so by the file's name and the workspace's banner.
        try workspace.importSurvey(home.appending(path: "demo/surveys/phieu-cdci-mo-phong.csv"), of: "cdci")
        let period = Period("2020H1")!
        let documents = try await workspace.exportEveryReview(
            of: period, to: folder.appending(path: "reviews"), formats: formats, progress: progress)
        progress("importing what became known in November")
        _ = try await workspace.importRecords(later.map { living.appending(path: $0) })
        return DemoResult(workspace: workspace, period: period, documents: documents)
    }
}
