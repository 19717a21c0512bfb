using ContactCenter.Api.Http;
using ContactCenter.Api.Http.Schemas;
using ContactCenter.Api.Identity;
using ContactCenter.Api.Operations;
using ContactCenter.Contacts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts;

/// <summary>The operations on contacts: their input and their errors (contract §1.2–§1.8).</summary>
internal static class ContactOperations
{
    private const string Example = """
        {"contact":{"_id":"674eeb4343725ce31dd9bdae","name":"Ada Lovelace","emails":[{"address":"ada@example.com"}],
         "phones":[{"phoneNumber":"+4930123456"}],"unknown":false,"preRegistration":true,"enabled":true,"conflictingFields":[],
         "customFields":{},"channels":[],"createdAt":"2026-11-22T09:00:00.000Z","_updatedAt":"2026-11-22T09:00:00.000Z"}}
        """;

    private static readonly Schema CustomFields = new MapSchema(Text());
    private static readonly Schema Emails = List(Text(InputLimits.NameMax)).Unique();
    private static readonly Schema Phones = List(Text(InputLimits.NameMax)).Unique();

    public static ApiOperation Create { get; } = new("POST", "omnichannel/contacts", "Registers a contact.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.CreateContact),
        Input = Object(
            Required("name", Text(InputLimits.NameMax).OneLine()), Required("emails", Emails), Required("phones", Phones),
            Optional("customFields", CustomFields), Optional("contactManager", Text(InputLimits.IdMax))),
        Errors = [ContactErrors.ManagerNotFound, ContactErrors.InvalidCustomField("<label>"), ContactErrors.CustomFieldNotAllowed("<key>")],
        Request = """{"name":"Ada Lovelace","emails":["ada@example.com"],"phones":["+4930123456"]}""",
        Response = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
    };

    public static ApiOperation Update { get; } = new("POST", "omnichannel/contacts.update",
        "Changes a contact; the contact is known from then on.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.UpdateContact),
        Input = Object(
            Required("contactId", Id()), Optional("name", Text(InputLimits.NameMax).OneLine()), Optional("emails", Emails),
            Optional("phones", Phones),
            Optional("customFields", CustomFields), Optional("contactManager", Text(InputLimits.IdMax)), Optional("wipeConflicts", Flag())),
        Errors = [ContactErrors.NotFound, .. Create.Errors],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae","phones":["+4930654321"]}""",
        Response = Example,
    };

    public static ApiOperation Get { get; } = new("GET", "omnichannel/contacts.get", "One contact.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact),
        Input = Object(
            Required("contactId", Text(InputLimits.IdMax).NotEmpty()),
            Optional("at", Text(InputLimits.IdMax) with { Description = "As it was at this time (ISO-8601)." })),
        Errors = [ContactCenter.Errors.CommonErrors.ResourceNotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
        Response = Example,
    };

    public static ApiOperation Conflicts { get; } = new("POST", "omnichannel/contacts.conflicts",
        "Chooses between differing values: what is given is set, and its conflicts are settled.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.UpdateContact),
        Input = Object(
            Required("contactId", Id()), Optional("name", Text(InputLimits.NameMax).OneLine()), Optional("customFields", CustomFields),
            Optional("contactManager", Text(InputLimits.IdMax)), Optional("wipeConflicts", Flag())),
        Errors = [ContactErrors.NotFound, ContactErrors.HasNoConflicts, .. Create.Errors],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae","name":"Ada Lovelace"}""",
        Response = Example.Replace("\"contact\"", "\"result\""),
    };

    public static ApiOperation Channels { get; } = new("GET", "omnichannel/contacts.channels",
        "The channels by which a contact was reached: of each name the one that was used last.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact),
        Input = Object(Required("contactId", Text(InputLimits.IdMax).NotEmpty())),
        Request = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
        Response = """
            {"channels":[{"name":"widget","verified":false,"blocked":false,
             "visitor":{"visitorId":"674eeb4343725ce31dd9bdaf","source":{"type":"widget"}},"details":{"type":"widget"}}]}
            """,
    };

    public static ApiOperation Search { get; } = new("GET", "omnichannel/contacts.search",
        "Contacts by name, user name, address or searchable field.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact, Permissions.ViewContactCenter),
        Input = Object([Optional("searchText", Text(InputLimits.NameMax)), Optional("unknown", Flag()), .. Paging.Parameters]),
        Request = """{"searchText":"lovelace","count":25}""",
        Response = """{"contacts":[{"_id":"674eeb4343725ce31dd9bdae","name":"Ada Lovelace"}],"count":25,"offset":0,"total":1}""",
    };

    public static ApiOperation CheckExistence { get; } = new(
        "GET", "omnichannel/contacts.checkExistence", "Whether a contact has exactly this id, e-mail or phone.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact),
        Input = new OneOfSchema(
            Object(Required("contactId", Text(InputLimits.IdMax).NotEmpty())),
            Object(Required("email", Text(InputLimits.NameMax).NotEmpty().Email())),
            Object(Required("phone", Text(InputLimits.NameMax).NotEmpty()))),
        Request = """{"email":"ada@example.com"}""",
        Response = """{"exists":true}""",
    };

    public static ApiOperation History { get; } = new("GET", "omnichannel/contacts.history", "A contact's closed conversations.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContactHistory),
        Input = Object(
            [Required("contactId", Text(InputLimits.IdMax).NotEmpty()), Optional("source", Text(InputLimits.NameMax)),
                .. Paging.Parameters]),
        Errors = [ContactErrors.NotFound],
        Request = """{"contactId":"674eeb4343725ce31dd9bdae"}""",
        Response = """{"history":[{"_id":"8Fh2kq0LdMzAbW3yT","fname":"Ada Lovelace","msgs":4,"closer":"user"}],"count":1,"offset":0,"total":1}""",
    };
}
