using System.Collections.Immutable;

namespace ContactCenter.Workspace;

/// <summary>An endpoint to which events are sent.</summary>
/// <param name="Events">Types of events, of those that webhooks have; empty = all.</param>
/// <param name="SealedSecret">The secret that signs, encrypted: it opens for this endpoint only.</param>
[GenerateSerializer, Immutable, Alias("WebhookItem")]
public sealed record WebhookItem(
    string WebhookId, string Name, string Url, bool Enabled, ImmutableArray<string> Events, string SealedSecret, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The secret before this one, which signs as well for a while; null = there is none.</summary>
    [Id(0)] public string? FormerSealedSecret { get; init; }
    [Id(1)] public DateTimeOffset? FormerUntil { get; init; }
}
