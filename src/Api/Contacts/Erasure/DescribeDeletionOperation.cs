namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>What deleting a contact would take, and the text that a person confirms it with.</summary>
internal sealed class DescribeDeletionOperation(IConversationDirectory directory, ContactLookup contacts)
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
        return DescribeDeletionResponse.From(await ContactDeletion.ReadAsync(directory, contact, call.Aborted));
    }
}

internal sealed record DescribeDeletionRequest([ValidId] string ContactId);

/// <param name="Confirm">The text to type. It changes as soon as anything changes of what would be deleted.</param>
/// <param name="Conversations">The number of conversations that would be erased.</param>
/// <param name="OpenConversations">How many of them are not closed.</param>
internal sealed record DescribeDeletionResponse(string Confirm, long Conversations, long OpenConversations) : ApiResult
{
    public static DescribeDeletionResponse From(ContactDeletion deletion) =>
        new(deletion.ConfirmationText, deletion.Conversations, deletion.OpenConversations);
}
