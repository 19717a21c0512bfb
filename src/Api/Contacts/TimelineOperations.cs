using ContactCenter.Contacts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts;

/// <summary>The timeline of a contact: in the contract's style, but not in the contract.</summary>
internal static class TimelineOperations
{
    public static ApiOperation Timeline { get; } = new("GET", "omnichannel/contacts.timeline",
        "Everything that happened to a contact and its conversations, and who looked at it; newest first.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContactHistory),
        Input = Object(
            Required("contactId", Id()),
            Optional("before", Number(1) with { Description = "The answer's next, to go on." }),
            Optional("count", Number(1)),
            Optional("kinds", List(Text(InputLimits.IdMax)) with { Description = "Only entries of these kinds." })),
        Errors = [ContactErrors.NotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae","count":25}""",
        Response = """
            {"timeline":[{"position":812,"at":"2026-11-22T09:00:00.000Z","kind":"contact-updated","contactId":"674eeb4343725ce31dd9bdae",
             "actor":{"type":"user","_id":"ana","username":"ana","name":"Ana"},"details":{"name":"Ada Lovelace"}}],"count":1,"next":812}
            """,
    };
}
