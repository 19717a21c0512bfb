using System.Collections.Immutable;

namespace ContactCenter.Calls;

/// <summary>
/// Turns the set of a call's events into its record. Pure, and blind to the order of their arrival: events are first put into the one order
/// that they all have (<see cref="CallOrder"/>).
/// </summary>
internal sealed class CallReading
{
    private readonly IReadOnlyList<ReceivedCallEvent> _events;
    private readonly LegReading _legs;
    private readonly string? _direction;
    private readonly DateTimeOffset? _end;
    private readonly bool _endIsAssumed;

    private CallReading(IReadOnlyList<ReceivedCallEvent> events, DateTimeOffset? assumedEnd)
    {
        _events = events;
        _direction = events.Select(of => of.Event.Direction).FirstOrDefault(direction => direction is not null);
        _legs = LegReading.Of(events, IsOutbound);
        EndTransferring();
        var end = End();
        // A sign of life after the assumed end speaks against it, and a real end makes it needless.
        _endIsAssumed = end is null && assumedEnd >= events[^1].Event.At;
        _end = _endIsAssumed ? assumedEnd : end;
        foreach (var leg in _legs.Legs) leg.TalksFrom = TalksFrom(leg);
    }

    private bool IsOutbound => _direction == CallDirections.Outbound;

    /// <summary>The time to which durations of what is not over reach.</summary>
    private DateTimeOffset Until => _end ?? _events[^1].Event.At;

    /// <param name="assumedEnd">The time of the last event when nothing was heard of the call any more; null = that has not happened.</param>
    /// <returns>Null = there are no events.</returns>
    public static CallRecord? Of(IEnumerable<ReceivedCallEvent> events, DateTimeOffset? assumedEnd)
    {
        var ordered = events.Order(CallOrder.Instance).ToList();
        return ordered.Count == 0 ? null : new CallReading(ordered, assumedEnd).Record();
    }

    /// <summary>Counts the legs that events name.</summary>
    public static int CountLegs(IEnumerable<ReceivedCallEvent> events) =>
        events.Select(of => of.Event.LegId).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    private CallRecord Record()
    {
        var talking = _legs.Legs.Where(leg => leg.TalksFrom is not null).OrderBy(leg => leg.TalksFrom).ToList();
        var connected = TimeSpans.Union(talking.Select(Connected));
        var heard = TimeSpans.Union(talking.Select(Heard));
        var answeredAt = talking.FirstOrDefault()?.TalksFrom;
        var agents = talking.Where(leg => leg.Agent is not null).ToList();
        var numbers = _events.Select(of => of.Event).Where(_legs.IsOfMain).ToList();
        var (outside, own) = IsOutbound ? (Number(numbers, call => call.To), Number(numbers, call => call.From))
            : (Number(numbers, call => call.From), Number(numbers, call => call.To));
        return new CallRecord
        {
            State = _end is null ? OpenState(talking) : Outcome(answeredAt is not null), Direction = _direction,
            OutsideNumber = outside is { Length: > 0 } ? outside : null, OwnNumber = own is { Length: > 0 } ? own : null,
            IsWithheld = !IsOutbound && outside is { Length: 0 }, Legs = [.. _legs.Legs.Select(leg => View(leg, outside))],
            StartedAt = _events[0].Event.At, QueuedAt = First(CallEventKinds.Queued)?.At, AnsweredAt = answeredAt,
            EndedAt = _end, EndIsAssumed = _endIsAssumed, Cause = Cause(), WaitingMilliseconds = Waiting(answeredAt),
            TalkMilliseconds = heard.Milliseconds, HoldMilliseconds = connected.Without(heard).Milliseconds,
            Agent = (agents.LastOrDefault(leg => leg.EndedAt is null) ?? agents.LastOrDefault())?.Agent,
            ServedBy = [.. agents.Select(leg => leg.Agent!).DistinctBy(agent => agent.UserId)],
            Queue = _events.LastOrDefault(of => of.Event.Queue is not null)?.Event.Queue,
            DepartmentId = _events.LastOrDefault(of => of.DepartmentId is not null)?.DepartmentId,
            DepartmentIds = [.. _events.Select(of => of.DepartmentId).OfType<string>().Distinct(StringComparer.Ordinal)],
            Recordings = Recordings(), LastEventAt = _events[^1].Event.At,
        };
    }

