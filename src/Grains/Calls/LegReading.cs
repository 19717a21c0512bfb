using ContactCenter.Parties;

namespace ContactCenter.Calls;

/// <summary>
/// Reads a call's legs from its events in their order. An event without a leg is the call's, which means the leg of the person outside,
/// unless it names an agent: then that agent's phone is meant.
/// </summary>
internal sealed class LegReading
{
    private const string CallItself = "";

    /// <summary>Begins the name of a leg that the provider does not name; no provider's id begins so.</summary>
    private const string Unnamed = "\n";

    private readonly bool _isOutbound;
    private readonly string? _mainKey;

    private LegReading(IReadOnlyList<ReceivedCallEvent> events, bool isOutbound)
    {
        _isOutbound = isOutbound;
        _mainKey = MainKey(events);
        foreach (var of in events.Where(of => KeyOf(of.Event) is not null).GroupBy(of => KeyOf(of.Event)!))
            Legs.Add(new Leg(of.Key, [.. of], of.Key == _mainKey));
        Main = Legs.FirstOrDefault(leg => leg.Key == _mainKey);
    }

    /// <summary>In the order in which they began.</summary>
    public List<Leg> Legs { get; } = [];

    /// <summary>The leg of the person outside; null = no event tells of it.</summary>
    public Leg? Main { get; }

    /// <param name="events">The events in their order.</param>
    public static LegReading Of(IReadOnlyList<ReceivedCallEvent> events, bool isOutbound) => new(events, isOutbound);

    /// <summary>Tells whether the event speaks of the person outside, so that its numbers are those of the call.</summary>
    public bool IsOfMain(CallEvent call) => call.LegId is null || KeyOf(call) == _mainKey;

    /// <summary>Tells whether the event ends the call as a whole.</summary>
    public static bool EndsCall(CallEvent call) =>
        call is { Kind: CallEventKinds.Ended, LegId: null, LegRole: null or CallLegRoles.Customer };

    /// <summary>The leg that the event is about; null = the call as a whole.</summary>
    public Leg? LegOf(CallEvent call) => KeyOf(call) is { } key ? Legs.Find(leg => leg.Key == key) : null;

    private string? KeyOf(CallEvent call)
    {
        if (EndsCall(call)) return null;
        var key = OwnKey(call);
        return key == CallItself ? _mainKey : key;
    }

    private string OwnKey(CallEvent call)
    {
        if (call.LegId is { } legId) return legId;
        if (call.LegRole is { } role and not CallLegRoles.Customer) return $"{Unnamed}{role}{Unnamed}{call.Agent}";
        var namesAgent = call is { Agent: not null, LegRole: null } && !_isOutbound && IsOfPhone(call.Kind);
        return namesAgent ? $"{Unnamed}{CallLegRoles.Agent}{Unnamed}{call.Agent}" : CallItself;
    }

    /// <summary>The leg that a provider calls the customer's; else the call itself; else the first of which nobody says that it is an agent's.</summary>
    private string? MainKey(IReadOnlyList<ReceivedCallEvent> events)
    {
        if (events.FirstOrDefault(of => of.Event is { LegRole: CallLegRoles.Customer, LegId: not null }) is { } customer) return customer.Event.LegId;
        var ofCall = events.Where(of => !EndsCall(of.Event) && OwnKey(of.Event) == CallItself).Select(of => of.Event.Kind).ToList();
        if (ofCall.Any(IsOfPhone)) return CallItself;
        var named = events.GroupBy(of => OwnKey(of.Event)).FirstOrDefault(leg => leg.Key.Length > 0 && !IsUnnamed(leg.Key)
            && leg.All(of => of.Event is { LegRole: null, Agent: null }));
        return named?.Key ?? (ofCall.Count > 0 ? CallItself : null);
    }

    private static bool IsUnnamed(string key) => key.StartsWith(Unnamed, StringComparison.Ordinal);

    private static bool IsOfPhone(string kind) =>
        kind is CallEventKinds.Ringing or CallEventKinds.Answered or CallEventKinds.Held or CallEventKinds.Resumed or CallEventKinds.Transferred;

    /// <summary>One leg.</summary>
    internal sealed class Leg
    {
        public Leg(string key, IReadOnlyList<ReceivedCallEvent> events, bool isMain)
        {
            (Key, Events) = (key, events);
            Role = isMain ? CallLegRoles.Customer : events.Select(of => of.Event.LegRole).FirstOrDefault(role => role is not null) ?? CallLegRoles.Agent;
            Agent = events.Select(of => of.Agent).FirstOrDefault(agent => agent is not null);
            AgentName = events.Select(of => of.Event.Agent).FirstOrDefault(name => name is not null);
            StartedAt = events[0].Event.At;
            AnsweredAt = First(CallEventKinds.Answered)?.At;
            var end = events.Select(of => of.Event).FirstOrDefault(call => call is { Kind: CallEventKinds.Ended } && !EndsCall(call));
            (EndedAt, Cause) = (end?.At, end?.Cause);
        }

        public string Key { get; }
        public IReadOnlyList<ReceivedCallEvent> Events { get; }
        public string Role { get; }
        public AgentReference? Agent { get; }
        public string? AgentName { get; }
        public DateTimeOffset StartedAt { get; }
        public DateTimeOffset? AnsweredAt { get; }
        public string? Cause { get; }

        /// <summary>Its own end, or the time at which it handed the call on; null = not told.</summary>
        public DateTimeOffset? EndedAt { get; set; }

        /// <summary>The time from which the person outside hears it; null = never.</summary>
        public DateTimeOffset? TalksFrom { get; set; }
        public string? LegId => Key == CallItself || IsUnnamed(Key) ? null : Key;

        /// <summary>It was put on hold, and not taken back.</summary>
        public bool IsOnHold => Events.LastOrDefault(of => of.Event.Kind is CallEventKinds.Held or CallEventKinds.Resumed)?.Event.Kind == CallEventKinds.Held;

        private CallEvent? First(string kind) => Events.Select(of => of.Event).FirstOrDefault(call => call.Kind == kind);

        /// <summary>The time on hold; a hold that was not ended lasts to <paramref name="until"/>.</summary>
        public TimeSpans HoldsUntil(DateTimeOffset until)
        {
            var holds = new List<TimeSpans>();
            DateTimeOffset? since = null;
            foreach (var call in Events.Select(of => of.Event))
            {
                if (call.Kind == CallEventKinds.Held) since ??= call.At;
                if (call.Kind != CallEventKinds.Resumed || since is not { } held) continue;
                holds.Add(TimeSpans.Of(held, call.At));
                since = null;
            }

            if (since is { } open) holds.Add(TimeSpans.Of(open, until));
            return TimeSpans.Union(holds);
        }
    }
}
