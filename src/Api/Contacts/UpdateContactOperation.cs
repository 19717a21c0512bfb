namespace ContactCenter.Api.Contacts;

/// <summary>Changes a contact; the contact is known from then on (contract §1.3).</summary>
internal sealed class UpdateContactOperation(IGrainFactory grains, ContactLookup contacts, ContactManagers managers)
    : IOperation<UpdateContactRequest, UpdateContactResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.update")
    {
        Access = Access.AllOf(Permissions.UpdateContact),
        Errors = [ContactErrors.NotFound, .. CreateContactOperation.Operation.Errors],
        ExampleRequest = new UpdateContactRequest("674eeb4343725ce31dd9bdae", Phones: ["+4930654321"]),
        ExampleResponse = new UpdateContactResponse(ContactExamples.Contact),
    };

    public async Task<UpdateContactResponse> RunAsync(ApiCall call, UpdateContactRequest request)
    {
        var known = await contacts.GetAsync(request.ContactId, call.Aborted);
        await managers.CheckAsync(request.ContactManager, call.Aborted);
        var contact = await grains.GetGrain<IContactGrain>(known.ContactId).Update(request.ToCommand(call));
        return new UpdateContactResponse(ContactResponse.From(contact));
    }
}

/// <param name="Emails">Absent = they stay as they are.</param>
/// <param name="Phones">Absent = they stay as they are.</param>
/// <param name="CustomFields">All values of registered fields; one that is left out is removed. Absent = they stay as they are.</param>
/// <param name="ContactManager">Empty = nobody. Absent = it stays as it is.</param>
/// <param name="WipeConflicts">Forgets the values that wait for a choice.</param>
internal sealed record UpdateContactRequest(
    [ValidId] string ContactId,
    [OneLine, MaxLength(InputLimits.NameMax)] string? Name = null,
    [Items(AreUnique = true), MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Emails = null,
    [Items(AreUnique = true), MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Phones = null,
    ImmutableDictionary<string, string>? CustomFields = null,
    [MaxLength(InputLimits.IdMax)] string? ContactManager = null,
    bool? WipeConflicts = null)
{
    public UpdateContact ToCommand(ApiCall call) =>
        new(call.Ids.Command(call.Caller.Actor), Name?.Trim(), Emails, Phones, CustomFields, ContactManager, WipeConflicts ?? false)
        {
            AddressedId = ContactId,
        };
}

internal sealed record UpdateContactResponse(ContactResponse<string> Contact) : ApiResult;
