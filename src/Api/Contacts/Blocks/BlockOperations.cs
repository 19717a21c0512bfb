using ContactCenter.Blocks;
using ContactCenter.Contacts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>Contract §1.10, with broader targets, reasons, ends and a list.</summary>
internal static class BlockOperations
{
    public const string Visitor = "visitor";
    public const string Contact = "contactId";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Ip = "ip";
    public const string Reason = "reason";
    public const string ExpiresAt = "expiresAt";
    private const int ReasonMax = 500;
    private const int EmailMax = 320;
    private const int IpMax = 64;
    private const int DateMax = 40;

    private const string Request = """
        {"visitor":{"visitorId":"674eeb4343725ce31dd9bdaf","source":{"type":"widget"}}}
        """;

    private static readonly ObjectSchema Target = Object(
        Optional(Visitor, Object(
            Required("visitorId", Id()),
            Required("source", Object(Required("type", Text(InputLimits.NameMax).NotEmpty()), Optional("id", Text(InputLimits.NameMax)))))),
        Optional(Contact, Id()), Optional(Email, Text(EmailMax).NotEmpty().Email()), Optional(Phone, Text(InputLimits.NameMax).NotEmpty()),
        Optional(Ip, Text(IpMax).NotEmpty())) with
    {
        ExactlyOneOf = [Visitor, Contact, Email, Phone, Ip],
    };

    public static ApiOperation Block { get; } = new("POST", "omnichannel/contacts.block",
        "Keeps out a visitor's channel, a contact, an e-mail address, a phone number or an IP range, at once; open conversations are closed.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.BlockContact),
        Input = Target.And(Optional(Reason, Text(ReasonMax)), Optional(ExpiresAt, Text(DateMax))),
        Errors =
        [
            ContactErrors.NotFound, ContactErrors.VisitorNotFound, BlockErrors.RangeTooWide, BlockErrors.TooManyRanges,
            BlockErrors.InvalidExpiry, BlockErrors.InvalidPhone, BlockErrors.InvalidIp,
        ],
        Request = Request,
    };

    public static ApiOperation Unblock { get; } = new("POST", "omnichannel/contacts.unblock", "Lets in again whom a block kept out.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.UnblockContact),
        Input = Target,
        Errors = [ContactErrors.NotFound, BlockErrors.InvalidPhone, BlockErrors.InvalidIp],
        Request = Request,
    };

    public static ApiOperation List { get; } = new("GET", "omnichannel/contacts.blocked",
        "All blocks: whom they keep out, who blocked and why, how many attempts they refused. With expired also those over and not lifted yet.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact),
        Input = Object(
        [
            Optional("scope", Text().OneOf(BlockScopes.Channel, BlockScopes.Contact, BlockScopes.Email, BlockScopes.Phone, BlockScopes.Ip)),
            Optional("text", Text(InputLimits.NameMax)), Optional("contactId", Text(InputLimits.IdMax)),
            Optional("blockedBy", Text(InputLimits.IdMax)), Optional("expired", Flag()), .. Paging.Parameters,
        ]),
        Request = """{"scope":"ip","count":25}""",
        Response = """
            {"blocks":[{"_id":"674eeb4343725ce31dd9bdb0","scope":"ip","target":"203.0.113.0/24","reason":"Floods us",
             "blockedBy":{"_id":"kA9Xq2LdMzAbW3yT8","username":"ana","name":"Ana"},"blockedAt":"2026-11-22T09:00:00.000Z",
             "refusedAttempts":12,"lastRefusedAt":"2026-11-22T09:05:00.000Z"}],"count":1,"offset":0,"total":1}
            """,
    };
}
