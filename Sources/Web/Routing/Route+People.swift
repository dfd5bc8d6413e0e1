import Domain
import HTTPTypes

// MARK: - People, own account, audit trail

extension Route {
    static let people = Route("people", .get, "/people", .at(.managePeople, .anywhere))
    static let personAdd = Route("person-add", .post, "/people", .at(.managePeople, .anywhere))
    static let person = Route("person", .get, "/people/:account", .at(.managePeople, .anywhere))
    static let personProfile = Route("person-profile", .post, "/people/:account/profile", .at(.managePeople, .anywhere))
    static let personRoles = Route("person-roles", .post, "/people/:account/roles", .at(.managePeople, .anywhere))
    static let personState = Route("person-state", .post, "/people/:account/state", .at(.managePeople, .anywhere))
    static let personPassword = Route(
        "person-password", .post, "/people/:account/password", .at(.managePeople, .anywhere))
    static let personSessions = Route(
        "person-sessions", .post, "/people/:account/sessions", .at(.managePeople, .anywhere))
    static let personTokens = Route("person-tokens", .post, "/people/:account/tokens", .at(.managePeople, .anywhere))

    static let account = Route("account", .get, "/account", .signedIn)
    static let accountProfile = Route("account-profile", .post, "/account/profile", .signedIn)
    static let accountPassword = Route("account-password", .post, "/account/password", .signedIn)
    static let accountSessions = Route("account-sessions", .post, "/account/sessions", .signedIn)
    static let accountTokenMake = Route("account-token-make", .post, "/account/tokens", .signedIn)
    static let accountTokenRevoke = Route("account-token-revoke", .post, "/account/tokens/revoke", .signedIn)

    // The trail is not divided by units.
    static let audit = Route("audit", .get, "/audit", .at(.viewAudit, .root))
    static let auditVerify = Route("audit-verify", .post, "/audit/verify", .at(.viewAudit, .root))
    static let auditExport = Route("audit-export", .get, "/audit.csv", .at(.viewAudit, .root))

    static let peopleAndAudit = [
        people, personAdd, person, personProfile, personRoles, personState, personPassword, personSessions,
        personTokens, account, accountProfile, accountPassword, accountSessions, accountTokenMake, accountTokenRevoke,
        audit, auditVerify, auditExport,
    ]
}
