namespace ContactCenter.Api.Contacts;

/// <summary>What a contact is merged of, by whom, when and why.</summary>
internal sealed class ListMergesOperation(IGrainFactory grains, ContactLookup contacts) : IOperation<ListMergesRequest, ListMergesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.merges")
    {
        Access = Access.AllOf(Permissions.ViewContact),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new ListMergesRequest("674eeb4343725ce31dd9bdae"),
        ExampleResponse = new ListMergesResponse(
            [new MergeResponse("6abb4343725ce31dd9bdae01", "674eeb4343725ce31dd9bdb0", "A. Lovelace", "byHand", "user:ana", ContactExamples.At)]),
    };

    public async Task<ListMergesResponse> RunAsync(ApiCall call, ListMergesRequest request)
    {
        var contact = await contacts.GetAsync(request.ContactId, call.Aborted);
        var dossier = await grains.GetGrain<IContactGrain>(contact.ContactId).Read();
        return new ListMergesResponse([.. (dossier.Node?.Merges() ?? []).Select(MergeResponse.From)]);
    }
}

internal sealed record ListMergesRequest([ValidId] string ContactId);

internal sealed record ListMergesResponse(ImmutableArray<MergeResponse> Merges) : ApiResult;

/// <summary>A merge that can be undone.</summary>
/// <param name="ContactId">The contact that became part of the other.</param>
/// <param name="Name">Its name, before the merge.</param>
/// <param name="Reason">byHand, verified (both have proven one address) or claimed (a visitor gave a registered contact's address).</param>
/// <param name="By">"user:&lt;id&gt;", "visitor:&lt;id&gt;" or "system".</param>
internal sealed record MergeResponse(
    [property: JsonPropertyName("_id")] string Id, string ContactId, string Name, string Reason, string By, DateTimeOffset At)
{
    public static MergeResponse From(ContactMerge merge) => new(
        merge.MergeId, merge.Other.View.ContactId, merge.Other.View.Name, EnumNames.Of(merge.Reason), merge.By, merge.At);
}
