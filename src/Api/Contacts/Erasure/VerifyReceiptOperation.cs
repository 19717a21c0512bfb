using System.Globalization;
using ContactCenter.Erasure;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Whether this installation signed exactly this receipt.</summary>
internal sealed class VerifyReceiptOperation(ReceiptSigner signer) : IOperation<VerifyReceiptRequest, VerifyReceiptResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.receipt.verify")
    {
        Access = Access.AllOf(Permissions.DeleteContact),
        ExampleRequest = new VerifyReceiptRequest(ErasureExamples.ReceiptToVerify),
        ExampleResponse = new VerifyReceiptResponse(Valid: true),
    };

    public async Task<VerifyReceiptResponse> RunAsync(ApiCall call, VerifyReceiptRequest request) =>
        new(request.Receipt.ToReceipt() is { } receipt && await signer.VerifyAsync(receipt, call.Aborted));
}

/// <param name="Receipt">The receipt, as it was given out.</param>
internal sealed record VerifyReceiptRequest(ReceiptToVerify Receipt);

internal sealed record ReceiptToVerify(
    [MaxLength(InputLimits.IdMax)] string ReceiptId,
    [MaxLength(InputLimits.IdMax)] string ErasedAt,
    [MaxLength(InputLimits.IdMax)] string RequestedBy,
    int Contacts,
    int Visitors,
    int Conversations,
    int BlocksKept,
    int Files,
    int? Mails,
    int? Calls,
    ImmutableDictionary<string, int> Entries,
    [MaxLength(InputLimits.IdMax)] string PublicKeyId,
    [MaxLength(InputLimits.NameMax)] string Signature,
    [MaxLength(InputLimits.IdMax)] string? Action = null,
    [MaxLength(InputLimits.IdMax)] string? ClosedBefore = null,
    int? Days = null,
    [MaxLength(InputLimits.IdMax)] string? DepartmentId = null)
{
    /// <returns>Null = no receipt of ours has such a time.</returns>
    public ErasureReceipt? ToReceipt()
    {
        if (TimeOf(ErasedAt) is not { } erasedAt) return null;
        var closedBefore = ClosedBefore is null ? null : TimeOf(ClosedBefore);
        if (closedBefore is null && ClosedBefore is not null) return null;
        return new ErasureReceipt(
            ReceiptId, erasedAt, RequestedBy, Contacts, Visitors, Conversations, BlocksKept, Files,
            Entries.ToImmutableDictionary(entry => entry.Key, entry => (long)entry.Value), PublicKeyId, Signature)
        {
            Mails = Mails, Calls = Calls, Action = Action, ClosedBefore = closedBefore, Days = Days, DepartmentId = DepartmentId,
        };
    }

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(text, ReceiptText.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

/// <param name="Valid">False also when anything of it was changed since.</param>
internal sealed record VerifyReceiptResponse(bool Valid) : ApiResult;
