using System.Collections.Immutable;
using ContactCenter.Visitors;
using Orleans.Concurrency;

namespace ContactCenter.Webhooks;

/// <summary>
/// Sends what the journal tells to one endpoint. Key: the endpoint's id, or <see cref="LivechatId"/>. Each endpoint has an actor of its own, so
/// that one which is slow or dead delays no other.
/// </summary>
[Alias("IWebhookDelivery")]
public interface IWebhookDeliveryGrain : IGrainWithStringKey
{
    /// <summary>The endpoint that the settings <c>Livechat_webhook…</c> make (contract §9).</summary>
    const string LivechatId = "livechat";

    /// <summary>Begins to send what is due, if anything is. Upkeep makes up for a lost call.</summary>
    [Alias("Wake"), AlwaysInterleave]
    Task Wake();

    /// <summary>Keeps a message until it is sent, or has failed for a day. With too many that wait it is not kept.</summary>
    [Alias("Tell"), AlwaysInterleave]
    Task Tell(OfflineMessage message);

    [Alias("Read"), AlwaysInterleave]
    Task<WebhookStatus> Read();

    /// <summary>The last deliveries, the newest first.</summary>
    [Alias("ListDeliveries"), AlwaysInterleave]
    Task<ImmutableArray<WebhookDelivery>> ListDeliveries();

    /// <summary>Sends everything after a position once more, in order. What was held or parked is sent with it.</summary>
    [Alias("Replay"), AlwaysInterleave]
    Task<WebhookStatus> Replay(long afterPosition);

    /// <summary>Goes on at once with what is held or parked, and with an endpoint that said it is gone.</summary>
    /// <param name="entityId">The conversation, call or contact; null = all.</param>
    /// <param name="skips">Leaves out the event of each that could not be delivered.</param>
    [Alias("Resume"), AlwaysInterleave]
    Task<WebhookStatus> Resume(string? entityId, bool skips);

    /// <summary>Sends a sample, beside everything else.</summary>
    [Alias("Test"), AlwaysInterleave]
    Task<WebhookTest> Test();

    /// <summary>Forgets everything: the endpoint was deleted.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task Forget();
}

/// <summary>How far the deliveries to an endpoint are.</summary>
/// <param name="Position">Everything up to here is delivered, or among <see cref="Held"/>. Null = nothing was looked at yet.</param>
/// <param name="Head">The journal's last position.</param>
/// <param name="Held">Conversations and calls whose next event could not be delivered yet, those that wait longest first; not all if many.</param>
/// <param name="Waiting">The number of those that are tried again by themselves.</param>
/// <param name="Parked">The number of those that are not.</param>
/// <param name="GoneAt">When the endpoint said that it is gone (410): nothing is sent until somebody resumes it. Null = it did not.</param>
/// <param name="PausedUntil">When the endpoint wants to be called again (Retry-After); null = now.</param>
/// <param name="IsSending">Whether something is sent, or looked for, at this moment.</param>
[GenerateSerializer, Immutable, Alias("WebhookStatus")]
public sealed record WebhookStatus(
    long? Position, long Head, ImmutableArray<HeldWebhooks> Held, int Waiting, int Parked, DateTimeOffset? GoneAt, DateTimeOffset? PausedUntil,
    bool IsSending);

/// <summary>A conversation, call or contact whose next event could not be delivered. Its later events wait behind it.</summary>
/// <param name="EntityId">A room id or a call's id.</param>
/// <param name="Position">The position of that event.</param>
/// <param name="ParkedAt">Since when it is not tried again by itself; null = it is.</param>
/// <param name="Fault">One of <see cref="WebhookFaults"/>, or <c>http-</c> and the status.</param>
[GenerateSerializer, Immutable, Alias("HeldWebhooks")]
public sealed record HeldWebhooks(
    string EntityId, long Position, int Attempts, DateTimeOffset FirstFailedAt, DateTimeOffset NextAt, DateTimeOffset? ParkedAt, string Fault);

/// <summary>One call of an endpoint. What was sent and answered is not kept.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="HttpStatus">Null = there was no response.</param>
/// <param name="Fault">Null = delivered.</param>
[GenerateSerializer, Immutable, Alias("WebhookDelivery")]
public sealed record WebhookDelivery(
    DateTimeOffset At, string EventId, string Type, long Position, string EntityId, int Attempt, int? HttpStatus, long Milliseconds, string? Fault);

/// <param name="ResponseStart">The first characters of the response.</param>
[GenerateSerializer, Immutable, Alias("WebhookTest")]
public sealed record WebhookTest(int? HttpStatus, long Milliseconds, string? Fault, string ResponseStart);

/// <summary>The reasons for which a delivery fails without a response.</summary>
public static class WebhookFaults
{
    /// <summary>The address is not public, and no operator allows it.</summary>
    public const string Refused = "refused";
    public const string Timeout = "timeout";
    public const string Unreachable = "unreachable";

    /// <summary>The event is larger than what is sent.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Something here failed: the log says what.</summary>
    public const string Internal = "internal";
}

/// <summary>Limits of webhooks.</summary>
public static class WebhookLimits
{
    public const int UrlCharactersMax = 2_000;
    public const int PayloadBytesMax = 512 * 1024;

    /// <summary>The most conversations and calls of which an endpoint is sent something at once.</summary>
    public const int InFlightMax = 8;

    /// <summary>Offline messages that wait for an endpoint.</summary>
    public const int OfflineMax = 50;

    /// <summary>Deliveries that are remembered for each endpoint.</summary>
    public const int DeliveriesMax = 200;
    public const int DeliveryDaysMax = 7;

    /// <summary>Held conversations and calls that a status lists.</summary>
    public const int HeldShownMax = 50;
    public const int ResponseCharactersMax = 1_024;
}
