using ContactCenter.Calls;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Whole calls in the payloads of each provider, and the events that they are.</summary>
public sealed class CallFormatTests
{
    public static TheoryData<string> Names { get; } = [.. ProviderPayloads.All.Select(call => call.Name)];

    [Fact]
    public void Twilio_call_that_a_client_answers() => Assert.Equal(
        [
            "1 ringing inbound from=+4930123456 to=+442079460000",
            "2 ringing seq=0 leg=bbbb role=agent agent=grace",
            "3 ringing seq=1 leg=bbbb role=agent agent=grace",
            "8 answered seq=2 leg=bbbb role=agent agent=grace",
            "20 held seq=4",
            "30 resumed seq=5",
            "60 ended seq=0 inbound from=+4930123456 to=+442079460000 cause=normal seconds=59",
        ],
        Lines("twilio answered"));

    [Fact]
    public void Twilio_call_that_nobody_answers() => Assert.Equal(
        [
            "1 ringing inbound from=+4930123456 to=+442079460000",
            "2 ringing seq=0 leg=bbbb role=agent agent=grace",
            "3 ringing seq=1 leg=bbbb role=agent agent=grace",
            "23 ended seq=2 leg=bbbb role=agent agent=grace cause=no-answer seconds=0",
            "24 ended seq=0 inbound from=+4930123456 to=+442079460000 cause=normal seconds=23",
        ],
        Lines("twilio missed"));

    [Fact]
    public void Twilio_recording_is_there_when_it_ends() => Assert.Equal(
        "60 recorded url=https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000001/Recordings/RE0000000000000000000000000000cccc"
            + " seconds=52",
        EventLines.Of(One(new TwilioVoice(), TwilioPayloads.Recording)));

    [Fact]
    public void Twilio_callbacks_of_a_dialed_call_belong_to_the_call_and_agent_of_their_address()
    {
        var agent = new TwilioVoice().Translate(TwilioPayloads.OfParent("in-progress", 5, 2) with { CallId = "dial-7", Agent = "u1" });
        Assert.Equal("dial-7", agent.Payloads[0].ProviderCallId);
        Assert.Equal("5 answered seq=2 leg=aaaa role=agent outbound agent=u1", EventLines.Of(agent.Payloads[0].Events[0]));
    }

    [Fact]
    public void Ari_call_that_is_answered_held_and_handed_on() => Assert.Equal(
        [
            "0 ringing inbound from=+4930123456 to=442079460000",
            "2 ringing leg=2.11 role=agent agent=grace",
            "6 answered leg=2.11 role=agent agent=grace",
            "20 held leg=2.11 role=agent agent=grace",
            "25 resumed leg=2.11 role=agent agent=grace",
            "30 transferred leg=2.11 role=agent agent=grace target=1002",
            "60 ended inbound cause=normal",
        ],
        Lines("ari answered"));

    [Fact]
    public void Ari_call_that_waits_in_vain() => Assert.Equal(
        [
            "0 ringing inbound from=+4930123456 to=442079460000",
            "1 queued inbound queue=sales",
            "2 ringing leg=2.11 role=agent agent=grace",
            "3 ringing leg=2.11 role=agent agent=grace",
            "23 ended leg=2.11 role=agent agent=grace cause=no-answer",
            "25 ended inbound",
            "25.001 ended inbound",
        ],
        Lines("ari missed"));

    [Fact]
    public void Ari_call_that_an_agent_makes() => Assert.Equal(
        [
            "0 ringing leg=dial-7 role=agent outbound agent=grace",
            "3 answered leg=dial-7 role=agent outbound agent=grace",
            "4 ringing leg=4.14 to=4930123456",
            "9 answered leg=4.14",
            "40 ended leg=4.14 cause=normal",
            "41 ended leg=dial-7 role=agent outbound agent=grace cause=normal",
        ],
        Lines("ari outbound"));

    [Fact]
    public void Ami_call_of_a_queue_that_is_answered_and_held() => Assert.Equal(
        [
            "0 queued inbound from=+4930123456 queue=sales",
            "2 ringing leg=2.11 role=agent agent=grace queue=sales",
            "6 answered leg=2.11 role=agent agent=grace queue=sales",
            "20 held leg=2.11 role=agent agent=grace",
            "25 resumed leg=2.11 role=agent agent=grace",
            "60 ended leg=2.11 role=agent agent=grace queue=sales cause=normal seconds=54",
            "60.1 ended inbound cause=normal",
        ],
        Lines("ami answered"));

    [Fact]
    public void Ami_call_that_is_abandoned() => Assert.Equal(
        [
            "0 ringing inbound from=+4930123456 to=442079460000",
            "1 queued inbound from=+4930123456 queue=sales",
            "2 ringing leg=2.11 role=agent agent=1001 queue=sales",
            "22 ended leg=2.11 role=agent agent=1001 queue=sales cause=no-answer",
            "30 ended inbound queue=sales cause=cancelled",
            "30.1 ended inbound",
        ],
        Lines("ami abandoned"));

