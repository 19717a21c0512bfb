using ContactCenter.Api.Workspace;
using ContactCenter.Webhooks;

namespace ContactCenter.Api.Webhooks;

/// <summary>An endpoint to which events are sent. Its secret is told when it is made, and never again.</summary>
/// <param name="Id">`livechat` = the one that the settings `Livechat_webhook…` make; these change it.</param>
/// <param name="Events">The types of events that it is sent.</param>
internal sealed record WebhookResponse(
    [property: JsonPropertyName("_id")] string Id, string? Name, string Url, bool Enabled, ImmutableArray<string> Events, DateTimeOffset? CreatedAt,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset? UpdatedAt)
{
    public static WebhookResponse Example { get; } = new(
        "674eeb4343725ce31dd9bdf1", "Our CRM", "https://crm.example.com/events", true, [WebhookEventTypes.Started, WebhookEventTypes.Closed],
        WorkspaceExamples.At, WorkspaceExamples.At);

    public static WebhookResponse From(WebhookItem item) => new(
        item.WebhookId, item.Name, item.Url, item.Enabled, item.Events.IsEmpty ? WebhookEventTypes.All : item.Events, item.CreatedAt, item.UpdatedAt);

    /// <summary>The endpoint of the settings; null = there is none.</summary>
    public static WebhookResponse? OfSettings(WorkspaceSnapshot workspace, DateTimeOffset now) =>
        WebhookTarget.Find(workspace, IWebhookDeliveryGrain.LivechatId, now) is { } target
            ? new(target.Id, null, target.Url, true, [.. WebhookEventTypes.All.Where(target.Types.Contains)], null, null)
            : null;
}

/// <summary>How far the deliveries to an endpoint are.</summary>
/// <param name="Position">Every event up to here is delivered, or held; null = nothing was looked at yet.</param>
/// <param name="Head">The last position of all that happened.</param>
/// <param name="Waiting">Conversations and calls whose next event failed and is tried again.</param>
/// <param name="Parked">Those whose next event failed for a day: they wait for a replay or for `livechat/webhooks.resume`.</param>
/// <param name="GoneAt">When the endpoint responded with 410: nothing is sent until it is saved or resumed.</param>
/// <param name="PausedUntil">When the endpoint wants to be called again.</param>
/// <param name="Held">What waits or is parked, those that wait longest first, at most 50.</param>
internal sealed record WebhookStateResponse(
    long? Position, long Head, int Waiting, int Parked, DateTimeOffset? GoneAt, DateTimeOffset? PausedUntil, ImmutableArray<HeldWebhookResponse> Held)
{
    public static WebhookStateResponse Example { get; } = new(
        1_207, 1_208, 1, 0, null, null, [new("room1", 1_190, 3, WorkspaceExamples.At, WorkspaceExamples.At, null, "http-503")]);

    public static WebhookStateResponse From(WebhookStatus status) => new(
        status.Position, status.Head, status.Waiting, status.Parked, status.GoneAt, status.PausedUntil,
        [
            .. status.Held.Select(held => new HeldWebhookResponse(
                held.EntityId, held.Position, held.Attempts, held.FirstFailedAt, held.ParkedAt is null ? held.NextAt : null, held.ParkedAt, held.Fault)),
        ]);
}

/// <summary>A conversation, call or contact whose next event could not be delivered.</summary>
/// <param name="Id">A room id or a call's id.</param>
/// <param name="Position">The position of that event.</param>
/// <param name="NextAt">When it is tried again; null = it is parked.</param>
/// <param name="Fault">`http-` and the status, or `timeout`, `unreachable`, `refused`, `too-large`, `internal`.</param>
internal sealed record HeldWebhookResponse(
    string Id, long Position, int Attempts, DateTimeOffset FirstFailedAt, DateTimeOffset? NextAt, DateTimeOffset? ParkedAt, string Fault);
