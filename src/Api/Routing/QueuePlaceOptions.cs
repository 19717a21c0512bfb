namespace ContactCenter.Api.Routing;

/// <summary>Limits of the places that waiting visitors are told: section <c>Feed</c> of the configuration.</summary>
public sealed class QueuePlaceOptions
{
    public const string Section = "Feed";

    /// <summary>Conversations of one queue whose visitors are told their places: those who wait behind them are not.</summary>
    [Range(1, 1_000)]
    public int MaxQueuePlaces { get; set; } = 1_000;

    /// <summary>Milliseconds for which the times of recent conversations are kept for the estimate.</summary>
    [Range(1, 3_600_000)]
    public int ChatTimesMilliseconds { get; set; } = 60_000;
}