    /// <summary>Who hands a call on is out of it, also when nobody tells the end of its leg.</summary>
    private void EndTransferring()
    {
        foreach (var transfer in _events.Where(of => of.Event.Kind == CallEventKinds.Transferred))
        {
            var named = _legs.LegOf(transfer.Event);
            var leg = named is { Role: not CallLegRoles.Customer } ? named
                : Answered(transfer.Event).FirstOrDefault(candidate => candidate.AgentName is null || candidate.AgentName != transfer.Event.Target);
            if (leg is { EndedAt: null } && leg.StartedAt <= transfer.Event.At) leg.EndedAt = transfer.Event.At;
        }
    }

    /// <summary>The agents' legs that were answered before the event and were not over by then, in the order of their answers.</summary>
    private IEnumerable<LegReading.Leg> Answered(CallEvent before) => _legs.Legs
        .Where(leg => leg.Role == CallLegRoles.Agent && leg.AnsweredAt <= before.At && !(leg.EndedAt <= before.At)).OrderBy(leg => leg.AnsweredAt);

    private DateTimeOffset? End()
    {
        if (_events.FirstOrDefault(of => LegReading.EndsCall(of.Event)) is { } ended) return ended.Event.At;
        var legs = _legs.Legs.Where(leg => leg.Role == CallLegRoles.Customer).ToList();
        if (legs.Count == 0 || legs.Exists(leg => leg.EndedAt is null)) legs = _legs.Legs;
        return legs.Count > 0 && legs.TrueForAll(leg => leg.EndedAt is not null) ? legs.Max(leg => leg.EndedAt) : null;
    }

    /// <summary>
    /// Outbound, both sides must have answered, and of an agent who dials nobody needs to say so. Who was only asked by an agent is heard by
    /// the person outside once the call is handed on.
    /// </summary>
    private DateTimeOffset? TalksFrom(LegReading.Leg leg)
    {
        var isAgent = leg.Role == CallLegRoles.Agent || (leg.Role == CallLegRoles.Conference && leg.AgentName is not null);
        var outside = _legs.Main?.AnsweredAt;
        if (IsOutbound && ReferenceEquals(leg, _legs.Main)) return _legs.Legs.Exists(other => other.Role == CallLegRoles.Agent) ? null : outside;
        var from = leg.Role switch
        {
            CallLegRoles.Consultation => _events.FirstOrDefault(of => of.Event.Kind == CallEventKinds.Transferred && of.Event.At >= leg.AnsweredAt)?.Event.At,
            _ when !isAgent => null,
            _ when IsOutbound && leg.Role == CallLegRoles.Agent && !(leg.EndedAt < outside) => leg.AnsweredAt ?? outside,
            _ => leg.AnsweredAt,
        };
        if (!IsOutbound || from is null || outside is null) return IsOutbound && outside is null ? null : from;
        return from > outside ? from : outside;
    }

    private TimeSpans Connected(LegReading.Leg leg) => TimeSpans.Of(leg.TalksFrom!.Value, Earlier(leg.EndedAt ?? Until, Until));

    private TimeSpans Heard(LegReading.Leg leg)
    {
        var holds = leg.HoldsUntil(Until);
        var connected = Connected(leg).Without(holds);
        return _legs.Main is { } main && !ReferenceEquals(main, leg) ? connected.Without(main.HoldsUntil(Until)) : connected;
    }

