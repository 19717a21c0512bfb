using ContactCenter.Calls;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>
/// Reads events of queues and channels of Asterisk's manager interface (AMI), as its own text or as JSON with the same keys. A call is what
/// has one Linkedid. manager.conf needs <c>timestampevents = yes</c>: two holds of one channel differ by their times alone.
/// </summary>
public sealed class AmiEvents(AsteriskOptions options) : ICallEventAdapter
{
    private const string TimeField = "Timestamp";
    private const byte ObjectStart = (byte)'{';
    private const byte ListStart = (byte)'[';

    public string Provider => CallFormats.Ami;

    public CallEventTranslation Translate(CallPayload payload) => payload.Body.Span.TrimStart(" \t\r\n"u8) is [ObjectStart or ListStart, ..]
        ? PayloadReading.EachObject(payload.Body, json => Read(PayloadFields.Of(json)))
        : AmiBlocks.Each(payload.Body, Read);

    private TranslatedPayload Read(PayloadFields fields) => fields["Event"] switch
    {
        "Newchannel" => OfChannel(fields, "", CallEventKinds.Ringing, WithNumbers),
        "Newstate" when fields["ChannelStateDesc"] is "Up" => OfChannel(fields, "", CallEventKinds.Answered),
        "DialBegin" => OfChannel(fields, "Dest", CallEventKinds.Ringing, call => WithTarget(call, fields)),
        "DialEnd" => DialEnd(fields),
        "QueueCallerJoin" => OfCall(fields, CallEventKinds.Queued, call => call with { From = EventTexts.Caller(fields["CallerIDNum"]) }),
        "AgentCalled" => OfMember(fields, CallEventKinds.Ringing),
        "AgentConnect" => OfMember(fields, CallEventKinds.Answered),
        "AgentRingNoAnswer" => OfMember(fields, CallEventKinds.Ended, CallCauses.NoAnswer),
        "AgentComplete" => OfMember(fields, CallEventKinds.Ended, CallCauses.Normal, fields.Seconds("TalkTime")),
        "QueueCallerAbandon" => OfCall(fields, CallEventKinds.Ended, call => call with { Cause = CallCauses.Cancelled }),
        "Hold" => OfChannel(fields, "", CallEventKinds.Held),
        "Unhold" => OfChannel(fields, "", CallEventKinds.Resumed),
        "BlindTransfer" => Transfer(fields, "Transferer", fields["Extension"]),
        "AttendedTransfer" => Transfer(
            fields, "OrigTransferer", fields["TransferTargetCallerIDNum"] ?? fields["SecondTransfererConnectedLineNum"]),
        "Hangup" => OfChannel(fields, "", CallEventKinds.Ended, call => call with { Cause = HangupCauses.OfQ850(fields.Number("Cause")) }),
        _ => TranslatedPayload.Ignored,
    };

    private TranslatedPayload DialEnd(PayloadFields fields)
    {
        var (status, cause) = (fields["DialStatus"], HangupCauses.OfDial(fields["DialStatus"]));
        return status is "ANSWER" ? OfChannel(fields, "Dest", CallEventKinds.Answered, call => WithTarget(call, fields))
            : cause is not null ? OfChannel(fields, "Dest", CallEventKinds.Ended, call => call with { Cause = cause })
            : TranslatedPayload.Ignored;
    }

    private TranslatedPayload Transfer(PayloadFields fields, string prefix, string? target) => fields["Result"] is "Success"
        ? OfChannel(fields, prefix, CallEventKinds.Transferred, call => call with { Target = target })
        : TranslatedPayload.Ignored;

    /// <summary>The person outside is the call's first channel, so only what it dials is told of there.</summary>
    private static CallEvent WithNumbers(CallEvent call, PayloadFields fields) => call.LegId is not null ? call : call with
    {
        From = EventTexts.Caller(fields["CallerIDNum"]), To = EventTexts.Number(fields["Exten"]),
    };

    private static CallEvent WithTarget(CallEvent call, PayloadFields fields) =>
        call.LegRole is null ? call with { To = EventTexts.Number(fields["Exten"]) } : call;

    /// <summary>A member of a queue: an agent, whatever its channel is.</summary>
    private static TranslatedPayload OfMember(PayloadFields fields, string kind, string? cause = null, int? seconds = null) =>
        OfCall(fields, kind, call => call with
        {
            LegId = fields.Required("DestUniqueid"), LegRole = CallLegRoles.Agent, Direction = null, Cause = cause, DurationSeconds = seconds,
            Agent = AsteriskLeg.AgentOf(fields.Required("Interface")),
        });

    /// <summary>Queues are entered from outside.</summary>
    private static TranslatedPayload OfCall(PayloadFields fields, string kind, Func<CallEvent, CallEvent> more) =>
        TranslatedPayload.Of(fields["Linkedid"] ?? fields.Required("Uniqueid"), more(Event(fields, kind, fields["DestUniqueid"] ?? fields["Uniqueid"]) with
        {
            Queue = fields["Queue"], Direction = CallDirections.Inbound,
        }));

    private TranslatedPayload OfChannel(PayloadFields fields, string prefix, string kind, Func<CallEvent, CallEvent>? more = null) =>
        OfChannel(fields, prefix, kind, (call, _) => more?.Invoke(call) ?? call);

    private TranslatedPayload OfChannel(PayloadFields fields, string prefix, string kind, Func<CallEvent, PayloadFields, CallEvent> more)
    {
        var id = fields.Required($"{prefix}Uniqueid");
        var callId = fields[$"{prefix}Linkedid"] ?? id;
        if (AsteriskLeg.Of(fields.Required($"{prefix}Channel"), id, callId, options, name => fields[name]) is not { } leg) return TranslatedPayload.Ignored;
        return TranslatedPayload.Of(callId, more(Event(fields, kind, id) with
        {
            LegId = leg.LegId, LegRole = leg.Role, Agent = leg.Agent, Direction = leg.Direction,
        }, fields));
    }

    private static CallEvent Event(PayloadFields fields, string kind, string? id)
    {
        var time = fields.Required(TimeField);
        return new CallEvent { Id = EventTexts.Id(fields["Event"], id, time), Kind = kind, At = EventTimes.OfSeconds(time, TimeField) };
    }
}
