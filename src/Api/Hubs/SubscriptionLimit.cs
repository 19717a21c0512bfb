using ContactCenter.Api.Feed;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>
/// Limits how often one connection may subscribe. Each subscription ends the one before and reads a snapshot, so a client that asks without end,
/// and perhaps reads no response, would keep its connection busy for minutes.
/// </summary>
internal static class SubscriptionLimit
{
    private const int RetrySeconds = 60;

    /// <exception cref="ContactCenterException">Too many in this minute.</exception>
    public static void Check(HubCallerContext context, FeedServices feed)
    {
        if (!context.Items.TryGetValue(typeof(RateWindow), out var found))
            context.Items[typeof(RateWindow)] = found = new RateWindow(feed.Options.MaxSubscriptionsPerMinute, RetrySeconds * feed.Time.TimestampFrequency);
        var window = (RateWindow)found!;
        if (window.TryTake(feed.Time.GetTimestamp())) return;
        if (window.Refused > feed.Options.MaxRefusedSubscriptionsPerMinute) context.Abort();
        throw new ContactCenterException(HttpErrors.TooManyRequests(RetrySeconds));
    }
}
