using ContactCenter.Calls;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Single payloads that whole calls do not have, and the event that each is.</summary>
public sealed class CallFormatDetailTests
{
    private static readonly AriEvents Ari = new(AriPayloads.Options);
    private static readonly AmiEvents Ami = new(AmiPayloads.Options);
    private static readonly FreeSwitchEvents FreeSwitch = new(new Uri("https://pbx.example.com/files/"));

    [Theory]
    [InlineData("BUSY", "ended leg=2.11 role=agent agent=grace cause=busy")]
    [InlineData("CANCEL", "ended leg=2.11 role=agent agent=grace cause=cancelled")]
    [InlineData("CONGESTION", "ended leg=2.11 role=agent agent=grace cause=failed")]
    [InlineData("ANSWER", "answered leg=2.11 role=agent agent=grace")]
    [InlineData("PROGRESS", "ringing leg=2.11 role=agent agent=grace")]
    [InlineData("", "ringing leg=2.11 role=agent agent=grace")]
    public void Ari_dial_tells_of_the_phone_that_is_called(string status, string line) => AssertLine(
        line, Ari, AriPayloads.Event("Dial", 0, AriPayloads.Channel("peer", AriPayloads.Grace, "grace-0000000b", "Down"), $"\"dialstatus\":\"{status}\""));

    [Theory]
    [InlineData(16, "normal")]
    [InlineData(17, "busy")]
    [InlineData(19, "no-answer")]
    [InlineData(21, "rejected")]
    [InlineData(26, "answered-elsewhere")]
    [InlineData(42, "failed")]
    [InlineData(1, "failed")]
    public void Cause_of_a_hangup_is_read_alike_from_ari_and_ami(int cause, string name)
    {
        var channel = AriPayloads.Channel("channel", AriPayloads.Customer, "trunk-0000000a", "Up");
        AssertLine($"ended inbound cause={name}", Ari, AriPayloads.Event("ChannelDestroyed", 0, channel, $"\"cause\":{cause},\"cause_txt\":\"\""));
        AssertLine($"ended inbound cause={name}", Ami, AmiPayloads.Event("Hangup", 0, [AmiPayloads.Caller, $"Cause: {cause}"]));
    }

    [Fact]
    public void Ari_attended_transfer_names_the_agent_to_whom_it_goes() => AssertLine(
        "transferred leg=2.11 role=agent agent=grace target=ada", Ari,
        AriPayloads.Event(
            "BridgeAttendedTransfer", 0, AriPayloads.Channel("transferer_first_leg", AriPayloads.Grace, "grace-0000000b", "Up"),
            AriPayloads.Channel("transferer_second_leg", "1772359229.1", "grace-0000000d", "Up", "1772359229.1"),
            AriPayloads.Channel("transferee", AriPayloads.Customer, "trunk-0000000a", "Up"),
            AriPayloads.Channel("transfer_target", AriPayloads.Ada, "ada-0000000e", "Up", "1772359229.1"),
            "\"result\":\"Success\",\"is_external\":true,\"destination_type\":\"bridge\""));

    [Fact]
    public void Ari_voicemail_is_told_by_the_dialplan() => AssertLine(
        "voicemail inbound", Ari,
        AriPayloads.Event(
            "ChannelDialplan", 0, AriPayloads.Channel("channel", AriPayloads.Customer, "trunk-0000000a", "Up"),
            "\"dialplan_app\":\"VoiceMail\",\"dialplan_app_data\":\"100@default\""));

    [Fact]
    public void Ari_channel_in_a_bridge_makes_up_for_an_answer_that_was_lost() => AssertLine(
        "answered leg=2.11 role=agent agent=grace", Ari,
        AriPayloads.Event(
            "ChannelEnteredBridge", 0, AriPayloads.Channel("channel", AriPayloads.Grace, "grace-0000000b", "Up"), "\"bridge\":{\"id\":\"b1\"}"));

    [Fact]
    public void Variables_of_the_dialplan_say_more_than_the_endpoint()
    {
        var channel = AriPayloads.Channel("channel", "dial-7", "desk12-0000000b", "Ringing", "dial-7")
            .Replace(
                "\"channelvars\":{", "\"channelvars\":{\"CC_ROLE\":\"agent\",\"CC_AGENT\":\"u1\",\"CC_DIRECTION\":\"outbound\",",
                StringComparison.Ordinal);
        var untold = new AriEvents(AsteriskOptions.Default);
        AssertLine("ringing leg=dial-7 role=agent outbound agent=u1", untold, AriPayloads.Event("ChannelStateChange", 0, channel));
        var block = AmiPayloads.Event("Hold", 0, [AmiPayloads.Agent, "ChanVariable: CC_ROLE=agent", "ChanVariable: CC_AGENT=u1"]);
        AssertLine("held leg=2.11 role=agent agent=u1", Ami, block);
    }

    [Fact]
    public void Ami_channels_outside_queues_are_told_by_dial_and_state()
    {
        AssertLine("answered inbound", Ami, AmiPayloads.Event("Newstate", 0, [AmiPayloads.Channel("", "trunk-0000000a", AmiPayloads.Customer, "Up")]));
        AssertLine(
            "ringing leg=2.11 role=agent agent=grace", Ami,
            AmiPayloads.Event("DialBegin", 0, [AmiPayloads.Caller, AmiPayloads.Member, "DialString: grace"]));
        AssertLine(
            "answered leg=2.11 role=agent agent=grace", Ami,
            AmiPayloads.Event("DialEnd", 0, [AmiPayloads.Caller, AmiPayloads.Member, "DialStatus: ANSWER"]));
        AssertLine(
            "ended leg=2.11 role=agent agent=grace cause=no-answer", Ami,
            AmiPayloads.Event("DialEnd", 0, [AmiPayloads.Caller, AmiPayloads.Member, "DialStatus: NOANSWER"]));
    }

