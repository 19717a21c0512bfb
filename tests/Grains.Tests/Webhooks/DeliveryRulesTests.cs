using ContactCenter.Journal;
using ContactCenter.Webhooks;

namespace ContactCenter.Tests.Webhooks;

/// <summary>When what could not be delivered is tried again, and when it is given up.</summary>
public sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WebhookReceipt Failed = new(500, "http-500", TimeSpan.Zero);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(10, 2_560)]
    [InlineData(11, 3_600)]
    [InlineData(1_000_000, 3_600)]
    public void Pause_doubles_up_to_an_hour(int attempts, double seconds)
    {
        Assert.Equal(seconds, DeliveryRules.Pause(attempts, 0.5).TotalSeconds, 3);
        Assert.Equal(seconds * 0.8, DeliveryRules.Pause(attempts, 0).TotalSeconds, 3);
        Assert.Equal(seconds * 1.2, DeliveryRules.Pause(attempts, 1).TotalSeconds, 3);
    }

    [Fact]
    public void Event_that_fails_is_tried_for_a_day_and_then_parked()
    {
        HeldLane? lane = null;
        var now = Now;
        while (lane?.ParkedAt is null)
        {
            lane = DeliveryRules.Failed(lane, Entry(seq: 3), Failed, now, 0.5);
            Assert.True(lane.Attempts < 100);
            if (lane.ParkedAt is null) now = lane.NextAt;
        }

        Assert.InRange(now - Now, TimeSpan.FromHours(22), TimeSpan.FromHours(24));
        Assert.Equal((3, Now), (lane.Seq, lane.FirstFailedAt));
    }

    [Fact]
    public void Next_event_of_a_lane_begins_with_short_pauses_again()
    {
        var lane = DeliveryRules.Failed(null, Entry(seq: 3), Failed, Now, 0.5);
        lane = DeliveryRules.Failed(lane, Entry(seq: 3), Failed, Now.AddHours(1), 0.5);
        Assert.Equal((2, Now), (lane.Attempts, lane.FirstFailedAt));
        lane = DeliveryRules.Failed(lane, Entry(seq: 4), Failed, Now.AddHours(2), 0.5);
        Assert.Equal((1, Now.AddHours(2)), (lane.Attempts, lane.FirstFailedAt));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(7 * 24 * 3600, 6 * 3600)]
    [InlineData(0, null)]
    [InlineData(-5, null)]
    public void Retry_after_is_followed_up_to_six_hours(int asked, int? pause)
    {
        var receipt = new WebhookReceipt(429, "http-429", TimeSpan.Zero, TimeSpan.FromSeconds(asked));
        Assert.Equal(pause is { } seconds ? Now.AddSeconds(seconds) : null, DeliveryRules.PausedUntil(receipt, Now));
        Assert.Null(DeliveryRules.PausedUntil(receipt with { Fault = null }, Now));
    }

    [Fact]
    public void Log_keeps_the_newest_of_the_last_days()
    {
        var deliveries = Enumerable.Range(0, 500).Select(number => new WebhookDelivery(
            Now.AddDays(-8).AddMinutes(number * 30), $"evt_{number}", WebhookEventTypes.Closed, number, "r", 1, 200, 5, null));
        var kept = DeliveryRules.Remembered([.. deliveries], Now);
        Assert.Equal(WebhookLimits.DeliveriesMax, kept.Length);
        Assert.Equal("evt_499", kept[^1].EventId);
        Assert.Empty(DeliveryRules.Remembered(kept, Now.AddDays(30)));
    }

    private static JournalEntry Entry(long seq) =>
        new(seq, new EntityId(EntityTypes.Conversation, "r"), seq, Now, Actors.System, "message", "{}", null, EntryTags.None);
}
