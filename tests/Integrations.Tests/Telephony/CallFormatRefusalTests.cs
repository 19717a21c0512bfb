using System.Text;
using ContactCenter.Calls;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Payloads that are not what an adapter expects are ignored, or refused by name, each on its own. None is a fault of ours.</summary>
public sealed class CallFormatRefusalTests
{
    private static readonly ICallEventAdapter[] Bodies =
        [new AriEvents(AriPayloads.Options), new AmiEvents(AmiPayloads.Options), new FreeSwitchEvents(), new CtiEvents()];

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[[]]")]
    [InlineData("{\"type\":\"\\ud800\",\"Event-Name\":\"\\ud800\",\"event\":\"\\ud800\",\"Event\":\"\\ud800\"}")]
    public void Body_that_is_no_payload_is_refused_as_unreadable(string body)
    {
        foreach (var adapter in Bodies)
            Assert.Equal(CallFormatErrors.Unreadable, Assert.Single(adapter.Translate(ProviderPayloads.Body(body)).Payloads).Error);
    }

    [Theory]
    [InlineData("""{"type":"PlaybackFinished","playback":{}}""")]
    [InlineData("""{"type":"ChannelVarset","variable":"X","value":"1"}""")]
    [InlineData("""{"type":"BridgeBlindTransfer","result":"Fail"}""")]
    [InlineData("""{"type":"RecordingFinished","recording":{"name":"r","target_uri":"bridge:b1"}}""")]
    public void Ari_events_of_other_things_are_ignored(string body) => AssertIgnored(new AriEvents(AriPayloads.Options), body);

    [Theory]
    [InlineData("Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n")]
    [InlineData("Response: Success\r\nMessage: Authentication accepted\r\n\r\n")]
    [InlineData("""{"Event":"PeerStatus"}""")]
    public void Ami_events_of_other_things_are_ignored(string body) => AssertIgnored(new AmiEvents(AmiPayloads.Options), body);

    [Theory]
    [InlineData("""{"Event-Name":"HEARTBEAT"}""")]
    [InlineData("""{"Event-Name":"CUSTOM","Event-Subclass":"sofia::register"}""")]
    public void FreeSwitch_events_of_other_things_are_ignored(string body) => AssertIgnored(new FreeSwitchEvents(), body);

    [Fact]
    public void Twilio_status_of_another_kind_is_ignored() => AssertIgnored(new TwilioVoice(), TwilioPayloads.OfParent("new-status", 0, 0));

    [Fact]
    public void Channel_that_is_asterisks_own_is_nobodys_leg()
    {
        var local = AriPayloads.Event("ChannelCreated", 0, AriPayloads.Channel("channel", "1.2", "x", "Ring"));
        var text = Encoding.UTF8.GetString(local.Body.Span).Replace("PJSIP/x", "Local/1001@from-queue-00000001;1", StringComparison.Ordinal);
        AssertIgnored(new AriEvents(AriPayloads.Options), text);
    }

    [Theory]
    [InlineData("CallStatus=ringing", "CallSid")]
    [InlineData("CallSid=CA1", "CallStatus")]
    public void Twilio_callback_without_a_field_is_refused_by_its_name(string form, string field) =>
        AssertRefused(new TwilioVoice(), ProviderPayloads.Form(form), CallFormatErrors.Missing(field));

    [Theory]
    [InlineData("CallSid=CA1&CallStatus=ringing&Timestamp=yesterday", "Timestamp")]
    [InlineData("CallSid=CA1&CallStatus=ringing&SequenceNumber=-1", "SequenceNumber")]
    [InlineData("CallSid=CA1&CallStatus=completed&CallDuration=-5", "CallDuration")]
    [InlineData("CallSid=CA1&CallStatus=completed&CallDuration=99999999999", "CallDuration")]
    [InlineData("CallSid=CA%00&CallStatus=ringing", "CallSid")]
    public void Twilio_callback_with_a_wrong_field_is_refused_by_its_name(string form, string field) =>
        AssertRefused(new TwilioVoice(), ProviderPayloads.Form(form), CallFormatErrors.Invalid(field));

