namespace ContactCenter.Api.Contacts;

/// <summary>Undoes a merge: the contact is on its own again, with all that happened to it since.</summary>
internal sealed class UnmergeContactOperation(IGrainFactory grains, ContactLookup contacts) : IOperation<UnmergeContactRequest, UnmergeContactResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.unmerge")
    {
        Access = Access.AllOf(Permissions.MergeContacts),
        Errors = [ContactErrors.NotFound, ContactErrors.MergeNotFound],
        ExampleRequest = new UnmergeContactRequest("674eeb4343725ce31dd9bdb0"),
        ExampleResponse = new UnmergeContactResponse(ContactExamples.OtherContact),
    };

    public async Task<UnmergeContactResponse> RunAsync(ApiCall call, UnmergeContactRequest request)
    {
        var holder = await contacts.GetAsync(request.ContactId, call.Aborted);
        await grains.GetGrain<IMergeGrain>(holder.ContactId).Unmerge(new UnmergeContacts(call.Ids.Command(call.Caller.Actor), request.ContactId));
        return new UnmergeContactResponse(ContactResponse.From(await contacts.GetAsync(request.ContactId, call.Aborted)));
    }
}

/// <param name="ContactId">The id that was merged into another contact.</param>
internal sealed record UnmergeContactRequest([ValidId] string ContactId);

/// <param name="Contact">The contact that is on its own again.</param>
internal sealed record UnmergeContactResponse(ContactResponse<string> Contact) : ApiResult;
