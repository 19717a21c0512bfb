using System.Collections.Immutable;
using ContactCenter.Workspace;

namespace ContactCenter.Webhooks;

/// <summary>An endpoint, and what it is sent.</summary>
/// <param name="SealedSecrets">Secrets that sign, each of which opens for the endpoint's id; the newest first. None = nothing is signed.</param>
/// <param name="Token">The header of the contract; null = none.</param>
public sealed record WebhookTarget(
    string Id, string Url, bool IsLivechat, ImmutableHashSet<string> Types, ImmutableArray<string> SealedSecrets, string? Token, TimeSpan Timeout)
{
    private const string UrlSetting = "Livechat_webhookUrl";

    private static readonly ImmutableArray<(string Setting, string Type)> Switches =
    [
        ("Livechat_webhook_on_start", WebhookEventTypes.Started), ("Livechat_webhook_on_close", WebhookEventTypes.Closed),
        ("Livechat_webhook_on_chat_taken", WebhookEventTypes.Taken), ("Livechat_webhook_on_chat_queued", WebhookEventTypes.Queued),
        ("Livechat_webhook_on_forward", WebhookEventTypes.Forwarded), ("Livechat_webhook_on_visitor_message", WebhookEventTypes.FromVisitor),
        ("Livechat_webhook_on_agent_message", WebhookEventTypes.FromAgent), ("Livechat_webhook_on_offline_msg", WebhookEventTypes.Offline),
    ];

    /// <summary>The endpoints that are sent something now.</summary>
    public static IEnumerable<string> IdsOf(WorkspaceSnapshot workspace)
    {
        if (workspace.SettingText(UrlSetting).Length > 0) yield return IWebhookDeliveryGrain.LivechatId;
        foreach (var webhook in workspace.Webhooks.Values.Where(webhook => webhook.Enabled)) yield return webhook.WebhookId;
    }

    /// <summary>Whether there is such an endpoint, switched on or not.</summary>
    public static bool Exists(WorkspaceSnapshot workspace, string id) =>
        id == IWebhookDeliveryGrain.LivechatId ? workspace.SettingText(UrlSetting).Length > 0 : workspace.Webhooks.ContainsKey(id);

    /// <param name="evenIfOff">Also when it is switched off: for a test.</param>
    /// <returns>Null = there is no such endpoint, or it is switched off.</returns>
    public static WebhookTarget? Find(WorkspaceSnapshot workspace, string id, DateTimeOffset now, bool evenIfOff = false)
    {
        var timeout = TimeSpan.FromMilliseconds(workspace.SettingNumber("Livechat_http_timeout"));
        if (id == IWebhookDeliveryGrain.LivechatId) return Livechat(workspace, timeout);
        if (workspace.Webhooks.GetValueOrDefault(id) is not { } webhook || !(webhook.Enabled || evenIfOff)) return null;
        ImmutableArray<string> secrets = webhook.FormerSealedSecret is { } former && webhook.FormerUntil > now
            ? [webhook.SealedSecret, former]
            : [webhook.SealedSecret];
        var types = webhook.Events.IsEmpty ? WebhookEventTypes.All : webhook.Events;
        return new WebhookTarget(id, webhook.Url, IsLivechat: false, [.. types], secrets, Token: null, timeout);
    }

    /// <summary>The entry that made the endpoint: what came before it is not sent.</summary>
    public static bool IsMadeBy(string id, WorkspaceEntry? entry) => entry switch
    {
        SettingChanged changed => id == IWebhookDeliveryGrain.LivechatId && changed.SettingId == UrlSetting,
        WebhookSaved saved => saved.Webhook.WebhookId == id,
        _ => false,
    };

    private static WebhookTarget? Livechat(WorkspaceSnapshot workspace, TimeSpan timeout)
    {
        if (workspace.SettingText(UrlSetting) is not { Length: > 0 } url) return null;
        var token = workspace.SettingText("Livechat_secret_token");
        var types = Switches.Where(one => workspace.SettingIsOn(one.Setting)).Select(one => one.Type);
        return new WebhookTarget(
            IWebhookDeliveryGrain.LivechatId, url, IsLivechat: true, [.. types], [], token.Length > 0 ? token : null, timeout);
    }
}
