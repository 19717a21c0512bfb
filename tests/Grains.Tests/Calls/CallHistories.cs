using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Parties;

namespace ContactCenter.Tests.Calls;

/// <summary>Typical calls as providers report them, at most seven events each.</summary>
internal static class CallHistories
{
    public const string Caller = "+4930123456";
    public const string Line = "+4989100";
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    public static readonly AgentReference Ann = new("ann-id", "ann", "Ann");
    public static readonly AgentReference Bob = new("bob-id", "bob", "Bob");

    /// <summary>Rings, waits, is answered, held, taken back and handed to another agent.</summary>
    public static ImmutableArray<ReceivedCallEvent> AnsweredWithHoldAndTransfer { get; } =
    [
        Inbound("ring", 0), Of("answer-ann", CallEventKinds.Answered, 5, "a1", Ann), Of("held", CallEventKinds.Held, 20, "a1", Ann),
        Of("resumed", CallEventKinds.Resumed, 30, "a1", Ann), Of("transfer", CallEventKinds.Transferred, 40, "a1", Ann),
        Of("answer-bob", CallEventKinds.Answered, 45, "b1", Bob), End(60),
    ];

    public static ImmutableArray<ReceivedCallEvent> Missed { get; } =
    [
        Inbound("ring", 0), Of("ring-ann", CallEventKinds.Ringing, 1, "a1", Ann), Of("end-ann", CallEventKinds.Ended, 20, "a1", Ann, CallCauses.NoAnswer),
        End(21, CallCauses.NoAnswer),
    ];

    public static ImmutableArray<ReceivedCallEvent> AbandonedInQueue { get; } =
    [
        Inbound("ring", 0), Queued("queue", 2), Of("ring-ann", CallEventKinds.Ringing, 4, "a1", Ann),
        Of("end-ann", CallEventKinds.Ended, 19, "a1", Ann, CallCauses.NoAnswer), Of("ring-bob", CallEventKinds.Ringing, 20, "b1", Bob),
        Of("end-bob", CallEventKinds.Ended, 25, "b1", Bob, CallCauses.Cancelled), End(25, CallCauses.Cancelled),
    ];

    public static ImmutableArray<ReceivedCallEvent> Voicemail { get; } =
    [
        Inbound("ring", 0), Of("ring-ann", CallEventKinds.Ringing, 1, "a1", Ann), Of("end-ann", CallEventKinds.Ended, 15, "a1", Ann, CallCauses.NoAnswer),
        Of("voicemail", CallEventKinds.Voicemail, 16, "c1", null) with { Agent = null }, Recorded("recorded", 40), End(40),
    ];

    public static ImmutableArray<ReceivedCallEvent> OutboundBusy { get; } =
    [
        Outbound("dial", 0), Of("ring-ann", CallEventKinds.Ringing, 0, "a1", Ann), Of("answer-ann", CallEventKinds.Answered, 2, "a1", Ann),
        Of("busy", CallEventKinds.Ended, 6, "c1", null, CallCauses.Busy), Of("end-ann", CallEventKinds.Ended, 8, "a1", Ann),
    ];

    public static ImmutableArray<ReceivedCallEvent> OutboundAnswered { get; } =
    [
        Outbound("dial", 0), Of("answer-ann", CallEventKinds.Answered, 2, "a1", Ann), Of("answer", CallEventKinds.Answered, 9, "c1", null),
        Of("held", CallEventKinds.Held, 12, "c1", null), Of("resumed", CallEventKinds.Resumed, 14, "c1", null), Recorded("recorded", 30), End(30),
    ];

    /// <summary>Two phones ring, and one of them is answered.</summary>
    public static ImmutableArray<ReceivedCallEvent> AnsweredElsewhere { get; } =
    [
        Inbound("ring", 0), Of("ring-ann", CallEventKinds.Ringing, 1, "a1", Ann), Of("ring-bob", CallEventKinds.Ringing, 1, "b1", Bob),
        Of("answer-bob", CallEventKinds.Answered, 6, "b1", Bob), Of("end-ann", CallEventKinds.Ended, 6, "a1", Ann, CallCauses.AnsweredElsewhere),
        Of("end-bob", CallEventKinds.Ended, 50, "b1", Bob), End(50),
    ];