    [Fact]
    public void Ami_transfers_name_where_they_go()
    {
        var transferer = AmiPayloads.Channel("Transferer", "grace-0000000b", AmiPayloads.Grace, "Up");
        AssertLine(
            "transferred leg=2.11 role=agent agent=grace target=1002", Ami,
            AmiPayloads.Event("BlindTransfer", 0, ["Result: Success", transferer, "IsExternal: Yes", "Context: from-internal", "Extension: 1002"]));
        AssertLine(
            "transferred leg=2.11 role=agent agent=grace target=1003", Ami,
            AmiPayloads.Event(
                "AttendedTransfer", 0,
                [
                    "Result: Success", AmiPayloads.Channel("OrigTransferer", "grace-0000000b", AmiPayloads.Grace, "Up"),
                    "SecondTransfererConnectedLineNum: 1003",
                ]));
        Assert.Empty(Ami.Translate(AmiPayloads.Event("BlindTransfer", 0, ["Result: Fail", transferer])).Payloads[0].Events);
    }

    [Theory]
    [InlineData("USER_BUSY", "busy")]
    [InlineData("NO_ANSWER", "no-answer")]
    [InlineData("CALL_REJECTED", "rejected")]
    [InlineData("LOSE_RACE", "answered-elsewhere")]
    [InlineData("UNALLOCATED_NUMBER", "failed")]
    public void Cause_of_freeswitch_has_a_name(string cause, string name) => AssertLine(
        $"ended seq=2000 inbound cause={name}", FreeSwitch,
        FreeSwitchPayloads.Event("CHANNEL_HANGUP_COMPLETE", 0, FreeSwitchPayloads.Customer, $"\"Hangup-Cause\":\"{cause}\""));

    [Fact]
    public void FreeSwitch_caller_may_hide_its_number() => AssertLine(
        "ringing seq=2000 inbound from= to=442079460000", FreeSwitch,
        FreeSwitchPayloads.Event(
            "CHANNEL_CREATE", 0, FreeSwitchPayloads.Customer,
            "\"Caller-Caller-ID-Number\":\"4930\",\"Caller-Privacy-Hide-Number\":\"true\",\"Caller-Destination-Number\":\"442079460000\""));

    [Fact]
    public void FreeSwitch_agent_of_a_queue_belongs_to_the_call_of_its_member()
    {
        var payload = FreeSwitchPayloads.Event(
            "CHANNEL_ANSWER", 0, FreeSwitchPayloads.Grace, "\"variable_cc_member_session_uuid\":\"member-1\",\"variable_cc_agent\":\"1001@default\"");
        Assert.Equal("member-1", FreeSwitch.Translate(payload).Payloads[0].ProviderCallId);
        AssertLine("answered seq=2000 leg=0306 role=agent agent=1001", FreeSwitch, payload);
    }

    [Fact]
    public void FreeSwitch_recording_is_below_the_configured_address() => AssertLine(
        "recorded seq=2000 url=https://pbx.example.com/files/var/lib/freeswitch/a%20b.wav seconds=31", FreeSwitch,
        FreeSwitchPayloads.Event(
            "RECORD_STOP", 0, FreeSwitchPayloads.Customer, "\"Record-File-Path\":\"/var/lib/freeswitch/a b.wav\",\"variable_record_seconds\":\"31\""));

    [Theory]
    [InlineData("busy", "busy")]
    [InlineData("noAnswer", "no-answer")]
    [InlineData("notFound", "failed")]
    [InlineData("forwarded", "answered-elsewhere")]
    public void Cause_of_cti_has_a_name(string cause, string name)
    {
        var payload = ProviderPayloads.Body($$"""{"event":"hangup","from":"1","to":"2","direction":"in","callId":"c","cause":"{{cause}}"}""");
        AssertLine($"ended inbound from=1 to=2 cause={name}", new CtiEvents(), payload);
    }

    [Fact]
    public void Twilio_transcript_is_one_of_the_call() => AssertLine(
        "transcribed url=https://api.twilio.com/t", new TwilioVoice(),
        ProviderPayloads.Form("CallSid=CA1&RecordingSid=RE1&TranscriptionSid=TR1&TranscriptionStatus=completed"
            + "&TranscriptionUrl=https%3A%2F%2Fapi.twilio.com%2Ft"));

    [Theory]
    [InlineData("busy", "busy")]
    [InlineData("failed", "failed")]
    [InlineData("canceled", "cancelled")]
    public void Status_of_twilio_is_a_cause(string status, string cause) => AssertLine(
        $"ended seq=1 inbound from=+4930123456 to=+442079460000 cause={cause}", new TwilioVoice(), TwilioPayloads.OfParent(status, 0, 1));

    private static void AssertLine(string line, ICallEventAdapter adapter, CallPayload payload) =>
        Assert.Equal($"0 {line}", EventLines.Of(CallFormatTests.One(adapter, payload)));
}
