using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Parties;

namespace ContactCenter.Tests.Calls;

/// <summary>Calls that are over long since, and are brought in.</summary>
public sealed class PastCallTests
{
    private static readonly DateTimeOffset Now = CallHistories.Start.AddDays(30);
    private static readonly PastCall Silent = new(CallHistories.Ann, null, null, []);
    private static readonly PastCall Noted = new(CallHistories.Ann, "an offer", null, ["offer"]);

    private static readonly ReceivedCallEvent Ring = CallHistories.Inbound("ring", 0);
    private static readonly ReceivedCallEvent Answer = Of(CallEventKinds.Answered, 5, CallHistories.Ann);
    private static readonly ReceivedCallEvent End = Of(CallEventKinds.Ended, 60);

    [Fact]
    public void Answered_past_call_has_its_wrap_up_behind_it()
    {
        Assert.IsType<CallWrapUpEnded>(Record(CallState.None, Silent, Ring, Answer, End).Entries[^1]);
        var saved = Assert.IsType<CallWrapUpSaved>(Record(CallState.None, Noted, Ring, Answer, End).Entries[^1]);
        Assert.Equal(("an offer", CallHistories.Ann), (saved.Notes, saved.By));
    }

    [Fact]
    public void Missed_past_call_needs_nobody_to_call_back() =>
        Assert.IsType<CallFollowUpDone>(Record(CallState.None, Silent, Ring, End).Entries[^1]);

    [Fact]
    public void Past_call_with_one_refused_event_or_without_an_end_leaves_nothing()
    {
        var letters = Ring with { Event = Ring.Event with { From = "0800-FLOWERS" } };
        var (entries, answers) = Record(CallState.None, Noted, letters, End);
        Assert.Empty(entries);
        Assert.Equal(CallErrors.InvalidNumber, answers[0].Error);
        Assert.Empty(Record(CallState.None, Noted, Ring, Answer).Entries);
    }

    [Fact]
    public void Known_call_is_not_changed_by_an_import()
    {
        var known = CallState.None;
        foreach (var entry in Record(known, Silent, Ring, End).Entries) known = CallState.Apply(known, new(1, Now, "", entry));
        var (entries, answers) = Record(known, Silent, Ring, End);
        Assert.Empty(entries);
        Assert.All(answers, answer => Assert.Equal(CallEventResults.Repeated, answer.Result));
        var (others, refused) = Record(known, Silent, Ring, Answer, End);
        Assert.Empty(others);
        Assert.All(refused, answer => Assert.Equal(CallErrors.AlreadyKnown, answer.Error));
        var erased = CallState.Apply(known, new(9, Now, "", new CallErased(true)));
        Assert.All(Record(erased, Silent, Ring, End).Answers, answer => Assert.Equal(CallErrors.Erased, answer.Error));
    }

    private static (ImmutableArray<CallEntry> Entries, ImmutableArray<CallEventAnswer> Answers) Record(
        CallState state, PastCall past, params ReceivedCallEvent[] events) =>
        CallRules.Record(state, new RecordCallEvents("pbx", "17", [.. events]) { Past = past }, Now, "DE");

    private static ReceivedCallEvent Of(string kind, int seconds, AgentReference? agent = null) => new(
        new CallEvent { Id = $"{kind}-{seconds}", Kind = kind, At = CallHistories.Start.AddSeconds(seconds), Agent = agent?.Username }, agent, null);
}