    [Fact]
    public void Twilio_callback_that_is_no_form_is_refused() =>
        AssertRefused(new TwilioVoice(), ProviderPayloads.Body("{}"), CallFormatErrors.Unreadable);

    [Theory]
    [InlineData("""{"event":"newCall","from":"1","to":"2","direction":"in"}""", "callId")]
    [InlineData("""{"event":"newCall","to":"2","direction":"in","callId":"1"}""", "from")]
    [InlineData("""{"event":"newCall","from":"1","to":"2","callId":"1"}""", "direction")]
    [InlineData("""{"from":"1"}""", "event")]
    public void Cti_event_without_a_field_is_refused_by_its_name(string body, string field) =>
        AssertRefused(new CtiEvents(), ProviderPayloads.Body(body), CallFormatErrors.Missing(field));

    [Theory]
    [InlineData("""{"event":"newCall","from":"1","to":"2","direction":"up","callId":"1"}""", "direction")]
    public void Cti_event_with_a_wrong_field_is_refused_by_its_name(string body, string field) =>
        AssertRefused(new CtiEvents(), ProviderPayloads.Body(body), CallFormatErrors.Invalid(field));

    [Theory]
    [InlineData("""{"type":"ChannelDestroyed"}""", "channel")]
    [InlineData("""{"type":"ChannelDestroyed","channel":{"name":"PJSIP/a-1"}}""", "id")]
    [InlineData("""{"type":"ChannelDestroyed","channel":{"id":"1.2"}}""", "name")]
    public void Ari_event_without_a_field_is_refused_by_its_name(string body, string field) =>
        AssertRefused(new AriEvents(AriPayloads.Options), ProviderPayloads.Body(body), CallFormatErrors.Missing(field));

    [Theory]
    [InlineData("""{"type":"ChannelDestroyed","cause":-1,"channel":{"id":"1.2","name":"PJSIP/a-1"}}""", "cause")]
    [InlineData("""{"type":"ChannelHold","timestamp":"12:00","channel":{"id":"1.2","name":"PJSIP/a-1"}}""", "timestamp")]
    public void Ari_event_with_a_wrong_field_is_refused_by_its_name(string body, string field) =>
        AssertRefused(new AriEvents(AriPayloads.Options), ProviderPayloads.Body(body), CallFormatErrors.Invalid(field));

    [Theory]
    [InlineData("Event: Hangup\r\nUniqueid: 1.2\r\nChannel: PJSIP/a-1\r\nCause: 16\r\n\r\n", "Timestamp")]
    [InlineData("Event: Hangup\r\nTimestamp: 1772359200.1\r\nCause: 16\r\n\r\n", "Uniqueid")]
    public void Ami_event_without_a_field_is_refused_by_its_name(string body, string field) =>
        AssertRefused(new AmiEvents(AmiPayloads.Options), ProviderPayloads.Body(body), CallFormatErrors.Missing(field));

