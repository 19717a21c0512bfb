using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Addresses;
using ContactCenter.Entities;
using ContactCenter.Parties;

namespace ContactCenter.Calls;

/// <summary>A call: the set of its events, and what our own commands did. Everything else follows from these.</summary>
/// <param name="ProviderCallId">Null = nothing is known of the call.</param>
internal sealed record CallState(string? Provider, string? ProviderCallId)
{
    private const string DialId = "~~dial";
    private const string DialFailureId = "~~dial-failed";

    public static CallState None { get; } = new(null, null);

    /// <summary>In the order of their receipt, which means nothing.</summary>
    public ImmutableArray<ReceivedCallEvent> Events { get; init; } = [];

    /// <summary>The time of the last event's receipt.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>The latest assumed end; null = the call never went silent.</summary>
    public DateTimeOffset? AssumedEnd { get; init; }

    /// <summary>Somebody has looked for the contact.</summary>
    public bool IsMatched { get; init; }
    public CallContact? Contact { get; init; }
    public string? BlockId { get; init; }
    public CallDial? Dial { get; init; }

    /// <summary>Our time at which the end of the answered call was known; null = it is open, or was not answered.</summary>
    public DateTimeOffset? WrapUpBegunAt { get; init; }
    public DateTimeOffset? WrapUpEndedAt { get; init; }
    public CallWrapUpSaved? WrapUp { get; init; }
    public DateTimeOffset? WrapUpSavedAt { get; init; }
    public AgentReference? TakenBy { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public CallFollowUpDone? Done { get; init; }
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The call is erased with its contact: nothing of it is kept any more.</summary>
    public bool IsErased { get; init; }

    /// <summary>Its history and its row are gone.</summary>
    public bool IsErasureComplete { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public long Seq { get; init; }

    /// <summary>What the events mean; null = there are none. Computed once for the same events.</summary>
    [JsonIgnore]
    public CallRecord? Record
    {
        get
        {
            if (_read is not { } read || read.Events != Events || read.AssumedEnd != AssumedEnd || read.Dial != Dial)
                _read = read = new Reading(Events, AssumedEnd, Dial, CallReading.Of(Meant(), AssumedEnd));
            return read.Record;
        }
    }

    private Reading? _read;
    private ReadNumber? _outside;

    /// <summary>The number to look for, once direction and number are told and nobody has looked; null = there is nothing to do.</summary>
    public string? NumberToMatch => !IsMatched && Record is { Direction: not null, OutsideNumber: { } number } ? number : null;

    /// <summary>Applies an entry.</summary>
    public static CallState Apply(CallState state, Recorded<CallEntry> recorded)
    {
        var after = recorded.Entry switch
        {
            CallEventRecorded heard => Heard(state, heard, recorded.At),
            CallMatched matched => state with { IsMatched = true, Contact = matched.Contact, BlockId = matched.BlockId },
            CallContactChanged changed => state with
            {
                Contact = state.Contact! with { ContactId = changed.ContactId, Name = changed.Name, Unknown = changed.Unknown },
            },
            CallWentSilent silent => state with { AssumedEnd = silent.AssumedEnd },
            CallWrapUpSaved saved => state with
            {
                WrapUp = saved, WrapUpSavedAt = recorded.At, WrapUpEndedAt = state.WrapUpEndedAt ?? recorded.At,
            },
            CallWrapUpEnded => state with { WrapUpEndedAt = recorded.At },
            CallFollowUpTaken taken => state with { TakenBy = taken.By, TakenAt = recorded.At },
            CallFollowUpDone done => state with { Done = done, DoneAt = recorded.At },
            CallDialed dialed => new CallState(dialed.Provider, dialed.ProviderCallId)
            {
                Dial = new CallDial(dialed.By, dialed.Number, recorded.At, null), HeardAt = recorded.At,
            },
            CallDialFailed failed => state with { Dial = state.Dial! with { Failure = failed.Reason, FailedAt = recorded.At } },
            CallErased erased => None with { IsErased = true, IsErasureComplete = erased.IsComplete },
            _ => state,
        };
        return WithWrapUp(after, recorded.At) with { UpdatedAt = recorded.At, Seq = recorded.Seq };
    }

    /// <summary>The key by which the number outside is compared (<see cref="ContactAddresses.PhoneKey"/>); null = none is known.</summary>
    public string? NumberKey(string phoneRegion) => Outside(phoneRegion)?.Key;

    /// <summary>The view that callers see; null = nothing is known of the call.</summary>
    /// <param name="phoneRegion">The region of numbers without a country.</param>
    public CallView? View(string callId, string phoneRegion) => Record is not { } record ? null : new CallView
    {
        CallId = callId, Provider = Provider!, ProviderCallId = ProviderCallId!, Record = record, Number = Outside(phoneRegion)?.Shown,
        Contact = Contact, BlockId = BlockId, WrapUp = WrapUpView(record), FollowUp = FollowUpView(record), Dial = Dial,
        HeardAt = HeardAt, UpdatedAt = UpdatedAt, Seq = Seq,
    };

    /// <summary>Reads the number outside. States of one call share what was read last: it costs more than all the rest of a view.</summary>
    private ReadNumber? Outside(string phoneRegion)
    {
        if (Record?.OutsideNumber is not { } number) return null;
        if (_outside is { } last && last.Number == number && last.Region == phoneRegion) return last;
        var shown = PhoneForm.Of(number, phoneRegion)?.Shown ?? number;
        return _outside = new ReadNumber(number, phoneRegion, shown, ContactAddresses.PhoneKey(shown));
    }

    private static CallState Heard(CallState state, CallEventRecorded heard, DateTimeOffset at) => state with
    {
        Provider = state.Provider ?? heard.Provider, ProviderCallId = state.ProviderCallId ?? heard.ProviderCallId, HeardAt = at,
        Events = state.Events.Add(new ReceivedCallEvent(heard.Event, heard.Agent, heard.DepartmentId)),
    };

    /// <summary>The wrap-up begins when it is known that the answered call is over, and is off again when a later event speaks against that.</summary>
    private static CallState WithWrapUp(CallState state, DateTimeOffset at)
    {
        var isDue = state.Record is { IsOpen: false, AnsweredAt: not null, ServedBy.IsEmpty: false };
        if (isDue) return state.WrapUpBegunAt is null ? state with { WrapUpBegunAt = at } : state;
        return state.WrapUpBegunAt is null ? state : state with { WrapUpBegunAt = null, WrapUpEndedAt = state.WrapUpSavedAt };
    }

    /// <summary>A click to call is an event as well. That the provider refused it counts as long as the provider reports nothing of the call.</summary>
    private ImmutableArray<ReceivedCallEvent> Meant()
    {
        if (Dial is not { } dial) return Events;
        var dialed = new CallEvent
        {
            Id = DialId, Kind = CallEventKinds.Ringing, At = dial.At, Direction = CallDirections.Outbound, To = dial.Number, Agent = dial.By.Username,
        };
        var meant = Events.Add(new ReceivedCallEvent(dialed, dial.By, null));
        if (dial.Failure is null || !Events.IsEmpty) return meant;
        var failure = new CallEvent { Id = DialFailureId, Kind = CallEventKinds.Ended, At = dial.FailedAt ?? dial.At, Cause = CallCauses.Failed };
        return meant.Add(new ReceivedCallEvent(failure, null, null));
    }

    private CallWrapUp? WrapUpView(CallRecord record) => WrapUp is null && (record.IsOpen || WrapUpBegunAt is null) ? null : new CallWrapUp(
        WrapUpBegunAt, WrapUpEndedAt, WrapUp is null && WrapUpEndedAt is not null, WrapUp?.Notes, WrapUp?.Disposition, WrapUp?.Tags ?? [],
        WrapUp?.By, WrapUpSavedAt);

    private CallFollowUp? FollowUpView(CallRecord record)
    {
        var isDue = !record.IsOpen && BlockId is null && record.Direction != CallDirections.Outbound && CallStates.ToFollowUp.Contains(record.State);
        if (!isDue) return null;
        var state = Done is not null ? CallFollowUpStates.Done : TakenBy is not null ? CallFollowUpStates.Taken : CallFollowUpStates.Open;
        return new CallFollowUp(state, TakenBy, TakenAt, Done?.By, DoneAt, Done?.CalledBackBy);
    }

    private sealed record ReadNumber(string Number, string Region, string Shown, string Key);

    private sealed record Reading(ImmutableArray<ReceivedCallEvent> Events, DateTimeOffset? AssumedEnd, CallDial? Dial, CallRecord? Record);
}
