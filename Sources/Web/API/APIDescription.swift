import Workspace

extension API {
    /// The OpenAPI 3.1 document of every operation.
    static func description(_ settings: WebSettings) -> JSON {
        var paths: [String: JSON] = [:]
        for operation in operations { paths[operation.route.template] = ["get": operation.description] }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Twofold", "version": .text(version),
                "description": """
                Figures, standings, targets, the plan and the records behind every figure, as the command line prints them. \
                Missing is null, never zero. A list answers one page; 'next' is the cursor of the following one, which is of \
                the same revision. Errors are application/problem+json with a stable 'code'.
                """,
                "license": ["name": "See the project's licence"],
            ],
            "servers": [["url": .text(settings.publicURL ?? "/")]],
            "security": [["token": []], ["session": []]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(APISchemas.all),
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "A token of 'twofold token make' or of one's account page.",
                    ],
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": .text(Browser.cookieName(settings)),
                        "description": "The session of a browser that is signed in.",
                    ],
                ],
                "responses": .object(problems),
            ],
        ]
    }

    /// What may go wrong with any operation, by status.
    private static let failures: [(status: String, name: String, about: String)] = [
        ("400", "Invalid", "The question cannot be read, or asks for what cannot be."),
        ("401", "SignInFirst", "Neither a good token nor a session."),
        ("403", "Forbidden", "Not yours to see, or not there: the answer is the same."),
        ("404", "NotFound", "The definitions have no such code, or there is no such figure."),
        ("409", "NothingLoaded", "No records are loaded yet."),
        ("500", "Failure", "Something failed on our side."),
    ]

    private static var problems: [String: JSON] {
        Dictionary(
            uniqueKeysWithValues: failures.map { failure in
                (
                    failure.name,
                    [
                        "description": .text(failure.about),
                        "content": [
                            "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                        ],
                    ]
                )
            })
    }

    fileprivate static var failureReferences: [String: JSON] {
        Dictionary(
            uniqueKeysWithValues: failures.map { ($0.status, ["$ref": .text("#/components/responses/\($0.name)")]) })
    }
}

extension APIOperation {
    fileprivate var description: JSON {
        var responses = API.failureReferences
        responses["200"] = [
            "description": .text(summary),
            "headers": [
                "ETag": ["schema": ["type": "string"], "description": "Of the revision, the question and your rights."]
            ],
            "content": ["application/json": ["schema": ["$ref": .text("#/components/schemas/\(schema)")]]],
        ]
        responses["304"] = ["description": "You have this answer already (If-None-Match)."]
        return [
            "operationId": .text(route.name), "summary": .text(summary),
            "parameters": .array(parameters.map(\.description)), "responses": .object(responses),
        ]
    }
}

extension APIParameter {
    fileprivate var description: JSON {
        var members: [String: JSON] = [
            "name": .text(name), "in": isInPath ? "path" : "query", "required": .bool(isRequired),
            "description": .text(about), "schema": schema,
        ]
        if let example { members["example"] = example }
        switch kind {
        case .codes, .periods:
            members["style"] = "form"
            members["explode"] = false
        case .code, .period, .day, .whole, .flag, .reference, .cursor: break
        }
        return .object(members)
    }
}

extension Route {
    /// `/api/v1/indicators/{indicator}`.
    var template: String {
        path.split(separator: "/").map { $0.hasPrefix(":") ? "/{\($0.dropFirst())}" : "/\($0)" }.joined()
    }
}
