namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>What deleting a contact would take, and the text that a person confirms it with.</summary>
internal sealed class DescribeDeletionOperation(ContactDeletions deletions, ContactLookup contacts)
    : IOperation<DescribeDeletionRequest, DescribeDeletionResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.deletion")
    {
        Access = Access.AllOf(Permissions.DeleteContact),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new DescribeDeletionRequest("674eeb4343725ce31dd9bdae"),
        ExampleResponse = DescribeDeletionResponse.From(ErasureExamples.Deletion),
    };

    public async Task<DescribeDeletionResponse> RunAsync(ApiCall call, DescribeDeletionRequest request)
    {
        var contact = await contacts.GetAsync(request.ContactId, call.Aborted);
        return DescribeDeletionResponse.From(await deletions.ReadAsync(contact, call.Aborted));
    }
}

internal sealed record DescribeDeletionRequest([ValidId] string ContactId);

/// <param name="Confirm">The text to type. It changes as soon as anything changes of what would be deleted.</param>
/// <param name="Conversations">The number of conversations that would be erased.</param>
/// <param name="OpenConversations">How many of them are not closed.</param>
/// <param name="Calls">The number of telephone calls that would be erased; absent = there is none.</param>
/// <param name="OpenCalls">How many of them are not over; absent with `calls`.</param>
internal sealed record DescribeDeletionResponse(
    string Confirm, long Conversations, long OpenConversations, long? Calls = null, long? OpenCalls = null) : ApiResult
{
    public static DescribeDeletionResponse From(ContactDeletion deletion) => new(
        deletion.ConfirmationText, deletion.Conversations, deletion.OpenConversations, deletion.Calls == 0 ? null : deletion.Calls,
        deletion.Calls == 0 ? null : deletion.OpenCalls);
}
