using ContactCenter.Api.Workspace;
using ContactCenter.Webhooks;

namespace ContactCenter.Api.Webhooks;

/// <summary>The last deliveries to an endpoint of webhooks, the newest first: at most 200, of the last seven days. Contents are not kept.</summary>
internal sealed class ListDeliveriesOperation(IGrainFactory grains, IWorkspaceConfiguration workspace)
    : IOperation<ListDeliveriesRequest, ListDeliveriesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/webhooks.deliveries")
    {
        Access = Access.AllOf(Permissions.ViewWebhooks), Errors = [CatalogErrors.WebhookNotFound],
        ExampleRequest = new ListDeliveriesRequest(WebhookResponse.Example.Id) { Count = 25 },
        ExampleResponse = new ListDeliveriesResponse(
            [new(WorkspaceExamples.At, "evt_1190", WebhookEventTypes.Started, 1_190, "room1", 3, 503, 120, "http-503")])
        {
            Count = 1, Offset = 0, Total = 1,
        },
    };

    public async Task<ListDeliveriesResponse> RunAsync(ApiCall call, ListDeliveriesRequest request)
    {
        if (!WebhookTarget.Exists(workspace.Current, request.WebhookId)) throw new ContactCenterException(CatalogErrors.WebhookNotFound);
        var page = Paging.Of(request, workspace.Current);
        var (shown, total) = page.Cut(await grains.GetGrain<IWebhookDeliveryGrain>(request.WebhookId).ListDeliveries());
        return new ListDeliveriesResponse([.. shown.Select(DeliveryResponse.From)]) { Count = shown.Length, Offset = page.Offset, Total = total };
    }
}

internal sealed record ListDeliveriesRequest([ValidId] string WebhookId) : PageParameters;

internal sealed record ListDeliveriesResponse(ImmutableArray<DeliveryResponse> Deliveries) : PagedResult;

/// <summary>One call of an endpoint.</summary>
/// <param name="Id">The room or call.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="HttpStatus">Null = there was no response.</param>
/// <param name="Fault">Why it did not arrive; null = it did.</param>
internal sealed record DeliveryResponse(
    DateTimeOffset At, string EventId, string Type, long Position, string Id, int Attempt, int? HttpStatus, long Milliseconds, string? Fault)
{
    public static DeliveryResponse From(WebhookDelivery delivery) => new(
        delivery.At, delivery.EventId, delivery.Type, delivery.Position, delivery.EntityId, delivery.Attempt, delivery.HttpStatus, delivery.Milliseconds,
        delivery.Fault);
}
