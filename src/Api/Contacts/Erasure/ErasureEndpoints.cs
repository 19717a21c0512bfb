using ContactCenter.Contacts;
using ContactCenter.Erasure;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Deleting contacts, and the receipts of it.</summary>
internal sealed class ErasureEndpoints(
    IGrainFactory grains, IContactDirectory contactDirectory, IConversationDirectory conversationDirectory, ContactLookup contacts, ReceiptSigner signer,
    IWorkspaceConfiguration workspace) : IApiModule
{
    private static readonly PageRequest CountOnly = new(0, 1, []);

    public void Map(ApiRoutes api)
    {
        api.Map(ErasureOperations.Deletion, DeletionAsync);
        api.Map(ErasureOperations.Delete, DeleteAsync);
        api.Map(ErasureOperations.GetReceipt, ReceiptAsync);
        api.Map(ErasureOperations.Verify, VerifyAsync);
    }

    private async Task<ApiResponse> DeletionAsync(ApiCall call)
    {
        var deletion = await ReadAsync(await contacts.GetAsync(call.Input.RequiredText("contactId"), call.Aborted), call.Aborted);
        return ApiResponse.Of(json =>
        {
            json.WriteString("confirm", deletion.ConfirmationText);
            json.WriteNumber("conversations", deletion.Conversations);
            json.WriteNumber("openConversations", deletion.OpenConversations);
        });
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        // The receipt's id follows from the call: sent again, it is the same erasure.
        var erasure = grains.GetGrain<IErasureGrain>(call.Ids.HexId("erasure"));
        var receipt = await erasure.Find() ?? await EraseAsync(call, erasure);
        return ApiResponse.Of("receipt", receipt, ErasureJson.Write);
    }

    private async Task<ErasureReceipt> EraseAsync(ApiCall call, IErasureGrain erasure)
    {
        var contactId = call.Input.RequiredText("contactId");
        // A contact whose erasure has begun is not found any more; whether by this very call, the erasure knows.
        var contact = await contacts.FindAsync(contactId, call.Aborted);
        if (contact is not null && call.Input.Text("confirm") is { } confirm
            && confirm != (await ReadAsync(contact, call.Aborted)).ConfirmationText)
            throw new ContactCenterException(ErasureErrors.ConfirmationMismatch);
        return await erasure.Run(new EraseContact(
            call.Ids.Command(call.Caller.Actor), contact?.ContactId ?? await contactDirectory.ResolveContactIdAsync(contactId, call.Aborted),
            workspace.Current.ErasureClosesRooms()));
    }

    private async Task<ApiResponse> ReceiptAsync(ApiCall call)
    {
        if (await grains.GetGrain<IErasureGrain>(call.Input.RequiredText("receiptId")).Find() is not { } receipt) return ApiResponse.NotFound;
        var publicKey = await signer.PublicKeyAsync(receipt, call.Aborted);
        return ApiResponse.Of(json =>
        {
            json.Object("receipt", receipt, ErasureJson.Write);
            json.Optional("publicKey", publicKey);
        });
    }

    private async Task<ApiResponse> VerifyAsync(ApiCall call)
    {
        var receipt = ErasureJson.Read(call.Input.GetProperty("receipt"));
        var isValid = receipt is not null && await signer.VerifyAsync(receipt, call.Aborted);
        return ApiResponse.Of(json => json.WriteBoolean("valid", isValid));
    }

    private async Task<ContactDeletion> ReadAsync(ContactView contact, CancellationToken cancellationToken)
    {
        var all = new ConversationQuery(CountOnly, [], [], [], [], ContactIds: contact.AllIds);
        var total = (await conversationDirectory.ListConversationsAsync(all, cancellationToken)).Total;
        var closed = (await conversationDirectory.ListConversationsAsync(all with { Statuses = [ConversationStatuses.Closed] }, cancellationToken)).Total;
        return new ContactDeletion(contact.Name, total, Math.Max(0, total - closed));
    }
}
