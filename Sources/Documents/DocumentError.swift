package import Foundation

/// Why a document could not be written, in words that say what to do next.
package enum DocumentError: Error, Hashable, Sendable {
    /// A program or file is not on this machine.
    case missingTool(String, install: String)
    /// A program ran and refused; `output` is the end of what it said.
    case toolFailed(String, output: String)
    case tookTooLong(String, limit: Duration)
    case cannotRead(URL, why: String)
    case cannotWrite(URL, why: String)
    /// An office's own template is not a Word document we can use.
    case unfitTemplate(URL, why: String)
    /// The document holds a chart, and the writer was given no way to draw it.
    case noChartDrawer
}

extension DocumentError: CustomStringConvertible, LocalizedError {
    package var errorDescription: String? { description }

    package var description: String {
        switch self {
        case .missingTool(let tool, let install): "\(tool) is not installed; \(install)"
        case .toolFailed(let tool, let output): "\(tool) failed: \(output.isEmpty ? "it said nothing" : output)"
        case .tookTooLong(let tool, let limit): "\(tool) was stopped after \(limit.components.seconds) s"
        case .cannotRead(let file, let why): "cannot read \(file.path): \(why)"
        case .cannotWrite(let file, let why): "cannot write \(file.path): \(why)"
        case .unfitTemplate(let file, let why): "\(file.path) cannot serve as a template: \(why)"
        case .noChartDrawer: "the document holds a chart; give the writer a chart drawer"
        }
    }
}
