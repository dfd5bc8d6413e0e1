/// A form a review is written in.
package enum ReviewFormat: String, Sendable, CaseIterable { case docx, pdf, xlsx }
