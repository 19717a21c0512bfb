using ContactCenter.Calls;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>
/// Reads Twilio's callbacks for calls: their status, recordings, transcripts, and holds in conferences. A call is the parent call; its first
/// leg is the caller's, or an agent's when it comes from a client or a SIP phone, or when the callback's address names an agent.
/// </summary>
public sealed class TwilioVoice : ICallEventAdapter
{
    private const string ConferenceEvent = "StatusCallbackEvent";
    private static readonly string[] AgentSchemes = ["client:", "sip:", "sips:"];

    public string Provider => CallFormats.Twilio;

    public CallEventTranslation Translate(CallPayload payload) => payload.Form is null
        ? CallEventTranslation.Refused(CallFormatErrors.Unreadable)
        : new([PayloadReading.One(PayloadFields.Of(payload.Form), fields => Read(fields, payload))]);

    private static TranslatedPayload Read(PayloadFields fields, CallPayload payload)
    {
        var sid = fields.Required("CallSid");
        var callId = payload.CallId ?? fields["ParentCallSid"] ?? sid;
        var call = fields["RecordingSid"] is not null || fields["TranscriptionSid"] is not null ? Recording(fields, payload)
            : fields[ConferenceEvent] is not null ? Hold(fields, payload, sid, callId)
            : Status(fields, payload, sid);
        return call is null ? TranslatedPayload.Ignored : TranslatedPayload.Of(callId, call);
    }

    private static CallEvent? Status(PayloadFields fields, CallPayload payload, string sid)
    {
        var status = fields.Required("CallStatus");
        if (KindOf(status) is not { } kind) return null;
        var (from, to) = (fields["From"], fields["To"]);
        var isChild = fields["ParentCallSid"] is not null;
        var isDialed = fields["Direction"] == "outbound-api";
        var agent = payload.Agent is not null && !isChild ? payload.Agent : isChild || isDialed ? AgentOf(to) : AgentOf(from);
        // A child that comes from an agent goes to the person outside; one that goes to an agent comes from outside.
        var isOutbound = isChild ? AgentOf(from) is not null : isDialed || agent is not null;
        var isMain = !isChild && agent is null;
        return Timed(fields, payload, new CallEvent
        {
            Id = EventTexts.Id(sid, status, fields["SequenceNumber"]), Kind = kind, At = default, Sequence = fields.Number("SequenceNumber"),
            LegId = isMain ? null : sid, Agent = agent,
            LegRole = agent is not null ? CallLegRoles.Agent : isChild && isOutbound ? CallLegRoles.Customer : null,
            Direction = isOutbound ? CallDirections.Outbound : isMain ? CallDirections.Inbound : null,
            From = isMain ? EventTexts.Caller(from) : null, To = agent is null ? EventTexts.Number(to) : null,
            Cause = CauseOf(status), DurationSeconds = fields.Seconds("CallDuration"),
        });
    }

    private static CallEvent? Recording(PayloadFields fields, CallPayload payload)
    {
        var isTranscript = fields["TranscriptionSid"] is not null;
        if (fields[isTranscript ? "TranscriptionStatus" : "RecordingStatus"] is not (null or "completed")) return null;
        var seconds = fields.Seconds("RecordingDuration");
        var start = isTranscript ? null : fields["RecordingStartTime"];
        return Timed(fields, payload, new CallEvent
        {
            Id = fields[isTranscript ? "TranscriptionSid" : "RecordingSid"]!, At = default,
            Kind = isTranscript ? CallEventKinds.Transcribed : CallEventKinds.Recorded,
            Url = fields.Url(isTranscript ? "TranscriptionUrl" : "RecordingUrl"), DurationSeconds = seconds,
        }, start is null ? null : EventTimes.OfMail(start, "RecordingStartTime").AddSeconds(Math.Min(seconds ?? 0, CallDays)));
    }

    /// <summary>Longer than a call is.</summary>
    private const int CallDays = 10 * 24 * 3600;

    private static CallEvent? Hold(PayloadFields fields, CallPayload payload, string sid, string callId)
    {
        var kind = fields[ConferenceEvent] switch
        {
            "participant-hold" => CallEventKinds.Held,
            "participant-unhold" => CallEventKinds.Resumed,
            _ => null,
        };
        return kind is null ? null : Timed(fields, payload, new CallEvent
        {
            Id = EventTexts.Id(sid, fields[ConferenceEvent], fields["SequenceNumber"], fields["ConferenceSid"]), Kind = kind, At = default,
            Sequence = fields.Number("SequenceNumber"), LegId = sid == callId ? null : sid, Agent = payload.Agent,
        });
    }

    private static CallEvent Timed(PayloadFields fields, CallPayload payload, CallEvent call, DateTimeOffset? at = null)
    {
        at ??= fields["Timestamp"] is { } time ? EventTimes.OfMail(time, "Timestamp") : null;
        return call with { At = at ?? EventTimes.Whole(payload.ReceivedAt) };
    }

    private static string? AgentOf(string? address) =>
        address is not null && AgentSchemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) && EventTexts.Number(address) is null
            ? EventTexts.Party(address)
            : null;

    private static string? KindOf(string status) => status switch
    {
        "queued" or "initiated" or "ringing" => CallEventKinds.Ringing,
        "in-progress" => CallEventKinds.Answered,
        "completed" or "busy" or "no-answer" or "failed" or "canceled" => CallEventKinds.Ended,
        _ => null,
    };

    private static string? CauseOf(string status) => status switch
    {
        "completed" => CallCauses.Normal,
        "busy" => CallCauses.Busy,
        "no-answer" => CallCauses.NoAnswer,
        "failed" => CallCauses.Failed,
        "canceled" => CallCauses.Cancelled,
        _ => null,
    };
}
