import Mustache

/// A view model as templates read it: every object's fields by name, looked up once and not by reflection at each tag.
///
/// What a model leaves open is there as ``Absent``: without it a template would go on looking, and take a field of the same name from
/// the model around it.
struct TemplateObject: MustacheParent {
    private let fields: [String: Any]

    init(_ words: [String: String]) { fields = words }

    /// - Parameter model: A struct of texts, numbers, flags, optionals, lists and other such structs.
    init(fieldsOf model: Any) {
        var fields: [String: Any] = [:]
        for case let (name?, value) in Mirror(reflecting: model).children { fields[name] = Self.value(value) }
        self.fields = fields
    }

    func child(named name: String) -> Any? { fields[name] }

    /// What a template makes of a field.
    static func value(_ value: Any) -> Any {
        switch value {
        case is String, is Bool, is Int, is UInt: return value
        case let words as [String: String]: return TemplateObject(words)
        case let list as [String]: return list
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { self.value($0.value) } ?? Absent()
        case .collection: return mirror.children.map { self.value($0.value) }
        case .struct: return TemplateObject(fieldsOf: value)
        case .enum: return String(describing: value)
        case nil: return value
        default: preconditionFailure("a template cannot show a \(type(of: value))")
        }
    }
}

/// A field that a model leaves open.
struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
