using ContactCenter.Api.Workspace;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Webhooks;
using ContactCenter.Webhooks;

namespace ContactCenter.Api.Webhooks;

/// <summary>
/// Creates an endpoint of webhooks, or changes the one with that `_id`. A new one is sent what happens from now on. The response tells a new secret.
/// </summary>
internal sealed class SaveWebhookOperation(
    WorkspaceWriter writer, IGrainFactory grains, IWorkspaceConfiguration workspace, OutgoingGuard guard, SecretSealer sealer, TimeProvider time)
    : IOperation<SaveWebhookRequest, SaveWebhookResponse>
{
    /// <summary>How long the secret before a new one signs as well.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public static ApiOperation Operation { get; } = new("POST", "livechat/webhooks.save")
    {
        Access = Access.AllOf(Permissions.ManageWebhooks),
        IsAudited = true,
        Errors =
        [
            CatalogErrors.WebhookNotFound, CatalogErrors.TooMany, WebhookErrors.NoWebAddress, WebhookErrors.AddressWithUser, WebhookErrors.PrivateAddress,
            WebhookErrors.InvalidSecret, WebhookErrors.UnknownEvent,
        ],
        ExampleRequest = new SaveWebhookRequest(
            null, WebhookResponse.Example.Name!, WebhookResponse.Example.Url, Events: [WebhookEventTypes.Started, WebhookEventTypes.Closed]),
        ExampleResponse = new SaveWebhookResponse(WebhookResponse.Example, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="),
    };

    public async Task<SaveWebhookResponse> RunAsync(ApiCall call, SaveWebhookRequest request)
    {
        if (await guard.FindFaultAsync(request.Url, call.Aborted) is { } fault) throw new ContactCenterException(WebhookErrors.Of(fault));
        if (request.Secret is { } chosen && !WebhookSecrets.IsValid(chosen)) throw new ContactCenterException(WebhookErrors.InvalidSecret);
        if (request.Events?.Any(type => !WebhookEventTypes.All.Contains(type)) == true) throw new ContactCenterException(WebhookErrors.UnknownEvent);
        var known = request.Id is null ? null : workspace.Current.Webhooks.GetValueOrDefault(request.Id)
            ?? throw new ContactCenterException(CatalogErrors.WebhookNotFound);
        var item = await ItemAsync(call, request, known);
        await writer.WriteAsync(call, (actor, context) => actor.SaveWebhook(context, item, known is null));
        // Saving is how somebody says that the endpoint is there after all.
        if (known is not null && item.Enabled) await grains.GetGrain<IWebhookDeliveryGrain>(item.WebhookId).Resume("", skips: false);
        var isNew = known is null || request.Secret is not null || request.NewSecret == true;
        // What is kept counts: a repeated call made another secret, which nobody keeps.
        var kept = workspace.Current.Webhooks.GetValueOrDefault(item.WebhookId) ?? throw new ContactCenterException(CatalogErrors.WebhookNotFound);
        return new SaveWebhookResponse(
            WebhookResponse.From(kept), isNew ? await WebhookSecrets.OpenAsync(sealer, kept.WebhookId, kept.SealedSecret) : null);
    }

    private async Task<WebhookItem> ItemAsync(ApiCall call, SaveWebhookRequest request, WebhookItem? known)
    {
        var (id, now) = (known?.WebhookId ?? call.Ids.HexId("webhook"), time.GetUtcNow());
        var item = new WebhookItem(
            id, request.Name.Trim(), request.Url, request.Enabled ?? known?.Enabled ?? true, request.Events ?? known?.Events ?? [],
            known?.SealedSecret ?? "", known?.CreatedAt ?? now, now)
        {
            FormerSealedSecret = known?.FormerSealedSecret, FormerUntil = known?.FormerUntil,
        };
        if (known is not null && request.Secret is null && request.NewSecret != true) return item;
        return item with
        {
            SealedSecret = await WebhookSecrets.SealAsync(sealer, id, request.Secret ?? WebhookSecrets.New()),
            FormerSealedSecret = known?.SealedSecret, FormerUntil = known is null ? null : now + Overlap,
        };
    }
}

/// <param name="Id">The endpoint to change; absent = a new one.</param>
/// <param name="Events">The types of events that it is sent; empty = all, absent = as before.</param>
/// <param name="Enabled">False = nothing is sent. What happens meanwhile is sent when it is true again. Absent = as before; for a new one true.</param>
/// <param name="Secret">`whsec_` and 24 to 64 bytes in Base64; absent = one is made for a new endpoint. The one before signs as well for a day.</param>
/// <param name="NewSecret">True = another secret is made.</param>
internal sealed record SaveWebhookRequest(
    [ValidId][property: JsonPropertyName("_id")] string? Id, [NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] string Name,
    [MaxLength(WebhookLimits.UrlCharactersMax)] string Url, bool? Enabled = null,
    [Items(AreUnique = true), MaxLength(100)] ImmutableArray<string>? Events = null,
    [MaxLength(200)] string? Secret = null, bool? NewSecret = null);

/// <param name="Secret">A new secret, which is told only now.</param>
internal sealed record SaveWebhookResponse(WebhookResponse Webhook, string? Secret) : ApiResult;
