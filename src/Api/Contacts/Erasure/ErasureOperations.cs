using ContactCenter.Contacts;
using ContactCenter.Erasure;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Deleting a person for good (contract §1.11), and the proof of it, which the contract does not have.</summary>
internal static class ErasureOperations
{
    private const string Receipt = """
        {"blocksKept":1,"contacts":1,"conversations":3,"entries":{"contact-arrived":1,"contact-channel-added":1,"message":12},
         "erasedAt":"2026-11-22T09:00:00.000Z","files":2,"mails":0,"publicKeyId":"5f2c8a1e9b3d7046","receiptId":"674eeb4343725ce31dd9bdc7",
         "requestedBy":"9Gt2kq0LdMzAbW3yT","visitors":1,"signature":"MEUCIQDk…"}
        """;

    private static readonly StringSchema Short = Text(InputLimits.IdMax);

    public static ApiOperation Delete { get; } = Deleting("POST", "omnichannel/contacts.delete",
        "Erases a contact with everything of it: conversations, visitors, history, files. It cannot be undone.") with
    {
        Input = Object(
            Required("contactId", Id()),
            Optional("confirm", Text(InputLimits.NameMax * 2) with { Description = "What contacts.deletion asked a person to type." })),
        Errors = [ContactErrors.NotFound, ContactErrors.HasOpenRooms, ErasureErrors.ConfirmationMismatch],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae","confirm":"Delete Ada Lovelace and 3 conversations"}""",
        Response = $$"""{"receipt":{{Receipt}}}""",
    };

    public static ApiOperation Deletion { get; } = Deleting("GET", "omnichannel/contacts.deletion",
        "What deleting a contact would take, and the text that a person confirms it with.") with
    {
        Input = Object(Required("contactId", Id())),
        Errors = [ContactErrors.NotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
        Response = """{"confirm":"Delete Ada Lovelace and 3 conversations","conversations":3,"openConversations":0}""",
    };

    public static ApiOperation GetReceipt { get; } = Deleting("GET", "omnichannel/contacts.receipt",
        "The receipt of an erasure that is complete, with the key to check it.") with
    {
        Input = Object(Required("receiptId", Id())),
        Errors = [CommonErrors.ResourceNotFound],
        Request = """{"receiptId":"674eeb4343725ce31dd9bdc7"}""",
        Response = $$"""{"receipt":{{Receipt}},"publicKey":"-----BEGIN PUBLIC KEY-----\nMFkw…\n-----END PUBLIC KEY-----"}""",
    };

    public static ApiOperation Verify { get; } = Deleting("POST", "omnichannel/contacts.receipt.verify",
        "Whether this installation signed exactly this receipt.") with
    {
        Input = Object(Required("receipt", Object(
            Required("receiptId", Short), Required("erasedAt", Short), Required("requestedBy", Short), Required("contacts", Number()),
            Required("visitors", Number()), Required("conversations", Number()), Required("blocksKept", Number()),
            Required("files", Number()), Optional("mails", Number()),
            Required("entries", new MapSchema(Number())), Required("publicKeyId", Short), Required("signature", Text(InputLimits.NameMax))))),
        Request = $$"""{"receipt":{{Receipt}}}""",
        Response = """{"valid":true}""",
    };

    public static ApiOperation Export { get; } = new("GET", "omnichannel/contacts.export", "Everything of one person, as a file.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ExportContact),
        Input = Object(Required("contactId", Id())),
        Errors = [ContactErrors.NotFound],
        StreamedResponse = new(new KeyValuePair<string, string>("application/json", """
            {"exportedAt":"2026-11-22T09:00:00.000Z","contact":{"_id":"674eeb4343725ce31dd9bdae","name":"Ada Lovelace"},"merges":[],"blocks":[],
             "visitors":[],"conversations":[{"room":{"_id":"8Fh2kq0LdMzAbW3yT"},"messages":[]}],"timeline":[],"success":true}
            """)),
        Request = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
    };

    private static ApiOperation Deleting(string method, string path, string summary) => new(method, path, summary)
    {
        Group = "Contacts", Access = Access.AllOf(Permissions.DeleteContact),
    };
}
