using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Calls;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Calls;

/// <summary>A call is what the set of its events means: whatever is late, doubled or lost, the same events make the same record.</summary>
public sealed class CallOrderTests
{
    private static readonly DateTimeOffset Now = CallHistories.Start.AddHours(1);

    public static TheoryData<string> Names { get; } = [.. CallHistories.All.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Record_is_the_same_in_every_order_of_every_part_of_the_events(string name)
    {
        var events = CallHistories.All[name];
        Assert.InRange(events.Length, 3, 7);
        foreach (var part in Parts(events)) Assert.Single(Orders(part).Select(order => Json(Fold(order))).Distinct());
    }

    [Theory, MemberData(nameof(Names))]
    public void Event_that_comes_again_changes_nothing_at_any_place(string name)
    {
        foreach (var order in Orders(CallHistories.All[name]))
        {
            var state = CallState.None;
            for (var i = 0; i < order.Length; i++)
            {
                state = Recorded(state, order[i]);
                var again = CallRules.Record(state, Command([.. order[..(i + 1)]]), Now, "");
                Assert.Empty(again.Entries);
                Assert.All(again.Answers, answer => Assert.Equal(CallEventResults.Repeated, answer.Result));
            }
        }
    }

    [Fact]
    public void Silence_at_any_time_ends_in_the_same_record_once_everything_is_heard()
    {
        var expected = Json(AfterSilence(Fold([.. CallHistories.WithoutEnd])).Record);
        foreach (var order in Orders(CallHistories.WithoutEnd))
        {
            for (var silentAfter = 1; silentAfter <= order.Length; silentAfter++)
            {
                var state = AfterSilence(Fold(order[..silentAfter]));
                foreach (var late in order[silentAfter..]) state = Recorded(state, late);
                Assert.Equal(expected, Json(AfterSilence(state).Record));
            }
        }
    }

    [Fact]
    public void Silence_before_a_late_end_leaves_no_trace_in_the_record()
    {
        var whole = CallHistories.AnsweredWithHoldAndTransfer;
        var expected = Json(Fold([.. whole]));
        foreach (var order in Orders(whole.RemoveAt(6))) Assert.Equal(expected, Json(Recorded(AfterSilence(Fold(order)), whole[6])));
    }

    [Theory, MemberData(nameof(Names))]
    public void Durations_are_never_below_zero_and_fit_into_the_call(string name)
    {
        foreach (var part in Parts(CallHistories.All[name]))
        {
            var record = Fold(part).Record!;
            var length = ((record.EndedAt ?? record.LastEventAt) - record.StartedAt).TotalMilliseconds;
            Assert.All(
                [record.WaitingMilliseconds, record.TalkMilliseconds, record.HoldMilliseconds, .. record.Legs.SelectMany(Times)],
                time => Assert.InRange(time, 0, Math.Max(0, length)));
            Assert.All(record.Legs, leg => Assert.True(leg.EndedAt is null || leg.EndedAt >= leg.StartedAt));
        }
    }

    private static IEnumerable<long> Times(CallLeg leg) => [leg.TalkMilliseconds, leg.HoldMilliseconds];

    private static CallState AfterSilence(CallState state) => state.Record is not { IsOpen: true } record ? state
        : CallState.Apply(state, new Recorded<CallEntry>(0, Now, Actors.System, new CallWentSilent(record.LastEventAt)));

    private static CallState Fold(ReceivedCallEvent[] order) => order.Aggregate(CallState.None, Recorded);

    private static CallState Recorded(CallState state, ReceivedCallEvent received)
    {
        var (entries, answers) = CallRules.Record(state, Command([received]), Now, "");
        Assert.Equal(CallEventResults.Recorded, answers.Single().Result);
        return entries.Aggregate(state, (before, entry) => CallState.Apply(before, new Recorded<CallEntry>(0, Now, Actors.System, entry)));
    }

    private static RecordCallEvents Command(ImmutableArray<ReceivedCallEvent> events) => new("pbx", "call-1", events);

    private static string Json(CallState state) => Json(state.Record);

    private static string Json(CallRecord? record) => JsonSerializer.Serialize(record, JournalJson.Options);

    /// <summary>Every part of the events that has any, the whole included.</summary>
    private static IEnumerable<ReceivedCallEvent[]> Parts(ImmutableArray<ReceivedCallEvent> events) =>
        Enumerable.Range(1, (1 << events.Length) - 1).Select(part => events.Where((_, index) => (part & (1 << index)) != 0).ToArray());

    private static IEnumerable<ReceivedCallEvent[]> Orders(IReadOnlyList<ReceivedCallEvent> events)
    {
        if (events.Count <= 1) return [[.. events]];
        return events.SelectMany(
            (first, index) => Orders([.. events.Where((_, other) => other != index)]), (first, rest) => (ReceivedCallEvent[])[first, .. rest]);
    }
}
