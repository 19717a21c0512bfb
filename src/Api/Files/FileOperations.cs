using ContactCenter.Api.RateLimits;
using ContactCenter.Files;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Files;

/// <summary>Files of conversations (contract §2.4).</summary>
internal static class FileOperations
{
    public const string DownloadPath = "/file-upload/{fileId}/{name}";

    private const string Group = "Files";
    private const string Example = """
        --b
        Content-Disposition: form-data; name="file"; filename="photo.png"
        Content-Type: image/png

        (bytes)
        --b--
        """;

    public static ApiOperation Upload { get; } = new("POST", "livechat/upload/{rid}",
        "A visitor, known by the header X-Visitor-Token, sends a file into its conversation: the part file, and perhaps description.")
    {
        Group = Group,
        Access = Access.Visitor,
        Limit = RateLimitRule.Default,
        StreamedBody = new(new KeyValuePair<string, string>("multipart/form-data", Example)),
        Errors = [CommonErrors.Unauthorized, FileErrors.Disabled, FileErrors.NoFile, FileErrors.TypeNotAllowed, FileErrors.TooLarge],
        Response = """
            {"_id":"aGk3tXo1oVqS2f9Wc","rid":"8Fh2kq0LdMzAbW3yT","msg":"","seq":4,"ts":"2026-11-22T09:00:00.000Z",
             "file":{"_id":"aGk3tXo1oVqS2f9Wc","name":"photo.png","type":"image/png","size":1024}}
            """,
    };

    public static ApiOperation UploadAsAgent { get; } = new("POST", "rooms.media/{rid}",
        "The serving agent sends a file into a conversation: the part file, and perhaps description.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom),
        StreamedBody = new(new KeyValuePair<string, string>("multipart/form-data", Example)),
        Errors = [CommonErrors.Unauthorized, FileErrors.Disabled, FileErrors.NoFile, FileErrors.TypeNotAllowed, FileErrors.TooLarge],
        Response = """{"message":{"_id":"aGk3tXo1oVqS2f9Wc","rid":"8Fh2kq0LdMzAbW3yT","msg":"","seq":4}}""",
    };

    /// <summary>The download is not below the API's path: the contract has it at <see cref="DownloadPath"/>.</summary>
    public static ApiOperation Download { get; } = new("GET", "file-upload",
        "A file, for whoever may read its conversation: a visitor by rc_token, a user by its sign-in.")
    {
        Group = Group,
        Access = Access.Visitor,
        Input = Object(
            Required("rc_rid", Id()), Optional("rc_token", Text(InputLimits.TokenMax)), Optional("rc_room_type", Text(InputLimits.NameMax)),
            Optional("download", Text(InputLimits.NameMax))),
        WhileBlocked = WhileBlocked.Allowed,
        Errors = [CommonErrors.Unauthorized],
    };
}
