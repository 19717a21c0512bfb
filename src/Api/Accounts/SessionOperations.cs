using ContactCenter.Accounts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Accounts;

internal static class SessionOperations
{
    private const string Example = """
        {"sessions":[{"_id":"rbAXPnMktTFbNpwtJ.5cee7e9e0131b6dae15ed956","sessionId":"rbAXPnMktTFbNpwtJ.5cee7e9e0131b6dae15ed956",
         "userId":"rbAXPnMktTFbNpwtJ","device":{"type":"other","name":"Firefox on Linux"},"loginAt":"2026-11-22T09:00:00.000Z",
         "lastActivityAt":"2026-11-22T09:00:00.000Z","expiresAt":"2027-02-20T09:00:00.000Z","current":true}],"count":1,"offset":0,"total":1}
        """;

    private static readonly Schema Named = Object(Required("sessionId", Text(OneTimeCode.LengthMax).NotEmpty()));

    public static ApiOperation ListOwn { get; } = new("GET", "sessions/list", "The caller's sessions, the newest first.")
    {
        Group = "Accounts", Input = Object(Paging.Parameters), Response = Example,
    };

    public static ApiOperation ListAll { get; } = new("GET", "sessions/list.all", "The sessions of all users, the newest first.")
    {
        Group = "Accounts", Access = Access.AllOf(Permissions.ViewDevices), Input = Object(Paging.Parameters), Response = Example,
    };

    public static ApiOperation EndOwn { get; } = new("POST", "sessions/logout.me", "Ends one of the caller's sessions.")
    {
        Group = "Accounts",
        Input = Named,
        Errors = [AccountErrors.SessionNotFound],
        Request = """{"sessionId":"rbAXPnMktTFbNpwtJ.5cee7e9e0131b6dae15ed956"}""",
        Response = """{"sessionId":"rbAXPnMktTFbNpwtJ.5cee7e9e0131b6dae15ed956"}""",
    };

    public static ApiOperation End { get; } = EndOwn with
    {
        Path = "sessions/logout", Summary = "Ends a session of any user.", Access = Access.AllOf(Permissions.LogoutDevices), IsAudited = true,
        Errors = [AccountErrors.SessionNotFound, CommonErrors.Unauthorized],
    };

    public static ApiOperation EndOthers { get; } = new("POST", "users.logoutOtherClients", "Ends all sessions of the caller but this one.")
    {
        Group = "Accounts", Input = Object(),
        Response = """{"token":"9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq","tokenExpires":"2027-02-20T09:00:00.000Z"}""",
    };

    public static ApiOperation RemoveOthers { get; } = new("POST", "users.removeOtherTokens", "As users.logoutOtherClients, without an answer.")
    {
        Group = "Accounts", Input = Object(), Response = "{}",
    };

    public static ApiOperation EndAllOf { get; } = new("POST", "users.logout", "Ends all sessions of a user; without one, of the caller.")
    {
        Group = "Accounts",
        IsAudited = true,
        Input = Object(Optional("userId", Id())),
        Errors = [AccountErrors.UserNotFound, CommonErrors.Unauthorized],
        Request = """{"userId":"rbAXPnMktTFbNpwtJ"}""",
        Response = """{"message":"User rbAXPnMktTFbNpwtJ has been logged out!"}""",
    };
}
