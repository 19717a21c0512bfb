using ContactCenter.Calls;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>
/// Reads events of FreeSWITCH's event socket in JSON, of channels and of mod_callcenter. A call is what has one Channel-Call-UUID; a channel is
/// an agent's when it has a user of the directory, or an agent of mod_callcenter.
/// </summary>
/// <param name="recordingsUrl">The address below which recordings are served by their paths; null = recordings are of no interest.</param>
public sealed class FreeSwitchEvents(Uri? recordingsUrl = null) : ICallEventAdapter
{
    private const string TimeField = "Event-Date-Timestamp";
    private const string CallCenter = "callcenter::info";
    private const string Withheld = "true";
    private const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries;

    public string Provider => CallFormats.FreeSwitch;

    public CallEventTranslation Translate(CallPayload payload) => PayloadReading.EachObject(payload.Body, json => Read(PayloadFields.Of(json)));

    private TranslatedPayload Read(PayloadFields fields) => fields.Required("Event-Name") switch
    {
        "CHANNEL_CREATE" => OfChannel(fields, CallEventKinds.Ringing, withNumbers: true),
        "CHANNEL_PROGRESS" or "CHANNEL_PROGRESS_MEDIA" => OfChannel(fields, CallEventKinds.Ringing),
        "CHANNEL_ANSWER" => OfChannel(fields, CallEventKinds.Answered),
        "CHANNEL_BRIDGE" => Bridge(fields),
        "CHANNEL_HOLD" => OfChannel(fields, CallEventKinds.Held),
        "CHANNEL_UNHOLD" => OfChannel(fields, CallEventKinds.Resumed),
        "CHANNEL_HANGUP_COMPLETE" => Hangup(fields),
        "RECORD_STOP" => Recorded(fields),
        "CUSTOM" when fields["Event-Subclass"] is CallCenter => Queue(fields),
        _ => TranslatedPayload.Ignored,
    };

    private static TranslatedPayload OfChannel(PayloadFields fields, string kind, bool withNumbers = false)
    {
        var call = Channel(fields, kind);
        if (!withNumbers || call.LegRole is not null) return TranslatedPayload.Of(CallIdOf(fields), call);
        return TranslatedPayload.Of(CallIdOf(fields), call with
        {
            From = call.LegId is not null ? null
                : fields["Caller-Privacy-Hide-Number"] is Withheld ? "" : EventTexts.Caller(fields["Caller-Caller-ID-Number"]),
            To = EventTexts.Number(fields["Caller-Destination-Number"]),
        });
    }

    /// <summary>The second channel of a bridge speaks: that makes up for an answer that was lost.</summary>
    private static TranslatedPayload Bridge(PayloadFields fields)
    {
        var other = fields["Bridge-B-Unique-ID"] ?? fields["Other-Leg-Unique-ID"];
        return other is null || other == CallIdOf(fields)
            ? TranslatedPayload.Ignored
            : TranslatedPayload.Of(CallIdOf(fields), Event(fields, CallEventKinds.Answered) with { LegId = other });
    }

    /// <summary>The phone that hands a call on hangs up; its cause tells that it did.</summary>
    private static TranslatedPayload Hangup(PayloadFields fields)
    {
        var cause = fields["Hangup-Cause"];
        var call = Channel(fields, CallEventKinds.Ended) with
        {
            Cause = HangupCauses.OfFreeSwitch(cause), DurationSeconds = fields.Seconds("variable_billsec"),
        };
        if (cause is not (HangupCauses.BlindTransfer or HangupCauses.AttendedTransfer)) return TranslatedPayload.Of(CallIdOf(fields), call);
        var target = fields.Long("variable_sip_refer_to")?.Trim('<', '>');
        return TranslatedPayload.Of(
            CallIdOf(fields),
            call with
            {
                Id = EventTexts.Id(call.Id, CallEventKinds.Transferred), Kind = CallEventKinds.Transferred, Cause = null, DurationSeconds = null,
                Target = target is null ? null : EventTexts.Party(target),
            },
            call);
    }

    private TranslatedPayload Recorded(PayloadFields fields) => recordingsUrl is null ? TranslatedPayload.Ignored
        : TranslatedPayload.Of(CallIdOf(fields), Event(fields, CallEventKinds.Recorded) with
        {
            Url = recordingsUrl.AbsoluteUri.TrimEnd('/')
                + string.Concat(fields.Required("Record-File-Path").Split('/', Parts).Select(part => "/" + Uri.EscapeDataString(part))),
            DurationSeconds = fields.Seconds("variable_record_seconds"),
        });

    private static TranslatedPayload Queue(PayloadFields fields)
    {
        var kind = fields["CC-Action"] switch
        {
            "member-queue-start" => CallEventKinds.Queued,
            "bridge-agent-start" => CallEventKinds.Answered,
            "bridge-agent-end" => CallEventKinds.Ended,
            _ => null,
        };
        if (kind is null) return TranslatedPayload.Ignored;
        var call = Event(fields, kind) with { Queue = fields["CC-Queue"] is { } queue ? EventTexts.Party(queue) : null };
        return TranslatedPayload.Of(fields.Required("CC-Member-Session-UUID"), kind == CallEventKinds.Queued
            ? call with { Direction = CallDirections.Inbound, From = EventTexts.Caller(fields["CC-Member-CID-Number"]) }
            : call with
            {
                LegId = fields.Required("CC-Agent-UUID"), LegRole = CallLegRoles.Agent, Agent = EventTexts.Party(fields.Required("CC-Agent")),
                Cause = kind == CallEventKinds.Ended ? HangupCauses.OfFreeSwitch(fields["CC-Hangup-Cause"]) : null,
            });
    }

    private static CallEvent Channel(PayloadFields fields, string kind)
    {
        var id = fields.Required("Unique-ID");
        var isFirst = id == CallIdOf(fields);
        var agent = fields["variable_cc_agent"] ?? fields["variable_dialed_user"] ?? (isFirst ? fields["variable_user_name"] : null);
        return Event(fields, kind) with
        {
            LegId = isFirst && agent is null ? null : id, LegRole = agent is null ? null : CallLegRoles.Agent,
            Agent = agent is null ? null : EventTexts.Party(agent),
            Direction = !isFirst ? null : agent is null ? CallDirections.Inbound : CallDirections.Outbound,
        };
    }

    /// <summary>An agent of mod_callcenter is called by itself; a variable says for whom.</summary>
    private static string CallIdOf(PayloadFields fields) =>
        fields["variable_cc_member_session_uuid"] ?? fields["Channel-Call-UUID"] ?? fields.Required("Unique-ID");

    private static CallEvent Event(PayloadFields fields, string kind) => new()
    {
        Id = EventTexts.Id(fields["Event-Name"], fields["CC-Action"], fields["Unique-ID"] ?? fields["CC-Member-Session-UUID"], fields[TimeField]),
        Kind = kind, Sequence = fields.Number("Event-Sequence"),
        At = EventTimes.OfMicroseconds(fields.Number(TimeField) ?? throw new ContactCenterException(CallFormatErrors.Missing(TimeField)), TimeField),
    };
}
