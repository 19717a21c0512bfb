using ContactCenter.Calls;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>
/// Reads the CTI format of Zammad, which many PBXs speak: <c>newCall</c>, <c>answer</c> and <c>hangup</c>, as a form or as JSON. Its events
/// have neither ids nor times: an event's id is the hash of all it says, and it happened when it was received.
/// A call does not compare times of events with one id, so what is delivered again is a repeat.
/// </summary>
public sealed class CtiEvents : ICallEventAdapter
{
    /// <summary>The phones of one call that are told of; a group that is larger rings without the rest.</summary>
    private const int RingingMax = 50;

    public string Provider => CallFormats.Cti;

    public CallEventTranslation Translate(CallPayload payload) => payload.Form is not null
        ? new([PayloadReading.One(PayloadFields.Of(payload.Form), fields => Read(fields, payload))])
        : PayloadReading.EachObject(payload.Body, json => Read(PayloadFields.Of(json), payload));

    private static TranslatedPayload Read(PayloadFields fields, CallPayload payload)
    {
        var name = fields.Required("event");
        if (name is not ("newCall" or "answer" or "hangup")) return TranslatedPayload.Ignored;
        var callId = payload.CallId ?? fields.Required("callId");
        var isOutbound = fields.Required("direction") switch
        {
            "in" => false,
            "out" => true,
            _ => throw new ContactCenterException(CallFormatErrors.Invalid("direction")),
        };
        var call = new CallEvent
        {
            Id = EventTexts.Id(name, EventTexts.Fingerprint(fields.All)), Kind = CallEventKinds.Ringing, At = EventTimes.Whole(payload.ReceivedAt),
            Direction = isOutbound ? CallDirections.Outbound : CallDirections.Inbound,
            From = EventTexts.Caller(fields.Required("from")), To = EventTexts.Number(fields.Required("to")),
        };
        return TranslatedPayload.Of(callId, name switch
        {
            "newCall" => NewCall(call, fields, payload, isOutbound),
            "answer" => Answer(call, fields, payload, isOutbound),
            _ => [call with { Kind = CallEventKinds.Ended, Cause = CauseOf(fields["cause"]) }],
        });
    }

    /// <summary>Inbound, the users are those whose phones ring; outbound, the one who calls.</summary>
    private static List<CallEvent> NewCall(CallEvent call, PayloadFields fields, CallPayload payload, bool isOutbound) =>
    [
        fields["queue"] is { } queue ? call with { Kind = CallEventKinds.Queued, Queue = queue } : call,
        .. isOutbound ? [OfAgent(call, CallEventKinds.Ringing, fields, payload)] : Users(fields, payload).Select(user => RingingAt(call, user)),
    ];

    private static IEnumerable<string> Users(PayloadFields fields, CallPayload payload)
    {
        if (payload.Agent is { } agent) return [agent];
        var users = (fields.Long("user[]") ?? fields.Long("user") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return users.Where(user => user.Length <= CallLimits.NameCharactersMax).Distinct(StringComparer.Ordinal).Take(RingingMax);
    }

    private static CallEvent RingingAt(CallEvent call, string user) => call with
    {
        Id = EventTexts.Id(call.Id, CallLegRoles.Agent, user), Kind = CallEventKinds.Ringing, LegRole = CallLegRoles.Agent, From = null, To = null,
        Agent = user,
    };

    /// <summary>Inbound, an agent answers; outbound, the person outside, while the agent has the phone in hand.</summary>
    private static List<CallEvent> Answer(CallEvent call, PayloadFields fields, CallPayload payload, bool isOutbound) =>
    [
        .. isOutbound ? [call with { Kind = CallEventKinds.Answered }] : Array.Empty<CallEvent>(),
        OfAgent(call, CallEventKinds.Answered, fields, payload),
    ];

    /// <summary>The format names no legs: an agent is one.</summary>
    private static CallEvent OfAgent(CallEvent call, string kind, PayloadFields fields, CallPayload payload) => call with
    {
        Id = EventTexts.Id(call.Id, CallLegRoles.Agent), Kind = kind, LegRole = CallLegRoles.Agent, From = null, To = null,
        Agent = payload.Agent ?? fields["answeringNumber"] ?? fields["user"] ?? fields["user[]"],
    };

    private static string? CauseOf(string? cause) => cause switch
    {
        "normalClearing" => CallCauses.Normal,
        "busy" => CallCauses.Busy,
        "cancel" => CallCauses.Cancelled,
        "noAnswer" => CallCauses.NoAnswer,
        "congestion" or "notFound" => CallCauses.Failed,
        "forwarded" => CallCauses.AnsweredElsewhere,
        _ => null,
    };
}
