using ContactCenter.Contacts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts;

/// <summary>Merging contacts and undoing it: in the contract's style, but not in the contract.</summary>
internal static class MergeOperations
{
    private const string Contact = """{"_id":"674eeb4343725ce31dd9bdae","name":"Ada Lovelace","aliases":["674eeb4343725ce31dd9bdb0"]}""";

    public static ApiOperation Merge { get; } = new("POST", "omnichannel/contacts.merge",
        "Makes another contact part of this one. Both ids stay valid, and everything can be undone.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.MergeContacts),
        Input = Object(
            Required("contactId", Id() with { Description = "The contact that stays." }),
            Required("otherContactId", Id() with { Description = "The contact that becomes part of it." }),
            Optional("fields", new MapSchema(Text(InputLimits.IdMax))
            {
                Description = "Whose value a field gets: name, manager or customFields.<key> to one of the two ids. Other differences become conflicts.",
            }),
            Optional("dryRun", Flag() with { Description = "Only shows what the contact would be." })),
        Errors = [ContactErrors.NotFound, ContactErrors.CannotMerge],
        Request = """
            {"contactId":"674eeb4343725ce31dd9bdae","otherContactId":"674eeb4343725ce31dd9bdb0","fields":{"name":"674eeb4343725ce31dd9bdae"}}
            """,
        Response = $$"""{"contact":{{Contact}},"dryRun":false}""",
    };

    public static ApiOperation Unmerge { get; } = new("POST", "omnichannel/contacts.unmerge",
        "Undoes a merge: the contact is on its own again, with all that happened to it since.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.MergeContacts),
        Input = Object(Required("contactId", Id() with { Description = "The id that was merged into another contact." })),
        Errors = [ContactErrors.NotFound, ContactErrors.MergeNotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdb0"}""",
        Response = """{"contact":{"_id":"674eeb4343725ce31dd9bdb0","name":"A. Lovelace"}}""",
    };

    public static ApiOperation Merges { get; } = new("GET", "omnichannel/contacts.merges", "What a contact is merged of, by whom, when and why.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact),
        Input = Object(Required("contactId", Id())),
        Errors = [ContactErrors.NotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
        Response = """
            {"merges":[{"_id":"6abb4343725ce31dd9bdae01","contactId":"674eeb4343725ce31dd9bdb0","name":"A. Lovelace","reason":"byHand",
             "by":"user:ana","at":"2026-11-22T09:00:00.000Z"}]}
            """,
    };

    public static ApiOperation Duplicates { get; } = new("GET", "omnichannel/contacts.duplicates",
        "Contacts that may be the same person: an address in common, or the same name and phone number. Of one contact, or all pairs.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact),
        Input = Object(
            Optional("contactId", Id()), Optional("after", Text((2 * InputLimits.IdMax) + 1) with { Description = "The answer's next, to go on." }),
            Optional("count", Number(1))),
        Errors = [ContactErrors.NotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
        Response = $$"""{"duplicates":[{"contact":{{Contact}},"other":{{Contact}}}],"count":1}""",
    };

    public static ApiOperation Dismiss { get; } = new("POST", "omnichannel/contacts.duplicates.dismiss",
        "Says that two contacts are two people: they are not suggested again.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.MergeContacts),
        Input = Object(Required("contactId", Id()), Required("otherContactId", Id())),
        Errors = [ContactErrors.NotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae","otherContactId":"674eeb4343725ce31dd9bdb0"}""",
        Response = "{}",
    };
}
