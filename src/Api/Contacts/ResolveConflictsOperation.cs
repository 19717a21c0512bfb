namespace ContactCenter.Api.Contacts;

/// <summary>Chooses between differing values: what is given is set, and its conflicts are settled (contract §1.4).</summary>
internal sealed class ResolveConflictsOperation(IGrainFactory grains, ContactLookup contacts, ContactManagers managers)
    : IOperation<ResolveConflictsRequest, ResolveConflictsResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.conflicts")
    {
        Access = Access.AllOf(Permissions.UpdateContact),
        Errors = [ContactErrors.NotFound, ContactErrors.HasNoConflicts, .. CreateContactOperation.Operation.Errors],
        ExampleRequest = new ResolveConflictsRequest("674eeb4343725ce31dd9bdae", "Ada Lovelace"),
        ExampleResponse = new ResolveConflictsResponse(ContactExamples.Contact),
    };

    public async Task<ResolveConflictsResponse> RunAsync(ApiCall call, ResolveConflictsRequest request)
    {
        var known = await contacts.GetAsync(request.ContactId, call.Aborted);
        await managers.CheckAsync(request.ContactManager, call.Aborted);
        var contact = await grains.GetGrain<IContactGrain>(known.ContactId).ResolveConflicts(request.ToCommand(call));
        return new ResolveConflictsResponse(ContactResponse.From(contact));
    }
}

/// <param name="CustomFields">The chosen values; the other fields stay as they are.</param>
/// <param name="ContactManager">Empty = nobody.</param>
/// <param name="WipeConflicts">Forgets all values that wait for a choice.</param>
internal sealed record ResolveConflictsRequest(
    [ValidId] string ContactId,
    [OneLine, MaxLength(InputLimits.NameMax)] string? Name = null,
    ImmutableDictionary<string, string>? CustomFields = null,
    [MaxLength(InputLimits.IdMax)] string? ContactManager = null,
    bool? WipeConflicts = null)
{
    public ResolveConflicts ToCommand(ApiCall call) =>
        new(call.Ids.Command(call.Caller.Actor), ContactId, Name?.Trim(), CustomFields, ContactManager, WipeConflicts ?? false);
}

/// <param name="Result">The contact as it is now.</param>
internal sealed record ResolveConflictsResponse(ContactResponse<string> Result) : ApiResult;