    [Fact]
    public void FreeSwitch_call_that_is_answered_held_and_handed_on() => Assert.Equal(
        [
            "0 ringing seq=2000 inbound from=+4930123456 to=442079460000",
            "2 ringing seq=2020 leg=0306 role=agent agent=1001",
            "6 answered seq=2060 leg=0306 role=agent agent=1001",
            "20 held seq=2200 leg=0306 role=agent agent=1001",
            "25 resumed seq=2250 leg=0306 role=agent agent=1001",
            "30 transferred seq=2300 leg=0306 role=agent agent=1001 target=1002",
            "30 ended seq=2300 leg=0306 role=agent agent=1001 cause=normal seconds=24",
            "60 ended seq=2600 inbound cause=normal seconds=54",
        ],
        Lines("freeswitch answered"));

    [Fact]
    public void FreeSwitch_call_of_a_queue() => Assert.Equal(
        [
            "0 ringing seq=2000 inbound from=+4930123456 to=442079460000",
            "1 queued seq=2010 inbound from=+4930123456 queue=sales",
            "(nothing)",
            "6 answered seq=2060 leg=0306 role=agent agent=1001 queue=sales",
            "6.5 answered seq=2065 leg=0306",
            "60 ended seq=2600 leg=0306 role=agent agent=1001 queue=sales cause=normal",
            "60.5 ended seq=2605 inbound cause=normal seconds=60",
        ],
        Lines("freeswitch queued"));

    [Fact]
    public void FreeSwitch_call_that_the_caller_gives_up() => Assert.Equal(
        [
            "0 ringing seq=2000 inbound from=+4930123456 to=442079460000",
            "1 ringing seq=2010 leg=0306 role=agent agent=1001",
            "2 ringing seq=2020 leg=0306 role=agent agent=1001",
            "15 ended seq=2150 leg=0306 role=agent agent=1001 cause=cancelled seconds=0",
            "15.5 ended seq=2155 inbound cause=cancelled seconds=0",
        ],
        Lines("freeswitch missed"));

    [Fact]
    public void Cti_call_that_is_answered() => Assert.Equal(
        [
            "0 ringing inbound from=4930123456 to=442079460000",
            "0 ringing role=agent inbound agent=Grace Hopper",
            "0 ringing role=agent inbound agent=Ada Lovelace",
            "6 answered role=agent inbound agent=grace",
            "66 ended inbound from=4930123456 to=442079460000 cause=normal",
        ],
        Lines("cti answered"));

    [Fact]
    public void Cti_call_of_a_withheld_number_that_is_given_up() => Assert.Equal(
        [
            "0 queued inbound from= to=442079460000 queue=Sales",
            "0 ringing role=agent inbound agent=Grace Hopper",
            "20 ended inbound from= to=442079460000 cause=cancelled",
        ],
        Lines("cti missed"));

    [Fact]
    public void Cti_call_that_an_agent_makes() => Assert.Equal(
        [
            "0 ringing outbound from=442079460000 to=4930123456",
            "0 ringing role=agent outbound agent=grace",
            "9 answered outbound from=442079460000 to=4930123456",
            "9 answered role=agent outbound agent=grace",
            "39 ended outbound from=442079460000 to=4930123456 cause=normal",
        ],
        Lines("cti outbound"));

    [Theory, MemberData(nameof(Names))]
    public void Payload_that_comes_again_later_is_the_same_events(string name)
    {
        var call = ProviderPayloads.All.Single(one => one.Name == name);
        foreach (var payload in call.Payloads)
        {
            var first = call.Adapter.Translate(payload).Payloads.SelectMany(one => one.Events);
            var again = call.Adapter.Translate(payload with { ReceivedAt = payload.ReceivedAt.AddMinutes(3) }).Payloads.SelectMany(one => one.Events);
            Assert.All(first.Zip(again), pair => Assert.True(CallEventRules.IsSame(pair.First, pair.Second)));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Events_of_a_call_have_ids_of_their_own_and_are_ones_that_a_call_takes(string name)
    {
        var call = ProviderPayloads.All.Single(one => one.Name == name);
        var events = call.Payloads.SelectMany(payload => call.Adapter.Translate(payload).Payloads).SelectMany(one => one.Events).ToList();
        Assert.Equal(events.Count, events.Select(one => one.Id).Distinct().Count());
        Assert.All(events, one => Assert.Null(CallEventRules.FindFault(one, ProviderPayloads.Start.AddMinutes(2))));
    }

    internal static CallEvent One(ICallEventAdapter adapter, CallPayload payload) =>
        Assert.Single(Assert.Single(adapter.Translate(payload).Payloads).Events);

    private static string[] Lines(string name) => EventLines.Of(ProviderPayloads.All.Single(call => call.Name == name));
}
