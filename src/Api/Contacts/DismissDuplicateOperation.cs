namespace ContactCenter.Api.Contacts;

/// <summary>Says that two contacts are two people: they are not suggested again.</summary>
internal sealed class DismissDuplicateOperation(IGrainFactory grains, ContactLookup contacts) : IOperation<DismissDuplicateRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.duplicates.dismiss")
    {
        Access = Access.AllOf(Permissions.MergeContacts),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new DismissDuplicateRequest("674eeb4343725ce31dd9bdae", "674eeb4343725ce31dd9bdb0"),
    };

    public async Task<Done> RunAsync(ApiCall call, DismissDuplicateRequest request)
    {
        var contact = await contacts.GetAsync(request.ContactId, call.Aborted);
        var other = await contacts.GetAsync(request.OtherContactId, call.Aborted);
        await grains.GetGrain<IContactGrain>(contact.ContactId).DismissDuplicate(call.Ids.Command(call.Caller.Actor), other.ContactId);
        return Done.Instance;
    }
}

internal sealed record DismissDuplicateRequest([ValidId] string ContactId, [ValidId] string OtherContactId);