    [Theory]
    [InlineData("1e999")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    public void Ami_event_at_an_impossible_time_is_refused(string time) => AssertRefused(
        new AmiEvents(AmiPayloads.Options), ProviderPayloads.Body($"Event: Hold\nTimestamp: {time}\nUniqueid: 1.2\nChannel: PJSIP/a-1\n\n"),
        CallFormatErrors.Invalid("Timestamp"));

    [Fact]
    public void FreeSwitch_event_at_an_impossible_time_is_refused() => AssertRefused(
        new FreeSwitchEvents(), ProviderPayloads.Body("""{"Event-Name":"CHANNEL_HOLD","Unique-ID":"a","Event-Date-Timestamp":"9223372036854775807"}"""),
        CallFormatErrors.Invalid("Event-Date-Timestamp"));

    [Fact]
    public void One_bad_payload_of_several_does_not_lose_the_others()
    {
        var good = AmiPayloads.Text("QueueCallerJoin", 0, [AmiPayloads.Caller, AmiPayloads.Queue]);
        var read = new AmiEvents(AmiPayloads.Options).Translate(ProviderPayloads.Body(good + "Event: Hangup\r\nCause: 16\r\n\r\n" + good)).Payloads;
        Assert.Equal([null, CallFormatErrors.Missing("Uniqueid"), null], read.Select(one => one.Error));
        Assert.Equal([1, 0, 1], read.Select(one => one.Events.Count));
    }

    [Fact]
    public void Same_ami_event_as_json_is_the_same_event()
    {
        var text = AmiPayloads.Event("QueueCallerJoin", 0, [AmiPayloads.Caller, AmiPayloads.Queue]);
        var members = Encoding.UTF8.GetString(text.Body.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .Select(field => $"\"{field[0].TrimEnd(':')}\":\"{(field.Length > 1 ? field[1] : "")}\"");
        var json = ProviderPayloads.Body($"{{{string.Join(',', members)}}}");
        var adapter = new AmiEvents(AmiPayloads.Options);
        Assert.Equal(CallFormatTests.One(adapter, text), CallFormatTests.One(adapter, json));
    }

    [Fact]
    public void More_payloads_than_a_request_may_have_are_refused_together()
    {
        var tooMany = $"[{string.Join(',', Enumerable.Repeat("{}", CallPayload.ItemsMax + 1))}]";
        AssertRefused(new FreeSwitchEvents(), ProviderPayloads.Body(tooMany), CallFormatErrors.TooMany);
        var blocks = string.Concat(Enumerable.Repeat("Event: PeerStatus\n\n", CallPayload.ItemsMax + 1));
        AssertRefused(new AmiEvents(AmiPayloads.Options), ProviderPayloads.Body(blocks), CallFormatErrors.TooMany);
    }

    [Fact]
    public void Without_trunks_the_first_channel_is_the_person_outside_and_others_are_agents()
    {
        var adapter = new AriEvents(AsteriskOptions.Default);
        var first = CallFormatTests.One(adapter, AriPayloads.Answered[0]);
        var second = CallFormatTests.One(adapter, AriPayloads.Answered[1]);
        Assert.Equal((null, null, CallDirections.Inbound), (first.LegId, first.LegRole, first.Direction));
        Assert.Equal((AriPayloads.Grace, CallLegRoles.Agent, "grace"), (second.LegId, second.LegRole, second.Agent));
    }

    [Fact]
    public void Recording_of_a_first_channel_is_one_of_the_call()
    {
        var recording = AriPayloads.Event(
            "RecordingFinished", 60, $$"""
            "recording":{"name":"sales/1 a","format":"wav","target_uri":"channel:{{AriPayloads.Customer}}","state":"done","duration":52}
            """);
        var translated = Assert.Single(new AriEvents(AriPayloads.Options).Translate(recording).Payloads);
        Assert.Equal(AriPayloads.Customer, translated.ProviderCallId);
        Assert.Equal(
            "60 recorded url=http://pbx.example.com:8088/ari/recordings/stored/sales%2F1%20a/file seconds=52", EventLines.Of(Assert.Single(translated.Events)));
    }

    private static void AssertIgnored(ICallEventAdapter adapter, string body) => AssertIgnored(adapter, ProviderPayloads.Body(body));

    private static void AssertIgnored(ICallEventAdapter adapter, CallPayload payload) =>
        Assert.Equal(TranslatedPayload.Ignored, Assert.Single(adapter.Translate(payload).Payloads));

    private static void AssertRefused(ICallEventAdapter adapter, CallPayload payload, ContactCenter.Errors.Error error)
    {
        var refused = Assert.Single(adapter.Translate(payload).Payloads);
        Assert.Equal(error, refused.Error);
        Assert.Empty(refused.Events);
    }
}
