import Domain
import HTTPTypes

extension Route {
    /// What waits for the reader and was told of; nobody sees another's.
    static let notices = Route("notices", .get, "/notices", .signedIn)
    static let noticesRead = Route("notices-read", .post, "/notices/read", .signedIn)

    static let accountReminders = Route("account-reminders", .post, "/account/reminders", .signedIn)
    static let accountCalendarMake = Route("account-calendar-make", .post, "/account/calendars", .signedIn)
    static let accountCalendarRevoke = Route(
        "account-calendar-revoke", .post, "/account/calendars/revoke", .signedIn)
    static let personReminders = Route(
        "person-reminders", .post, "/people/:account/reminders", .at(.managePeople, .anywhere))

    /// A calendar program has no session: the secret in the address says whose feed it is, and what its account may see now is looked
    /// up each time.
    static let calendar = Route("calendar", .get, "/calendar/:calendar", .anyone)

    static let ofReminders = [
        notices, noticesRead, accountReminders, accountCalendarMake, accountCalendarRevoke, personReminders, calendar,
    ]
}
