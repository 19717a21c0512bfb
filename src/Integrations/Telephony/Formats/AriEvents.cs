using System.Text.Json;
using ContactCenter.Calls;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>
/// Reads events of Asterisk's REST interface (ARI), from its WebSocket or a POST. A call is what has one <c>CHANNEL(linkedid)</c>; each
/// channel is a leg. docs/calls.md says what ari.conf needs.
/// </summary>
public sealed class AriEvents(AsteriskOptions options) : ICallEventAdapter
{
    private const string TimeField = "timestamp";

    public string Provider => CallFormats.Ari;

    public CallEventTranslation Translate(CallPayload payload) => PayloadReading.EachObject(payload.Body, json => Read(json, payload));

    private TranslatedPayload Read(JsonElement json, CallPayload payload)
    {
        var fields = PayloadFields.Of(json);
        return fields.Required("type") switch
        {
            "ChannelCreated" or "StasisStart" => Appears(json, fields, payload),
            "ChannelStateChange" or "ChannelEnteredBridge" => Changes(json, fields, payload),
            "Dial" => Dials(json, fields, payload),
            "ChannelHold" => OfChannel(json, "channel", fields, payload, CallEventKinds.Held),
            "ChannelUnhold" => OfChannel(json, "channel", fields, payload, CallEventKinds.Resumed),
            "ChannelDialplan" => Executes(json, fields, payload),
            "BridgeBlindTransfer" => Transfers(json, "channel", fields, payload, fields["exten"]),
            "BridgeAttendedTransfer" => Transfers(json, "transferer_first_leg", fields, payload, TargetOf(json)),
            "ChannelHangupRequest" or "ChannelDestroyed" => OfChannel(
                json, "channel", fields, payload, CallEventKinds.Ended, call => call with { Cause = HangupCauses.OfQ850(fields.Number("cause")) }),
            "RecordingFinished" => Recorded(json, fields, payload),
            _ => TranslatedPayload.Ignored,
        };
    }

    /// <summary>The numbers are read here alone: later a dialplan may have rewritten them.</summary>
    private TranslatedPayload Appears(JsonElement json, PayloadFields fields, CallPayload payload) =>
        OfChannel(json, "channel", fields, payload, CallEventKinds.Ringing, (call, channel) => call.LegId is not null ? call
            : call.Direction == CallDirections.Outbound
                ? call with { From = EventTexts.Number(channel.CallerNumber), To = EventTexts.Number(channel.Extension) }
                : call with { From = EventTexts.Caller(channel.CallerNumber), To = EventTexts.Number(channel.Extension) });

    private TranslatedPayload Changes(JsonElement json, PayloadFields fields, CallPayload payload) => AriChannel.Find(json, "channel")?.State switch
    {
        "Ring" or "Ringing" => OfChannel(json, "channel", fields, payload, CallEventKinds.Ringing),
        "Up" => OfChannel(json, "channel", fields, payload, CallEventKinds.Answered),
        _ => TranslatedPayload.Ignored,
    };

    /// <summary>Dial tells of the phone that is called; the number is where its caller wants to go.</summary>
    private TranslatedPayload Dials(JsonElement json, PayloadFields fields, CallPayload payload)
    {
        var status = fields["dialstatus"];
        var cause = HangupCauses.OfDial(status);
        var kind = status switch
        {
            null or "RINGING" or "PROGRESS" => CallEventKinds.Ringing,
            "ANSWER" => CallEventKinds.Answered,
            _ => cause is null ? null : CallEventKinds.Ended,
        };
        return kind is null ? TranslatedPayload.Ignored : OfChannel(json, "peer", fields, payload, kind, call => call with
        {
            Cause = cause, To = call.LegRole is null ? EventTexts.Number(AriChannel.Find(json, "caller")?.Extension) : null,
        });
    }

    private TranslatedPayload Executes(JsonElement json, PayloadFields fields, CallPayload payload) => fields["dialplan_app"]?.ToUpperInvariant() switch
    {
        "QUEUE" => OfChannel(json, "channel", fields, payload, CallEventKinds.Queued, call => call with
        {
            LegId = null, LegRole = null, Agent = null, Queue = fields.Long("dialplan_app_data")?.Split(',')[0].Trim(),
        }),
        "VOICEMAIL" => OfChannel(json, "channel", fields, payload, CallEventKinds.Voicemail),
        _ => TranslatedPayload.Ignored,
    };

    private TranslatedPayload Transfers(JsonElement json, string member, PayloadFields fields, CallPayload payload, string? target) =>
        fields["result"] is "Success"
            ? OfChannel(json, member, fields, payload, CallEventKinds.Transferred, call => call with { Target = target })
            : TranslatedPayload.Ignored;

    private string? TargetOf(JsonElement json) =>
        AriChannel.Find(json, "transfer_target")?.Leg(options)?.Agent ?? AriChannel.Find(json, "transferer_second_leg")?.ConnectedNumber;

    /// <summary>The event names the channel alone: recordings belong to the call when its first channel is recorded.</summary>
    private TranslatedPayload Recorded(JsonElement json, PayloadFields fields, CallPayload payload)
    {
        const string channelTarget = "channel:";
        if (options.RestUrl is not { } url || !json.TryGetProperty("recording", out var part) || part.ValueKind != JsonValueKind.Object)
            return TranslatedPayload.Ignored;
        var recording = PayloadFields.Of(part);
        if (recording["target_uri"]?.StartsWith(channelTarget, StringComparison.Ordinal) != true) return TranslatedPayload.Ignored;
        var name = recording.Required("name");
        return TranslatedPayload.Of(recording["target_uri"]![channelTarget.Length..], Timed(fields, payload, new CallEvent
        {
            Id = EventTexts.Id("RecordingFinished", name), Kind = CallEventKinds.Recorded, At = default, DurationSeconds = recording.Seconds("duration"),
            Url = $"{url.AbsoluteUri.TrimEnd('/')}/recordings/stored/{Uri.EscapeDataString(name)}/file",
        }));
    }

    private TranslatedPayload OfChannel(
        JsonElement json, string member, PayloadFields fields, CallPayload payload, string kind, Func<CallEvent, CallEvent>? more = null) =>
        OfChannel(json, member, fields, payload, kind, (call, _) => more?.Invoke(call) ?? call);

    private TranslatedPayload OfChannel(
        JsonElement json, string member, PayloadFields fields, CallPayload payload, string kind, Func<CallEvent, AriChannel, CallEvent> more)
    {
        var channel = AriChannel.Required(json, member);
        if (channel.Leg(options) is not { } leg) return TranslatedPayload.Ignored;
        var id = EventTexts.Id(fields["type"], fields["dialstatus"] ?? channel.State, channel.Id, fields[TimeField]);
        return TranslatedPayload.Of(channel.CallId, more(Timed(fields, payload, new CallEvent
        {
            Id = id, Kind = kind, At = default, LegId = leg.LegId, LegRole = leg.Role, Agent = leg.Agent, Direction = leg.Direction,
        }), channel));
    }

    private static CallEvent Timed(PayloadFields fields, CallPayload payload, CallEvent call) => fields[TimeField] is { } time
        ? call with { At = EventTimes.OfAri(time, TimeField) }
        : call with { At = EventTimes.Whole(payload.ReceivedAt) };
}
