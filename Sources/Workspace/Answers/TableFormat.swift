/// How a list is printed: for people, for scripts, for spreadsheets.
package enum TableFormat: String, Sendable, CaseIterable { case table, json, csv }
