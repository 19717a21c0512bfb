using ContactCenter.Erasure;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>The receipt of an erasure that is complete, with the key to check it.</summary>
internal sealed class GetReceiptOperation(IGrainFactory grains, ReceiptSigner signer) : IOperation<GetReceiptRequest, GetReceiptResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.receipt")
    {
        Access = Access.AllOf(Permissions.DeleteContact),
        Errors = [CommonErrors.ResourceNotFound],
        ExampleRequest = new GetReceiptRequest("674eeb4343725ce31dd9bdc7"),
        ExampleResponse = new GetReceiptResponse(
            ReceiptResponse.From(ErasureExamples.Receipt), "-----BEGIN PUBLIC KEY-----\nMFkw…\n-----END PUBLIC KEY-----"),
    };

    public async Task<GetReceiptResponse> RunAsync(ApiCall call, GetReceiptRequest request)
    {
        var receipt = await grains.GetGrain<IErasureGrain>(request.ReceiptId).Find()
            ?? throw new ContactCenterException(CommonErrors.ResourceNotFound);
        return new GetReceiptResponse(ReceiptResponse.From(receipt), await signer.PublicKeyAsync(receipt, call.Aborted));
    }
}

internal sealed record GetReceiptRequest([ValidId] string ReceiptId);

/// <param name="PublicKey">In the form of PEM; absent = the key is gone.</param>
internal sealed record GetReceiptResponse(ReceiptResponse Receipt, string? PublicKey) : ApiResult;

/// <summary>The receipt of an erasure. Its text without the signature, members by name and without spaces, is what was signed; it names nobody.</summary>
/// <param name="Action">`delete` or `anonymize`: what a retention policy did to the conversations; absent = a contact was erased.</param>
/// <param name="BlocksKept">Blocks that stay in force, without naming whom they keep out.</param>
/// <param name="Calls">Telephone calls; absent = there was none.</param>
/// <param name="ClosedBefore">Of a retention: its conversations were closed by then.</param>
/// <param name="Days">Of a retention: the days for which its policy keeps closed conversations.</param>
/// <param name="DepartmentId">Of a retention: the department of the conversations; absent = none.</param>
/// <param name="Entries">Erased entries of the journal by their kind.</param>
/// <param name="Files">Files that were sent in the conversations, and their transcripts as documents.</param>
/// <param name="Mails">Messages in mail folders; absent = an older receipt, whose `files` counts them and no other files.</param>
/// <param name="PublicKeyId">The key that it was signed with.</param>
/// <param name="RequestedBy">The user's id, "visitor" (the person itself) or "system".</param>
/// <param name="Signature">ECDSA over P-256 and SHA-256, DER, in base64.</param>
internal sealed record ReceiptResponse(
    string? Action, int BlocksKept, int? Calls, DateTimeOffset? ClosedBefore, int Contacts, int Conversations, int? Days, string? DepartmentId,
    IReadOnlyDictionary<string, long> Entries, DateTimeOffset ErasedAt, int Files, int? Mails, string PublicKeyId,
    string ReceiptId, string RequestedBy, int Visitors, string Signature)
{
    public static ReceiptResponse From(ErasureReceipt receipt) => new(
        receipt.Action, receipt.BlocksKept, receipt.Calls, receipt.ClosedBefore, receipt.Contacts, receipt.Conversations, receipt.Days,
        receipt.DepartmentId,
        new SortedDictionary<string, long>(receipt.Entries, StringComparer.Ordinal),
        receipt.ErasedAt, receipt.Files, receipt.Mails, receipt.PublicKeyId, receipt.ReceiptId, receipt.RequestedBy, receipt.Visitors, receipt.Signature);
}