    /// <summary>An answered call whose end was lost.</summary>
    public static ImmutableArray<ReceivedCallEvent> WithoutEnd { get; } = AnsweredWithHoldAndTransfer.RemoveAt(6);

    /// <summary>A call without legs, as CTI formats report it.</summary>
    public static ImmutableArray<ReceivedCallEvent> WithoutLegs { get; } =
    [
        Inbound("ring", 0) with { Event = Inbound("ring", 0).Event with { LegId = null, LegRole = null } },
        new(new CallEvent { Id = "answer", Kind = CallEventKinds.Answered, At = Start.AddSeconds(7), Agent = "ann", From = Caller }, Ann, null),
        End(47),
    ];

    /// <summary>Events that contradict each other: everything in the same second, an answer after the end, a hold of nobody.</summary>
    public static ImmutableArray<ReceivedCallEvent> Contradicting { get; } =
    [
        Inbound("ring", 10), Queued("queue", 10), Of("answer", CallEventKinds.Answered, 12, "a1", Ann), Of("end-ann", CallEventKinds.Ended, 11, "a1", Ann),
        Of("held", CallEventKinds.Held, 10, "a1", Ann), Of("resumed", CallEventKinds.Resumed, 9, "a1", Ann), End(10),
    ];

    public static ImmutableDictionary<string, ImmutableArray<ReceivedCallEvent>> All { get; } = new Dictionary<string, ImmutableArray<ReceivedCallEvent>>
    {
        [nameof(AnsweredWithHoldAndTransfer)] = AnsweredWithHoldAndTransfer, [nameof(Missed)] = Missed, [nameof(AbandonedInQueue)] = AbandonedInQueue,
        [nameof(Voicemail)] = Voicemail, [nameof(OutboundBusy)] = OutboundBusy, [nameof(OutboundAnswered)] = OutboundAnswered,
        [nameof(AnsweredElsewhere)] = AnsweredElsewhere, [nameof(WithoutEnd)] = WithoutEnd, [nameof(WithoutLegs)] = WithoutLegs,
        [nameof(Contradicting)] = Contradicting,
    }.ToImmutableDictionary();

    public static ReceivedCallEvent Inbound(string id, int second) => Begin(id, second, CallDirections.Inbound, Caller, Line);

    public static ReceivedCallEvent Outbound(string id, int second) => Begin(id, second, CallDirections.Outbound, Line, Caller);

    public static ReceivedCallEvent Queued(string id, int second) => new(
        new CallEvent { Id = id, Kind = CallEventKinds.Queued, At = Start.AddSeconds(second), LegId = "c1", Queue = "Sales" }, null, "sales-id");

    public static ReceivedCallEvent Recorded(string id, int second) => new(
        new CallEvent { Id = id, Kind = CallEventKinds.Recorded, At = Start.AddSeconds(second), Url = "https://pbx.example.com/r/1", DurationSeconds = 9 },
        null, null);

    public static ReceivedCallEvent End(int second, string cause = CallCauses.Normal) => new(
        new CallEvent { Id = "end", Kind = CallEventKinds.Ended, At = Start.AddSeconds(second), Cause = cause }, null, null);

    public static ReceivedCallEvent Of(string id, string kind, int second, string? legId, AgentReference? agent, string? cause = null) => new(
        new CallEvent
        {
            Id = id, Kind = kind, At = Start.AddSeconds(second), LegId = legId, LegRole = agent is null ? null : CallLegRoles.Agent,
            Agent = agent?.Username, Cause = cause,
        },
        agent, null);

    private static ReceivedCallEvent Begin(string id, int second, string direction, string from, string to) => new(
        new CallEvent
        {
            Id = id, Kind = CallEventKinds.Ringing, At = Start.AddSeconds(second), LegId = "c1", LegRole = CallLegRoles.Customer, Direction = direction,
            From = from, To = to,
        },
        null, null);
}
