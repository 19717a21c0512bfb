using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Webhooks;

/// <summary>Decides when what could not be delivered is tried again, and when it is given up.</summary>
public static class DeliveryRules
{
    /// <summary>Lanes that wait for another try; as soon as there are so many the endpoint is taken to be down, and nothing new is read.</summary>
    public const int WaitingMax = 16;

    /// <summary>Parked lanes. With so many, nothing new is read until somebody looks at them.</summary>
    public const int ParkedMax = 1_000;

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan PauseMax = TimeSpan.FromHours(1);
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    /// <summary>The longest time for which an endpoint is left alone because it wants to be.</summary>
    public static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(6);

    private const double Spread = 0.2;
    private const int DoublingsMax = 20;

    /// <summary>The time until the next try: twice that of the last one, up to an hour, and a fifth more or less.</summary>
    /// <param name="attempts">Tries so far, from 1.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Pause(int attempts, double random)
    {
        var pause = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, DoublingsMax)), PauseMax.TotalSeconds);
        return TimeSpan.FromSeconds(pause * (1 - Spread + (2 * Spread * random)));
    }

    /// <summary>The lane after a try of its next entry failed.</summary>
    /// <param name="before">The lane before; null = it was not held.</param>
    public static HeldLane Failed(HeldLane? before, JournalEntry entry, WebhookReceipt receipt, DateTimeOffset now, double random)
    {
        var isAgain = before is { Attempts: > 0 } && before.Seq == entry.Seq;
        var (attempts, first) = isAgain ? (before!.Attempts + 1, before.FirstFailedAt) : (1, now);
        var next = now + Pause(attempts, random);
        return Held(entry, now) with
        {
            Attempts = attempts, FirstFailedAt = first, NextAt = next, Fault = receipt.Fault ?? "", ParkedAt = next - first > GivenUpAfter ? now : null,
        };
    }

    /// <summary>A lane that goes on with this entry as soon as it can.</summary>
    public static HeldLane Held(JournalEntry entry, DateTimeOffset now) =>
        new(entry.Entity.Type, entry.Entity.Id, entry.Seq, entry.Position, Attempts: 0, now, now, "");

    /// <summary>How long the endpoint is left alone after a response; null = it is not.</summary>
    public static DateTimeOffset? PausedUntil(WebhookReceipt receipt, DateTimeOffset now)
    {
        if (receipt.IsDelivered || receipt.RetryAfter is not { } asked || asked <= TimeSpan.Zero) return null;
        return now + (asked < RetryAfterMax ? asked : RetryAfterMax);
    }

    public static bool MayReadOn(DeliveryProgress progress) =>
        progress.Held.Count(lane => lane.ParkedAt is null) < WaitingMax && progress.Held.Count(lane => lane.ParkedAt is not null) < ParkedMax;

    /// <summary>The lanes that are tried now, those that wait longest first.</summary>
    public static ImmutableArray<HeldLane> Due(DeliveryProgress progress, DateTimeOffset now) =>
    [
        .. progress.Held.Where(lane => lane.ParkedAt is null && lane.NextAt <= now).OrderBy(lane => lane.NextAt).ThenBy(lane => lane.Position)
            .Take(WebhookLimits.InFlightMax),
    ];

    /// <summary>The progress after some lanes had their turn.</summary>
    /// <param name="after">What is left of each; null = nothing.</param>
    public static DeliveryProgress Retried(DeliveryProgress progress, IReadOnlyList<(HeldLane Before, HeldLane? After)> after, DateTimeOffset now)
    {
        var left = progress.Held.ToDictionary(Key);
        foreach (var (before, lane) in after)
        {
            left.Remove(Key(before));
            if (lane is not null) left.Add(Key(lane), lane);
        }

        // An endpoint that was down is back: nobody waits for the end of a pause that the fault made long.
        var isBack = !MayReadOn(progress) && after.Any(one => one.After is not { Attempts: > 0 });
        return progress with
        {
            Held = [.. left.Values.Select(lane => isBack && lane.ParkedAt is null && lane.NextAt > now ? lane with { NextAt = now } : lane)],
        };
    }

    /// <summary>Goes on with one lane or all at once.</summary>
    /// <param name="skips">Leaves out the entry of each that could not be delivered.</param>
    public static DeliveryProgress Resumed(DeliveryProgress progress, string? entityId, bool skips, DateTimeOffset now) => progress with
    {
        GoneAt = null, GoneUrl = null, PausedUntil = null,
        Held =
        [
            .. progress.Held.Select(lane => entityId is not null && lane.EntityId != entityId ? lane : lane with
            {
                NextAt = now, ParkedAt = null, FirstFailedAt = now, Attempts = 0, Seq = skips && lane.Attempts > 0 ? lane.Seq + 1 : lane.Seq,
            }),
        ],
    };

    public static OfflineWebhook? FindDueOffline(DeliveryProgress progress, DateTimeOffset now) =>
        progress.Offline.FirstOrDefault(message => message.NextAt <= now);

    /// <summary>The progress after a try to send an offline message; one that failed for a day is dropped.</summary>
    public static DeliveryProgress Tried(DeliveryProgress progress, OfflineWebhook message, WebhookReceipt receipt, DateTimeOffset now, double random)
    {
        var next = now + Pause(message.Attempts + 1, random);
        var left = progress.Offline.Where(other => other.Id != message.Id);
        if (!receipt.IsDelivered && next - message.At <= GivenUpAfter)
            left = left.Append(message with { Attempts = message.Attempts + 1, NextAt = next });
        return progress with { Offline = [.. left] };
    }

    /// <summary>The deliveries that are remembered.</summary>
    public static ImmutableArray<WebhookDelivery> Remembered(ImmutableArray<WebhookDelivery> deliveries, DateTimeOffset now)
    {
        var oldest = now.AddDays(-WebhookLimits.DeliveryDaysMax);
        return [.. deliveries.Where(delivery => delivery.At > oldest).TakeLast(WebhookLimits.DeliveriesMax)];
    }

    public static (string, string) Key(HeldLane lane) => (lane.EntityType, lane.EntityId);
}
