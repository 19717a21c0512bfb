using ContactCenter.Api.Workspace;
using ContactCenter.Webhooks;

namespace ContactCenter.Api.Webhooks;

/// <summary>Removes an endpoint of webhooks, and all that is known of its deliveries.</summary>
internal sealed class DeleteWebhookOperation(WorkspaceWriter writer, IGrainFactory grains) : IOperation<WebhookRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/webhooks.delete")
    {
        Access = Access.AllOf(Permissions.ManageWebhooks), IsAudited = true, Errors = [CatalogErrors.WebhookNotFound],
        ExampleRequest = new WebhookRequest(WebhookResponse.Example.Id),
    };

    public async Task<Done> RunAsync(ApiCall call, WebhookRequest request)
    {
        var done = await writer.WriteAsync(call, (actor, context) => actor.DeleteWebhook(context, request.WebhookId));
        await grains.GetGrain<IWebhookDeliveryGrain>(request.WebhookId).Forget();
        return done;
    }
}

/// <summary>Sends a sample to an endpoint of webhooks, also to one that is switched off, and tells how it responded.</summary>
internal sealed class TestWebhookOperation(IGrainFactory grains) : IOperation<WebhookRequest, TestWebhookResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/webhooks.test")
    {
        Access = Access.AllOf(Permissions.ManageWebhooks), Errors = [CatalogErrors.WebhookNotFound],
        ExampleRequest = new WebhookRequest(WebhookResponse.Example.Id), ExampleResponse = new TestWebhookResponse(true, 200, 84, null, "ok"),
    };

    public async Task<TestWebhookResponse> RunAsync(ApiCall call, WebhookRequest request)
    {
        var test = await grains.GetGrain<IWebhookDeliveryGrain>(request.WebhookId).Test();
        return new TestWebhookResponse(test.Fault is null, test.HttpStatus, test.Milliseconds, test.Fault, VisibleText.OneLine(test.ResponseStart) ?? "");
    }
}

/// <param name="HttpStatus">Null = there was no response.</param>
/// <param name="Fault">Why it did not arrive; null = it did.</param>
/// <param name="ResponseStart">The first characters of the response, at most 1,024.</param>
internal sealed record TestWebhookResponse(bool Delivered, int? HttpStatus, long Milliseconds, string? Fault, string ResponseStart) : ApiResult;

/// <summary>
/// Sends every event after a position once more, in order, and then goes on from there. What was held or parked is sent with it; receivers know
/// what they have already by its id.
/// </summary>
internal sealed class ReplayWebhookOperation(IGrainFactory grains) : IOperation<ReplayWebhookRequest, WebhookStateResult>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/webhooks.replay")
    {
        Access = Access.AllOf(Permissions.ManageWebhooks), IsAudited = true, Errors = [CatalogErrors.WebhookNotFound],
        ExampleRequest = new ReplayWebhookRequest(WebhookResponse.Example.Id, 1_000), ExampleResponse = WebhookStateResult.Example,
    };

    public async Task<WebhookStateResult> RunAsync(ApiCall call, ReplayWebhookRequest request) => WebhookStateResult.From(
        await grains.GetGrain<IWebhookDeliveryGrain>(request.WebhookId).Replay(request.Position));
}

/// <param name="Position">Events after it are sent; 0 = all. One that is beyond the last = from now on.</param>
internal sealed record ReplayWebhookRequest([ValidId] string WebhookId, [AtLeast(0)] long Position);

/// <summary>Goes on at once with conversations and calls that are held or parked, and with an endpoint that said it is gone.</summary>
internal sealed class ResumeWebhookOperation(IGrainFactory grains) : IOperation<ResumeWebhookRequest, WebhookStateResult>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/webhooks.resume")
    {
        Access = Access.AllOf(Permissions.ManageWebhooks), IsAudited = true, Errors = [CatalogErrors.WebhookNotFound],
        ExampleRequest = new ResumeWebhookRequest(WebhookResponse.Example.Id), ExampleResponse = WebhookStateResult.Example,
    };

    public async Task<WebhookStateResult> RunAsync(ApiCall call, ResumeWebhookRequest request) => WebhookStateResult.From(
        await grains.GetGrain<IWebhookDeliveryGrain>(request.WebhookId).Resume(request.Id, request.Skip == true));
}

/// <param name="Id">The room or call to go on with; absent = all.</param>
/// <param name="Skip">True = the event of each that could not be delivered is left out.</param>
internal sealed record ResumeWebhookRequest([ValidId] string WebhookId, [ValidId] string? Id = null, bool? Skip = null);

internal sealed record WebhookStateResult(WebhookStateResponse State) : ApiResult
{
    public static WebhookStateResult Example { get; } = new(WebhookStateResponse.Example);

    public static WebhookStateResult From(WebhookStatus status) => new(WebhookStateResponse.From(status));
}

/// <summary>Names an endpoint of webhooks.</summary>
internal sealed record WebhookRequest([ValidId] string WebhookId);
