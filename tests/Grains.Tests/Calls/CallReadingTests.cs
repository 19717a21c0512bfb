using System.Collections.Immutable;
using ContactCenter.Calls;

namespace ContactCenter.Tests.Calls;

/// <summary>The meaning of a call's events: state, outcome, legs and times.</summary>
public sealed class CallReadingTests
{
    [Theory]
    [InlineData(nameof(CallHistories.AnsweredWithHoldAndTransfer), CallStates.Ended, 5, 40, 10)]
    [InlineData(nameof(CallHistories.Missed), CallStates.Missed, 21, 0, 0)]
    [InlineData(nameof(CallHistories.AbandonedInQueue), CallStates.Abandoned, 23, 0, 0)]
    [InlineData(nameof(CallHistories.Voicemail), CallStates.Voicemail, 40, 0, 0)]
    [InlineData(nameof(CallHistories.OutboundBusy), CallStates.Failed, 6, 0, 0)]
    [InlineData(nameof(CallHistories.OutboundAnswered), CallStates.Ended, 9, 19, 2)]
    [InlineData(nameof(CallHistories.AnsweredElsewhere), CallStates.Ended, 6, 44, 0)]
    [InlineData(nameof(CallHistories.WithoutLegs), CallStates.Ended, 7, 40, 0)]
    [InlineData(nameof(CallHistories.Contradicting), CallStates.Ended, 0, 0, 0)]
    public void History_has_its_outcome_and_its_times(string name, string outcome, int waiting, int talk, int hold)
    {
        var record = Read(CallHistories.All[name]);
        Assert.Equal(
            (outcome, waiting * 1_000L, talk * 1_000L, hold * 1_000L),
            (record.State, record.WaitingMilliseconds, record.TalkMilliseconds, record.HoldMilliseconds));
    }

    [Fact]
    public void Transferred_call_was_served_by_both_agents_and_belongs_to_the_last()
    {
        var record = Read(CallHistories.AnsweredWithHoldAndTransfer);
        Assert.Equal([CallHistories.Ann, CallHistories.Bob], record.ServedBy.ToArray());
        Assert.Equal(CallHistories.Bob, record.Agent);
        Assert.Equal((CallHistories.Caller, CallHistories.Line), (record.OutsideNumber, record.OwnNumber));
        Assert.Equal([CallLegRoles.Customer, CallLegRoles.Agent, CallLegRoles.Agent], record.Legs.Select(leg => leg.Role).ToArray());
    }

    [Fact]
    public void State_follows_the_call_from_ringing_to_its_end()
    {
        var events = CallHistories.AnsweredWithHoldAndTransfer.Insert(1, CallHistories.Queued("queue", 2));
        Assert.Equal(
            [
                CallStates.Ringing, CallStates.Queued, CallStates.Answered, CallStates.OnHold, CallStates.Answered, CallStates.Transferred,
                CallStates.Answered, CallStates.Ended,
            ],
            Enumerable.Range(1, events.Length).Select(count => Read(events[..count]).State).ToArray());
    }

    [Fact]
    public void Phones_that_ring_stop_when_one_is_answered_elsewhere()
    {
        var events = CallHistories.AnsweredElsewhere;
        Assert.Equal(["ann-id", "bob-id"], Read(events[..3]).Ringing.Select(agent => agent.UserId).ToArray());
        Assert.Empty(Read(events[..5]).Ringing);
        Assert.Equal([CallHistories.Bob], Read(events).ServedBy.ToArray());
    }

    [Fact]
    public void Phones_of_a_provider_that_names_no_legs_ring_until_one_is_answered()
    {
        ImmutableArray<ReceivedCallEvent> events =
        [
            CallHistories.Inbound("ring", 0), CallHistories.Of("ring-ann", CallEventKinds.Ringing, 1, null, CallHistories.Ann),
            CallHistories.Of("ring-bob", CallEventKinds.Ringing, 1, null, CallHistories.Bob),
            CallHistories.Of("answer-bob", CallEventKinds.Answered, 5, null, CallHistories.Bob),
            CallHistories.Of("ring-ann-again", CallEventKinds.Ringing, 9, "later", CallHistories.Ann),
        ];
        Assert.Equal(["ann-id", "bob-id"], Read(events[..3]).Ringing.Select(agent => agent.UserId).ToArray());
        Assert.Empty(Read(events[..4]).Ringing);
        Assert.Equal(["ann-id"], Read(events).Ringing.Select(agent => agent.UserId).ToArray());
    }

