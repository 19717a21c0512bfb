namespace ContactCenter.Api.Contacts;

/// <summary>Makes another contact part of this one. Both ids stay valid, and everything can be undone.</summary>
internal sealed class MergeContactsOperation(IGrainFactory grains, ContactLookup contacts, TimeProvider time)
    : IOperation<MergeContactsRequest, MergeContactsResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.merge")
    {
        Access = Access.AllOf(Permissions.MergeContacts),
        Errors = [ContactErrors.NotFound, ContactErrors.CannotMerge],
        ExampleRequest = new MergeContactsRequest(
            "674eeb4343725ce31dd9bdae", "674eeb4343725ce31dd9bdb0",
            ImmutableDictionary<string, string>.Empty.Add(ConflictingField.Name, "674eeb4343725ce31dd9bdae")),
        ExampleResponse = new MergeContactsResponse(ContactExamples.Contact with { Aliases = ["674eeb4343725ce31dd9bdb0"] }, DryRun: false),
    };

    public async Task<MergeContactsResponse> RunAsync(ApiCall call, MergeContactsRequest request)
    {
        var (own, other) = (await contacts.GetAsync(request.ContactId, call.Aborted), await contacts.GetAsync(request.OtherContactId, call.Aborted));
        var picks = request.Picks(own, other);
        if (request.DryRun == true) return new MergeContactsResponse(ContactResponse.From(await PreviewAsync(call, own, other, picks)), DryRun: true);

        // One that is part of this contact already is named as the caller knows it: the contact knows whether it was this very command.
        var merged = await grains.GetGrain<IMergeGrain>(own.ContactId).Merge(new MergeContacts(
            call.Ids.Command(call.Caller.Actor), other.ContactId == own.ContactId ? request.OtherContactId : other.ContactId, picks, MergeReason.ByHand));
        return new MergeContactsResponse(ContactResponse.From(merged), DryRun: false);
    }

    private async Task<ContactView> PreviewAsync(ApiCall call, ContactView own, ContactView other, ImmutableDictionary<string, string> picks)
    {
        if (own.ContactId == other.ContactId) throw new ContactCenterException(ContactErrors.CannotMerge);
        var preview = ContactMerging.Node(new ContactMerge(
            "", await NodeAsync(own), await NodeAsync(other), picks, MergeReason.ByHand, call.Caller.Actor, time.GetUtcNow()));
        return preview.View with { Aliases = [.. preview.Ids().Skip(1)] };
    }

    private async Task<ContactNode> NodeAsync(ContactView contact) =>
        (await grains.GetGrain<IContactGrain>(contact.ContactId).Read()).Node ?? throw new ContactCenterException(ContactErrors.Moved);
}

/// <param name="ContactId">The contact that stays.</param>
/// <param name="OtherContactId">The contact that becomes part of it.</param>
/// <param name="Fields">
/// Whose value a field gets: name, manager or customFields.&lt;key&gt; to one of the two ids. Other differences become conflicts.
/// </param>
/// <param name="DryRun">Only shows what the contact would be.</param>
internal sealed record MergeContactsRequest(
    [ValidId] string ContactId,
    [ValidId] string OtherContactId,
    [MaxLength(InputLimits.IdMax)] ImmutableDictionary<string, string>? Fields = null,
    bool? DryRun = null)
{
    /// <summary>Each field's side; the caller may name the two contacts by any of their ids that the request has.</summary>
    public ImmutableDictionary<string, string> Picks(ContactView own, ContactView other) => (Fields ?? ImmutableDictionary<string, string>.Empty)
        .ToImmutableDictionary(
            field => field.Key,
            field => field.Value == ContactId || field.Value == own.ContactId ? MergePicks.Own
                : field.Value == OtherContactId || field.Value == other.ContactId ? MergePicks.Other
                : throw new ContactCenterException(CommonErrors.InvalidParams("must be equal to one of the allowed values")));
}

/// <param name="DryRun">Whether nothing was done.</param>
internal sealed record MergeContactsResponse(ContactResponse<string> Contact, bool DryRun) : ApiResult;
