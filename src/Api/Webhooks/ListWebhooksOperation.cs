using ContactCenter.Webhooks;

namespace ContactCenter.Api.Webhooks;

/// <summary>Endpoints of webhooks by name, and how far each is; that of the settings first.</summary>
internal sealed class ListWebhooksOperation(IGrainFactory grains, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<NoRequest, ListWebhooksResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/webhooks")
    {
        Access = Access.AllOf(Permissions.ViewWebhooks),
        ExampleResponse = new ListWebhooksResponse([new(WebhookResponse.Example, WebhookStateResponse.Example)]),
    };

    public async Task<ListWebhooksResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var current = workspace.Current;
        var listed = current.Webhooks.Values.OrderBy(item => item.Name, StringComparer.CurrentCulture).ThenBy(item => item.WebhookId, StringComparer.Ordinal)
            .Select(WebhookResponse.From);
        if (WebhookResponse.OfSettings(current, time.GetUtcNow()) is { } ofSettings) listed = listed.Prepend(ofSettings);
        return new ListWebhooksResponse([.. await Task.WhenAll(listed.Select(async webhook =>
            new ListedWebhook(webhook, WebhookStateResponse.From(await grains.GetGrain<IWebhookDeliveryGrain>(webhook.Id).Read()))))]);
    }
}

internal sealed record ListWebhooksResponse(ImmutableArray<ListedWebhook> Webhooks) : ApiResult;

internal sealed record ListedWebhook([property: Spread] WebhookResponse Webhook, WebhookStateResponse State);
