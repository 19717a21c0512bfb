namespace ContactCenter.Api.Contacts;

/// <summary>Registers a contact (contract §1.2).</summary>
internal sealed class CreateContactOperation(IGrainFactory grains, ContactManagers managers)
    : IOperation<CreateContactRequest, CreateContactResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts")
    {
        Access = Access.AllOf(Permissions.CreateContact),
        Errors = [ContactErrors.ManagerNotFound, ContactErrors.InvalidCustomField("<label>"), ContactErrors.CustomFieldNotAllowed("<key>")],
        ExampleRequest = new CreateContactRequest("Ada Lovelace", ["ada@example.com"], ["+4930123456"]),
        ExampleResponse = new CreateContactResponse("674eeb4343725ce31dd9bdae"),
    };

    public async Task<CreateContactResponse> RunAsync(ApiCall call, CreateContactRequest request)
    {
        await managers.CheckAsync(request.ContactManager, call.Aborted);
        var contactId = call.Ids.HexId("contact");
        await grains.GetGrain<IContactGrain>(contactId).Create(request.ToCommand(call));
        return new CreateContactResponse(contactId);
    }
}

/// <param name="CustomFields">Values of registered fields, by key.</param>
/// <param name="ContactManager">The id of a user with the role of an agent.</param>
internal sealed record CreateContactRequest(
    [OneLine, MaxLength(InputLimits.NameMax)] string Name,
    [Items(AreUnique = true), MaxLength(InputLimits.NameMax)] ImmutableArray<string> Emails,
    [Items(AreUnique = true), MaxLength(InputLimits.NameMax)] ImmutableArray<string> Phones,
    ImmutableDictionary<string, string>? CustomFields = null,
    [MaxLength(InputLimits.IdMax)] string? ContactManager = null)
{
    public CreateContact ToCommand(ApiCall call) => new(
        call.Ids.Command(call.Caller.Actor), Name.Trim(), Emails, Phones, CustomFields, string.IsNullOrEmpty(ContactManager) ? null : ContactManager);
}

internal sealed record CreateContactResponse(string ContactId) : ApiResult;
