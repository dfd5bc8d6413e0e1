import Diagnostics
import Domain
import Foundation

extension Index {
    /// One file of `indices/`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> Index? {
        value.group("an index") { group in
            let code = group.declared("index", as: .index, context)
            let names = group.names(context)
            let saidAs = group.saidAs(context)
            let own = Declarations()  // codes of components are only unique within their index
            let components = group.required("components")?.list(of: "components")?
                .compactMap { Component.read($0, own, context) }
            guard let code, let names, let components else { return nil }
            return Index(code: code, names: names, saidAs: saidAs, components: components)
        }
    }
}

extension Index.Component {
    fileprivate static func read(_ value: YAMLValue, _ own: Declarations, _ context: PackContext) -> Index.Component? {
        value.group("a component") { group in
            let codeValue = group.required("code")
            let code = codeValue?.code()
            if let code, let codeValue { own.declare(.component, code, at: codeValue) }
            let names = group.names(context)
            let weightValue = group.optional("weight")
            let weight = weightValue.map { $0.decimal() }
            if case let number?? = weight, number <= 0 {
                weightValue?.report(
                    "bad-weight", "a weight is above zero", help: "leave 'weight' out where none is published")
            }
            let lowerIsBetter = group.flag("lower_is_better")
            guard let code, let names else { return nil }
            return Index.Component(code: code, names: names, weight: weight ?? nil, lowerIsBetter: lowerIsBetter)
        }
    }
}