    private string OpenState(List<LegReading.Leg> talking)
    {
        var live = talking.FindAll(leg => leg.EndedAt is null);
        if (live.Count > 0) return _legs.Main is { IsOnHold: true } || live.TrueForAll(leg => leg.IsOnHold) ? CallStates.OnHold : CallStates.Answered;
        return _events.LastOrDefault(Moves)?.Event.Kind switch
        {
            CallEventKinds.Queued => CallStates.Queued,
            CallEventKinds.Transferred => CallStates.Transferred,
            CallEventKinds.Voicemail => CallStates.Voicemail,
            CallEventKinds.Answered => CallStates.Answered,
            _ => CallStates.Ringing,
        };

        bool Moves(ReceivedCallEvent of) => of.Event.Kind is CallEventKinds.Queued or CallEventKinds.Transferred or CallEventKinds.Voicemail
            || (of.Event.Kind == CallEventKinds.Answered && _legs.LegOf(of.Event) is { TalksFrom: not null });
    }

    private string Outcome(bool isAnswered)
    {
        var isVoicemail = First(CallEventKinds.Voicemail) is not null;
        if (IsOutbound) return isVoicemail ? CallStates.Voicemail : isAnswered ? CallStates.Ended : CallStates.Failed;
        if (isAnswered) return CallStates.Ended;
        if (isVoicemail) return CallStates.Voicemail;
        if (Cause() == CallCauses.Failed) return CallStates.Failed;
        return First(CallEventKinds.Queued) is not null ? CallStates.Abandoned : CallStates.Missed;
    }

    /// <summary>The cause of the whole call's end, else of the outside leg's, else of the leg's that ended last.</summary>
    private string? Cause()
    {
        if (_end is null) return null;
        return _events.FirstOrDefault(of => LegReading.EndsCall(of.Event) && of.Event.Cause is not null)?.Event.Cause
            ?? _legs.Main?.Cause ?? _legs.Legs.Where(leg => leg.Cause is not null).MaxBy(leg => leg.EndedAt)?.Cause;
    }

    private long Waiting(DateTimeOffset? answeredAt)
    {
        var to = answeredAt is { } answered ? Earlier(answered, Until) : Until;
        var from = First(CallEventKinds.Queued)?.At is { } queued && queued <= to ? queued : _events[0].Event.At;
        return Math.Max(0, (long)(to - from).TotalMilliseconds);
    }

    private CallLeg View(LegReading.Leg leg, string? outside)
    {
        var holds = leg.HoldsUntil(Earlier(leg.EndedAt ?? Until, Until));
        var number = ReferenceEquals(leg, _legs.Main) ? outside : leg.Events.Select(of => of.Event.To).FirstOrDefault(to => to is { Length: > 0 });
        return new CallLeg(leg.LegId, leg.Role, leg.Agent, leg.AgentName, number is { Length: > 0 } ? number : null, leg.StartedAt, leg.AnsweredAt,
            leg.EndedAt ?? (_end < leg.StartedAt ? leg.StartedAt : _end), leg.Cause)
        {
            IsOnHold = leg.IsOnHold && leg.EndedAt is null && _end is null,
            TalkMilliseconds = leg.TalksFrom is null ? 0 : Heard(leg).Milliseconds, HoldMilliseconds = holds.Milliseconds,
        };
    }

    private ImmutableArray<CallRecording> Recordings() =>
    [
        .. _events.Select(of => of.Event).Where(call => call.Kind is CallEventKinds.Recorded or CallEventKinds.Transcribed)
            .Select(call => new CallRecording(call.Id, call.Kind, call.Url, call.LegId, call.At, call.DurationSeconds)),
    ];

    private CallEvent? First(string kind) => _events.Select(of => of.Event).FirstOrDefault(call => call.Kind == kind);

    /// <summary>The first number that is told; empty = withheld, and no event tells more.</summary>
    private static string? Number(List<CallEvent> events, Func<CallEvent, string?> numberOf)
    {
        var told = events.Select(numberOf).OfType<string>().ToList();
        return told.Find(number => number.Length > 0) ?? told.FirstOrDefault();
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
