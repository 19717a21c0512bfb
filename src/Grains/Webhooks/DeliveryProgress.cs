using System.Collections.Immutable;

namespace ContactCenter.Webhooks;

/// <summary>
/// How far the deliveries to an endpoint are, as it is stored. It holds no content, but for offline messages: what is sent is read from the journal.
/// </summary>
public sealed record DeliveryProgress
{
    /// <summary>Everything up to here is delivered, or among <see cref="Held"/>; null = nothing was looked at yet.</summary>
    public long? Position { get; init; }

    /// <summary>Lanes that are behind <see cref="Position"/>.</summary>
    public ImmutableArray<HeldLane> Held { get; init; } = [];
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>The address that said it is gone: another one is tried.</summary>
    public string? GoneUrl { get; init; }
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Messages that are in no journal, until they are sent.</summary>
    public ImmutableArray<OfflineWebhook> Offline { get; init; } = [];
}

/// <param name="Id">The event's id.</param>
/// <param name="Attempts">Tries so far.</param>
public sealed record OfflineWebhook(
    string Id, DateTimeOffset At, string Name, string Email, string Text, string? DepartmentName, string? Host, int Attempts, DateTimeOffset NextAt);

/// <summary>A conversation, call or contact whose entries from one on are still to be delivered.</summary>
/// <param name="Seq">The seq of that entry in the entity's own history.</param>
/// <param name="Attempts">Tries so far; 0 = it only waits for its turn.</param>
public sealed record HeldLane(
    string EntityType, string EntityId, long Seq, long Position, int Attempts, DateTimeOffset FirstFailedAt, DateTimeOffset NextAt, string Fault)
{
    /// <summary>Since when it is not tried again by itself; null = it is.</summary>
    public DateTimeOffset? ParkedAt { get; init; }
}

/// <summary>The last deliveries, as they are stored: the oldest first.</summary>
public sealed record DeliveryLog
{
    public ImmutableArray<WebhookDelivery> Deliveries { get; init; } = [];
}
