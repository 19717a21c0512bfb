using ContactCenter.Calls;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Calls;

/// <summary>What a provider may not report.</summary>
public sealed class CallEventRulesTests
{
    private static readonly DateTimeOffset Now = CallHistories.Start.AddHours(1);
    private static readonly CallEvent Ring = CallHistories.Inbound("ring", 0).Event;

    [Fact]
    public void Event_is_refused_for_what_is_wrong_with_it_alone()
    {
        Assert.Null(Fault(Ring));
        Assert.Equal(CallErrors.InvalidEvent("id"), Fault(Ring with { Id = "" }));
        Assert.Equal(CallErrors.InvalidEvent("kind"), Fault(Ring with { Kind = "dialing" }));
        Assert.Equal(CallErrors.InvalidEvent("legRole"), Fault(Ring with { LegRole = "boss" }));
        Assert.Equal(CallErrors.InvalidEvent("legId"), Fault(Ring with { LegId = new string('x', CallLimits.NameCharactersMax + 1) }));
        Assert.Equal(CallErrors.InvalidEvent("direction"), Fault(Ring with { Direction = "sideways" }));
        Assert.Equal(CallErrors.InvalidEvent("cause"), Fault(Ring with { Cause = "bored" }));
        Assert.Equal(CallErrors.InvalidEvent("agent"), Fault(Ring with { Agent = "" }));
        Assert.Equal(CallErrors.TimeAhead, Fault(Ring with { At = Now.AddMinutes(5).AddMilliseconds(1) }));
        Assert.Null(Fault(Ring with { At = Now.AddMinutes(5) }));
        Assert.Equal(CallErrors.TimeTooEarly, Fault(Ring with { At = new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero) }));
        Assert.Equal(CallErrors.NegativeDuration, Fault(Ring with { DurationSeconds = -1 }));
        Assert.Equal(CallErrors.InvalidNumber, Fault(Ring with { From = "0800-FLOWERS" }));
        Assert.Equal(CallErrors.InvalidNumber, Fault(Ring with { To = "---" }));
        Assert.Null(Fault(Ring with { From = "", To = "+49 (30) 12-34" }));
        Assert.Equal(CallErrors.InvalidAddress, Fault(Ring with { Url = "file:///etc/passwd" }));
    }

    [Fact]
    public void Event_that_contradicts_what_makes_the_call_this_call_is_refused()
    {
        var call = Known(CallHistories.Inbound("ring", 0));
        Assert.Equal(CallErrors.IdInUse, Refusal(call, CallHistories.Outbound("other", 1)));
        var another = CallHistories.Inbound("other", 1);
        Assert.Equal(CallErrors.IdInUse, Refusal(call, another with { Event = another.Event with { From = "+4930999999" } }));
        Assert.Null(Refusal(call, another with { Event = another.Event with { From = "0049 30 123456" } }));
        Assert.Equal(CallErrors.IdInUse, Refusal(call, CallHistories.End(-86_401)));
        Assert.Null(Refusal(call, CallHistories.End(-86_400)));
        var ofAgent = CallHistories.Of("agent", CallEventKinds.Ringing, 1, "a1", CallHistories.Ann);
        Assert.Null(Refusal(call, ofAgent with { Event = ofAgent.Event with { From = CallHistories.Line, To = "101" } }));
    }

    [Fact]
    public void Event_id_of_another_event_is_refused_and_the_same_event_at_another_time_is_a_repetition()
    {
        var call = Known(CallHistories.Inbound("ring", 0));
        Assert.Equal(CallErrors.EventIdInUse, Refusal(call, CallHistories.Queued("ring", 0)));
        Assert.Equal(CallEventResults.Repeated, Answer(call, CallHistories.Inbound("ring", 9)).Result);
    }

    [Fact]
    public void Legs_and_events_are_limited()
    {
        var legs = Known([.. Enumerable.Range(0, CallLimits.LegsMax).Select(leg => CallHistories.Of($"{leg}", CallEventKinds.Ringing, leg, $"{leg}", null))]);
        Assert.Equal(CallErrors.TooManyLegs, Refusal(legs, CallHistories.Of("more", CallEventKinds.Ringing, 1, "more", null)));
        Assert.Null(Refusal(legs, CallHistories.Of("more", CallEventKinds.Answered, 1, "0", null)));
        var events = Known([.. Enumerable.Range(0, CallLimits.EventsMax).Select(at => CallHistories.Of($"{at}", CallEventKinds.Held, at, "a1", null))]);
        Assert.Equal(CallErrors.TooManyEvents, Refusal(events, CallHistories.End(1)));
    }

    private static Error? Fault(CallEvent call) => CallEventRules.FindFault(call, Now);

    private static Error? Refusal(CallState state, ReceivedCallEvent received) => Answer(state, received).Error;

    private static CallEventAnswer Answer(CallState state, ReceivedCallEvent received) =>
        CallRules.Record(state, new RecordCallEvents("pbx", "1", [received]), Now, "").Answers.Single();

    private static CallState Known(params ReceivedCallEvent[] events) => CallRules
        .Record(CallState.None, new RecordCallEvents("pbx", "1", [.. events]), Now, "").Entries
        .Aggregate(CallState.None, (state, entry) => CallState.Apply(state, new Recorded<CallEntry>(0, Now, Actors.System, entry)));
}