    [Fact]
    public void Queue_after_an_answer_is_a_wait_again_and_no_abandonment()
    {
        ImmutableArray<ReceivedCallEvent> events =
        [
            CallHistories.Inbound("ring", 0), CallHistories.Of("answer", CallEventKinds.Answered, 3, "a1", CallHistories.Ann),
            CallHistories.Of("end-ann", CallEventKinds.Ended, 9, "a1", CallHistories.Ann), CallHistories.Queued("queue", 9),
        ];
        Assert.Equal(CallStates.Queued, Read(events).State);
        Assert.Equal(CallStates.Ended, Read(events.Add(CallHistories.End(20))).State);
    }

    [Fact]
    public void Colleague_who_is_asked_is_heard_by_the_caller_only_after_the_transfer()
    {
        var asked = CallHistories.Of("answer-bob", CallEventKinds.Answered, 10, "b1", CallHistories.Bob);
        asked = asked with { Event = asked.Event with { LegRole = CallLegRoles.Consultation } };
        ImmutableArray<ReceivedCallEvent> events =
        [
            CallHistories.Inbound("ring", 0), CallHistories.Of("answer-ann", CallEventKinds.Answered, 2, "a1", CallHistories.Ann),
            CallHistories.Of("held", CallEventKinds.Held, 8, "c1", null), asked,
        ];
        Assert.Equal([CallHistories.Ann], Read(events).ServedBy.ToArray());
        Assert.Equal(CallStates.OnHold, Read(events).State);

        events = events.AddRange(
            CallHistories.Of("transfer", CallEventKinds.Transferred, 20, "a1", CallHistories.Ann),
            CallHistories.Of("resumed", CallEventKinds.Resumed, 20, "c1", null), CallHistories.End(50));
        Assert.Equal([CallHistories.Ann, CallHistories.Bob], Read(events).ServedBy.ToArray());
        Assert.Equal((36_000, 12_000), (Read(events).TalkMilliseconds, Read(events).HoldMilliseconds));
    }

    [Fact]
    public void Caller_who_hides_its_number_is_withheld_until_an_event_tells_it()
    {
        var hidden = CallHistories.Inbound("ring", 0);
        hidden = hidden with { Event = hidden.Event with { From = "" } };
        Assert.Equal((true, null), (Read([hidden]).IsWithheld, Read([hidden]).OutsideNumber));
        ImmutableArray<ReceivedCallEvent> told = [hidden, CallHistories.Inbound("ring-2", 1)];
        Assert.Equal((false, CallHistories.Caller), (Read(told).IsWithheld, Read(told).OutsideNumber));
    }

    [Fact]
    public void Assumed_end_counts_until_a_later_sign_of_life()
    {
        var events = CallHistories.WithoutEnd;
        var assumed = CallReading.Of(events, CallHistories.Start.AddSeconds(45))!;
        Assert.Equal((CallStates.Ended, true, CallHistories.Start.AddSeconds(45)), (assumed.State, assumed.EndIsAssumed, assumed.EndedAt));
        var alive = CallReading.Of(events.Add(CallHistories.Of("held-2", CallEventKinds.Held, 46, "b1", CallHistories.Bob)), assumed.EndedAt)!;
        Assert.Equal((CallStates.OnHold, false), (alive.State, alive.EndIsAssumed));
        var ended = CallReading.Of(events.Add(CallHistories.End(44)), assumed.EndedAt)!;
        Assert.Equal((false, CallHistories.Start.AddSeconds(44)), (ended.EndIsAssumed, ended.EndedAt));
    }

    private static CallRecord Read(ImmutableArray<ReceivedCallEvent> events) => CallReading.Of(events, null)!;
}
