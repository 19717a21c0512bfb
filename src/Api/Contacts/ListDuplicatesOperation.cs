namespace ContactCenter.Api.Contacts;

/// <summary>Contacts that may be the same person: an address in common, or the same name and phone number. Of one contact, or all pairs.</summary>
internal sealed class ListDuplicatesOperation(IDuplicateDirectory directory, ContactLookup contacts)
    : IOperation<ListDuplicatesRequest, ListDuplicatesResponse>
{
    private const int CountDefault = 25;
    private const int CountMax = 100;

    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.duplicates")
    {
        Access = Access.AllOf(Permissions.ViewContact),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new ListDuplicatesRequest("674eeb4343725ce31dd9bdae"),
        ExampleResponse = new ListDuplicatesResponse([new DuplicateResponse(ContactExamples.Contact, ContactExamples.OtherContact)], 1, Next: null),
    };

    public async Task<ListDuplicatesResponse> RunAsync(ApiCall call, ListDuplicatesRequest request)
    {
        var count = Math.Min(request.Count ?? CountDefault, CountMax);
        if (request.ContactId is not { } contactId)
        {
            var (pairs, next) = await directory.ListDuplicatePairsAsync(request.After, count, call.Aborted);
            return ListDuplicatesResponse.From(pairs.Select(pair => (pair.First, pair.Second)), next);
        }

        var contact = await contacts.GetAsync(contactId, call.Aborted);
        var found = await directory.ListDuplicatesAsync(contact.ContactId, count, call.Aborted);
        return ListDuplicatesResponse.From(found.Select(other => (contact, other)), null);
    }
}

/// <param name="ContactId">Absent = all pairs.</param>
/// <param name="After">The `next` of the response before, to go on; only for all pairs.</param>
/// <param name="Count">The most pairs of the response: 25 if absent, at most 100.</param>
internal sealed record ListDuplicatesRequest(
    [ValidId] string? ContactId = null, [MaxLength((2 * InputLimits.IdMax) + 1)] string? After = null, [AtLeast(1)] int? Count = null);

/// <param name="Next">What to send as `after` to go on; absent = there are no more.</param>
internal sealed record ListDuplicatesResponse(ImmutableArray<DuplicateResponse> Duplicates, int Count, string? Next) : ApiResult
{
    public static ListDuplicatesResponse From(IEnumerable<(ContactView Contact, ContactView Other)> pairs, string? next)
    {
        ImmutableArray<DuplicateResponse> all =
            [.. pairs.Select(pair => new DuplicateResponse(ContactResponse.From(pair.Contact), ContactResponse.From(pair.Other)))];
        return new ListDuplicatesResponse(all, all.Length, next);
    }
}

/// <summary>Two contacts that may be one person.</summary>
internal sealed record DuplicateResponse(ContactResponse<string> Contact, ContactResponse<string> Other);
