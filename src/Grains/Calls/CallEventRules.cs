using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Errors;

namespace ContactCenter.Calls;

/// <summary>Decides whether an event may be recorded. Each is looked at by itself.</summary>
internal static class CallEventRules
{
    private const string NumberSigns = "+-()./*#,; ";

    private static readonly ImmutableHashSet<string> Kinds =
    [
        CallEventKinds.Ringing, CallEventKinds.Queued, CallEventKinds.Answered, CallEventKinds.Held, CallEventKinds.Resumed, CallEventKinds.Transferred,
        CallEventKinds.Voicemail, CallEventKinds.Recorded, CallEventKinds.Transcribed, CallEventKinds.Ended,
    ];

    private static readonly ImmutableHashSet<string> Roles =
        [CallLegRoles.Customer, CallLegRoles.Agent, CallLegRoles.Consultation, CallLegRoles.Conference];

    private static readonly ImmutableHashSet<string> Causes =
    [
        CallCauses.Normal, CallCauses.Cancelled, CallCauses.Busy, CallCauses.NoAnswer, CallCauses.Rejected, CallCauses.AnsweredElsewhere, CallCauses.Failed,
    ];

    /// <summary>The fault of an event by itself; null = none.</summary>
    public static Error? FindFault(CallEvent call, DateTimeOffset now)
    {
        if (!Kinds.Contains(call.Kind)) return CallErrors.InvalidEvent("kind");
        if (call.LegRole is { } role && !Roles.Contains(role)) return CallErrors.InvalidEvent("legRole");
        if (call.Direction is not (null or CallDirections.Inbound or CallDirections.Outbound)) return CallErrors.InvalidEvent("direction");
        if (call.Cause is { } cause && !Causes.Contains(cause)) return CallErrors.InvalidEvent("cause");
        if (FindFaultyName(call) is { } part) return CallErrors.InvalidEvent(part);
        if (call.At > now.AddMinutes(CallLimits.MinutesAheadMax)) return CallErrors.TimeAhead;
        if (call.At.Year < CallLimits.YearMin) return CallErrors.TimeTooEarly;
        if (call.DurationSeconds < 0) return CallErrors.NegativeDuration;
        if (!IsNumber(call.From) || !IsNumber(call.To)) return CallErrors.InvalidNumber;
        if (call.Url is { } url && !IsAddress(url)) return CallErrors.InvalidAddress;
        return null;
    }

    /// <summary>The fault of an event beside those that are known; null = none. It does not matter which of two came first.</summary>
    public static Error? FindConflict(CallState state, ReceivedCallEvent received, string phoneRegion)
    {
        if (state.Events.Length >= CallLimits.EventsMax) return CallErrors.TooManyEvents;
        if (CallReading.CountLegs(state.Events.Add(received)) > CallLimits.LegsMax) return CallErrors.TooManyLegs;
        if (state.Record is not { } record) return null;
        var call = received.Event;
        var first = call.At < record.StartedAt ? call.At : record.StartedAt;
        var last = call.At > record.LastEventAt ? call.At : record.LastEventAt;
        if (last - first > TimeSpan.FromHours(CallLimits.HoursMax)) return CallErrors.IdInUse;
        if (record.Direction is null) return null;
        if (call.Direction is { } direction && direction != record.Direction) return CallErrors.IdInUse;
        var number = record.Direction == CallDirections.Outbound ? call.To : call.From;
        var isOfMain = call.LegRole == CallLegRoles.Customer || (call.LegId is null && call.LegRole is null && call.Kind != CallEventKinds.Transferred);
        return isOfMain && IsOther(number, record.OutsideNumber, phoneRegion) ? CallErrors.IdInUse : null;
    }

    /// <summary>Tells whether two events say the same. A provider that tells no time says it at another time when it says it again.</summary>
    public static bool IsSame(CallEvent one, CallEvent other) => one with { At = other.At } == other;

    private static bool IsOther(string? number, string? known, string region) =>
        number is { Length: > 0 } && known is not null && ContactAddresses.PhoneKey(number, region) != ContactAddresses.PhoneKey(known, region);

    private static string? FindFaultyName(CallEvent call) =>
        call.Id.Length is 0 or > CallLimits.NameCharactersMax ? "id"
        : IsTooLong(call.LegId) || call.LegId?.Length == 0 || call.LegId?.Contains('\n', StringComparison.Ordinal) == true ? "legId"
        : IsTooLong(call.Agent) || call.Agent?.Length == 0 ? "agent"
        : IsTooLong(call.Queue) || call.Queue?.Length == 0 ? "queue"
        : IsTooLong(call.Target) ? "target" : null;

    private static bool IsTooLong(string? text) => text?.Length > CallLimits.NameCharactersMax;

    public static bool IsNumber(string? number) => number is null or "" || (number.Length <= CallLimits.NumberCharactersMax
        && number.All(sign => char.IsAsciiDigit(sign) || NumberSigns.Contains(sign, StringComparison.Ordinal)) && number.Any(char.IsAsciiDigit));

    private static bool IsAddress(string url) => url.Length <= CallLimits.UrlCharactersMax
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
