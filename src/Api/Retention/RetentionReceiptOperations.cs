using ContactCenter.Api.Contacts.Erasure;
using ContactCenter.Api.Workspace;
using ContactCenter.Erasure;
using ContactCenter.Retention;

namespace ContactCenter.Api.Retention;

/// <summary>The receipts of what went by retention policies, newest first, and the run that is under way.</summary>
internal sealed class ListReceiptsOperation(IGrainFactory grains, IWorkspaceConfiguration workspace) : IOperation<ListReceiptsRequest, ListReceiptsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "retention.receipts")
    {
        Access = Access.AllOf(Permissions.ManageRetention),
        ExampleRequest = new ListReceiptsRequest { Count = 25 },
        ExampleResponse = new ListReceiptsResponse([ReceiptResponse.From(RetentionExamples.Receipt)], new RunningResponse(WorkspaceExamples.At, 400, 0))
        {
            Count = 1, Offset = 0, Total = 1,
        },
    };

    public async Task<ListReceiptsResponse> RunAsync(ApiCall call, ListReceiptsRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var list = await grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key).List(page.Offset, page.Count);
        return new ListReceiptsResponse([.. list.Receipts.Select(ReceiptResponse.From)], RunningResponse.From(list.Running))
        {
            Count = list.Receipts.Length, Offset = page.Offset, Total = list.Total,
        };
    }
}

internal sealed record ListReceiptsRequest : PageParameters;

/// <param name="Running">Absent = no run is under way.</param>
internal sealed record ListReceiptsResponse(ImmutableArray<ReceiptResponse> Receipts, RunningResponse? Running) : PagedResult;

/// <summary>A run through all closed conversations. Its receipts follow at its end.</summary>
/// <param name="Conversations">Those that went until now.</param>
/// <param name="Failed">Those that could not go; they are tried again in an hour.</param>
internal sealed record RunningResponse(DateTimeOffset StartedAt, int Conversations, int Failed)
{
    public static RunningResponse? From(RetentionPass? pass) => pass is null ? null : new(pass.StartedAt, pass.Conversations, pass.Failed);
}

/// <summary>A receipt of what went by a retention policy, with the key to check it. `contacts.receipt.verify` checks it, too.</summary>
internal sealed class GetRetentionReceiptOperation(IGrainFactory grains, ReceiptSigner signer) : IOperation<GetReceiptRequest, GetReceiptResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "retention.receipt")
    {
        Access = Access.AllOf(Permissions.ManageRetention), Errors = [CommonErrors.ResourceNotFound],
        ExampleRequest = new GetReceiptRequest(RetentionExamples.Receipt.ReceiptId),
        ExampleResponse = new GetReceiptResponse(
            ReceiptResponse.From(RetentionExamples.Receipt), "-----BEGIN PUBLIC KEY-----\nMFkw…\n-----END PUBLIC KEY-----"),
    };

    public async Task<GetReceiptResponse> RunAsync(ApiCall call, GetReceiptRequest request)
    {
        var receipt = await grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key).Find(request.ReceiptId)
            ?? throw new ContactCenterException(CommonErrors.ResourceNotFound);
        return new GetReceiptResponse(ReceiptResponse.From(receipt), await signer.PublicKeyAsync(receipt, call.Aborted));
    }
}

/// <summary>Receipts in the examples of the API's description.</summary>
internal static class RetentionExamples
{
    public static ErasureReceipt Receipt { get; } = new(
        "674eeb4343725ce31dd9bdc9", WorkspaceExamples.At, "rbAXPnMktTFbNpwtJ", Contacts: 0, Visitors: 0, Conversations: 212, BlocksKept: 0, Files: 31,
        ImmutableDictionary<string, long>.Empty.Add("conversation-started", 212).Add("message", 1_904), "5f2c8a1e9b3d7046", "MEUCIQDk…")
    {
        Action = RetentionActions.Anonymize, ClosedBefore = WorkspaceExamples.At.AddDays(-365), Days = 365,
        DepartmentId = RetentionPolicyResponse.Example.Department!.Id,
    };
}
