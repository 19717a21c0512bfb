using ContactCenter.Erasure;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Erases a contact with everything of it: conversations, calls, visitors, history, files. It cannot be undone (contract §1.11).</summary>
internal sealed class DeleteContactOperation(
    IGrainFactory grains, IContactDirectory directory, ContactDeletions deletions, ContactLookup contacts, IWorkspaceConfiguration workspace)
    : IOperation<DeleteContactRequest, DeleteContactResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.delete")
    {
        Access = Access.AllOf(Permissions.DeleteContact),
        Errors = [ContactErrors.NotFound, ContactErrors.HasOpenRooms, ContactErrors.HasOpenCalls, ErasureErrors.ConfirmationMismatch],
        ExampleRequest = new DeleteContactRequest("674eeb4343725ce31dd9bdae", ErasureExamples.Deletion.ConfirmationText),
        ExampleResponse = new DeleteContactResponse(ReceiptResponse.From(ErasureExamples.Receipt)),
    };

    public async Task<DeleteContactResponse> RunAsync(ApiCall call, DeleteContactRequest request)
    {
        // The receipt's id follows from the call: sent again, it is the same erasure.
        var erasure = grains.GetGrain<IErasureGrain>(call.Ids.HexId("erasure"));
        return new DeleteContactResponse(ReceiptResponse.From(await erasure.Find() ?? await EraseAsync(call, request, erasure)));
    }

    private async Task<ErasureReceipt> EraseAsync(ApiCall call, DeleteContactRequest request, IErasureGrain erasure)
    {
        // A contact whose erasure has begun is not found any more; whether by this very call, the erasure knows.
        var contact = await contacts.FindAsync(request.ContactId, call.Aborted);
        if (contact is not null && request.Confirm is { } confirm
            && confirm != (await deletions.ReadAsync(contact, call.Aborted)).ConfirmationText)
            throw new ContactCenterException(ErasureErrors.ConfirmationMismatch);
        return await erasure.Run(new EraseContact(
            call.Ids.Command(call.Caller.Actor), contact?.ContactId ?? await directory.ResolveContactIdAsync(request.ContactId, call.Aborted),
            workspace.Current.ErasureClosesRooms()));
    }
}

/// <param name="Confirm">What contacts.deletion asked a person to type; absent = nobody was asked.</param>
internal sealed record DeleteContactRequest([ValidId] string ContactId, [MaxLength(InputLimits.NameMax * 2)] string? Confirm = null);

internal sealed record DeleteContactResponse(ReceiptResponse Receipt) : ApiResult;
