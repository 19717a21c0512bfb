using ContactCenter.Accounts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Accounts;

internal static class UserChangeOperations
{
    private static readonly Error TooWeak = AccountErrors.PasswordTooWeak("The password must have at least 12 characters");

    private static readonly SchemaProperty[] Profile =
    [
        Optional("name", Text(InputLimits.NameMax).NotEmpty()), Optional("username", Text(InputLimits.NameMax).NotEmpty()),
        Optional("email", Text(InputLimits.NameMax).NotEmpty()), Optional("statusText", Text()), Optional("bio", Text()), Optional("nickname", Text()),
        Optional("customFields", new MapSchema(Text())),
    ];

    public static ApiOperation List { get; } = new("GET", "users.list", "All users, by name.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.ViewOtherUser),
        Input = Object([Optional("text", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Response = """
            {"users":[{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","name":"Grace Hopper","active":true,"roles":["user"]}],"count":1,"offset":0,"total":1}
            """,
    };

    public static ApiOperation Update { get; } = new(
        "POST", "users.update", "Changes a user. A new password ends all its sessions, as switching it off does.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.EditOtherUser),
        IsAudited = true,
        Input = Object(
            Required("userId", Id()),
            Required("data", Object(
            [
                .. Profile, Optional("password", Text(InputLimits.PasswordMax).NotEmpty()), Optional("active", Flag()),
                Optional("roles", List(Text(InputLimits.NameMax))), Optional("requirePasswordChange", Flag()), Optional("sendWelcomeEmail", Flag()),
                Optional("verified", Flag()), Optional("joinDefaultChannels", Flag()),
            ])),
            Optional("confirmRelinquish", Flag())),
        Errors =
        [
            AccountErrors.UserNotFound, AccountErrors.RoleNotFound, AccountErrors.LastAdministrator, AccountErrors.UsernameInUse("grace"), TooWeak,
            CommonErrors.Unauthorized,
        ],
        Request = """{"userId":"rbAXPnMktTFbNpwtJ","data":{"name":"Grace Hopper","password":"a long one of hers"}}""",
        Response = """{"user":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","name":"Grace Hopper","active":true}}""",
    };

    public static ApiOperation SetActive { get; } = new(
        "POST", "users.setActiveStatus", "Switches a user off or on. Off, its sessions end at once and it takes no conversations.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.EditOtherActive),
        IsAudited = true,
        Input = Object(Required("activeStatus", Flag()), Required("userId", Id()), Optional("confirmRelinquish", Flag())),
        Errors = [AccountErrors.UserNotFound, AccountErrors.LastAdministrator, CommonErrors.Unauthorized],
        Request = """{"activeStatus":false,"userId":"rbAXPnMktTFbNpwtJ"}""",
        Response = """{"user":{"_id":"rbAXPnMktTFbNpwtJ","active":false}}""",
    };

    public static ApiOperation UpdateOwn { get; } = new(
        "POST", "users.updateOwnBasicInfo", "Changes the caller. Password, e-mail and user name need the current password; other sessions end with it.")
    {
        Group = "Accounts",
        Input = Object(
            Required("data", Object(
            [
                .. Profile, Optional("currentPassword", Text(InputLimits.PasswordMax)), Optional("newPassword", Text(InputLimits.PasswordMax)),
                Optional("statusType", Text(64)),
            ])),
            Optional("customFields", new MapSchema(Text()))),
        Errors = [AccountErrors.WrongCurrentPassword, AccountErrors.TooManyAttempts, AccountErrors.EmailInUse("grace@example.com"), TooWeak],
        Request = """{"data":{"currentPassword":"the old one","newPassword":"a long one of mine"}}""",
        Response = """{"user":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","name":"Grace Hopper","active":true}}""",
    };
}
