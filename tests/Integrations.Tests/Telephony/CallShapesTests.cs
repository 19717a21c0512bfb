using System.Text.Json;
using ContactCenter.Calls;
using ContactCenter.Entities;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Telephony;

/// <summary>
/// Whatever a network does to the payloads of a call (any of them lost, any of them doubled, any order), the same ones make the same record.
/// Every case is tried: each sequence of different payloads, and at each point of it each payload that came before, again.
/// </summary>
public sealed class CallShapesTests
{
    private static readonly DateTimeOffset Now = ProviderPayloads.Start.AddHours(1);

    public static TheoryData<string> Names { get; } = [.. ProviderPayloads.All.Select(call => call.Name)];

    [Theory]
    [InlineData("twilio answered", "ended outside=+4930123456 waiting=7000 talk=42000 hold=10000 cause=normal")]
    [InlineData("twilio missed", "missed outside=+4930123456 waiting=23000 talk=0 hold=0 cause=normal")]
    [InlineData("twilio outbound", "ended outside=+4930123456 waiting=9000 talk=31000 hold=0 cause=normal")]
    [InlineData("twilio dialed", "failed outside= waiting=32000 talk=0 hold=0 cause=no-answer")]
    [InlineData("ari answered", "ended outside=+4930123456 waiting=6000 talk=19000 hold=5000 cause=normal")]
    [InlineData("ari missed", "abandoned outside=+4930123456 waiting=24000 talk=0 hold=0 cause=no-answer")]
    [InlineData("ari outbound", "ended outside=4930123456 waiting=9000 talk=31000 hold=0 cause=normal")]
    [InlineData("ami answered", "ended outside=+4930123456 waiting=6000 talk=49000 hold=5000 cause=normal")]
    [InlineData("ami abandoned", "abandoned outside=+4930123456 waiting=29000 talk=0 hold=0 cause=cancelled")]
    [InlineData("freeswitch answered", "ended outside=+4930123456 waiting=6000 talk=19000 hold=5000 cause=normal")]
    [InlineData("freeswitch queued", "ended outside=+4930123456 waiting=5000 talk=54000 hold=0 cause=normal")]
    [InlineData("freeswitch missed", "missed outside=+4930123456 waiting=15500 talk=0 hold=0 cause=cancelled")]
    [InlineData("freeswitch outbound", "ended outside=004930123456 waiting=9500 talk=30500 hold=0 cause=normal")]
    [InlineData("cti answered", "ended outside=4930123456 waiting=6000 talk=60000 hold=0 cause=normal")]
    [InlineData("cti missed", "abandoned outside= waiting=20000 talk=0 hold=0 cause=cancelled")]
    [InlineData("cti outbound", "ended outside=4930123456 waiting=9000 talk=30000 hold=0 cause=normal")]
    public void Payloads_of_a_call_in_their_order_make_its_record(string name, string record)
    {
        var state = Payloads(name).Aggregate(CallState.None, Recorded);
        var read = state.Record!;
        Assert.Equal(record, $"{read.State} outside={read.OutsideNumber} waiting={read.WaitingMilliseconds} talk={read.TalkMilliseconds} "
            + $"hold={read.HoldMilliseconds} cause={read.Cause}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Payloads_in_every_order_lost_or_doubled_make_the_same_record(string name)
    {
        var payloads = Payloads(name);
        var again = payloads.Select((_, index) => Command(Later(name, index))).ToArray();
        Assert.InRange(payloads.Length, 2, 7);
        var records = new Dictionary<int, string>();
        Visit(CallState.None, 0);
        Assert.Equal((1 << payloads.Length) - 1, records.Count);

        void Visit(CallState before, int had)
        {
            for (var index = 0; index < payloads.Length; index++)
            {
                if ((had & (1 << index)) != 0)
                {
                    AssertRepeated(before, again[index]);
                    continue;
                }

                var after = Recorded(before, payloads[index]);
                AssertSame(records, had | (1 << index), after);
                Visit(after, had | (1 << index));
            }
        }
    }

    private static void AssertSame(Dictionary<int, string> records, int had, CallState state)
    {
        var record = JsonSerializer.Serialize(state.Record, JournalJson.Options);
        if (!records.TryAdd(had, record)) Assert.Equal(records[had], record);
    }

    private static void AssertRepeated(CallState state, RecordCallEvents again)
    {
        var (entries, answers) = CallRules.Record(state, again, Now, "");
        Assert.Empty(entries);
        Assert.All(answers, answer => Assert.Equal(CallEventResults.Repeated, answer.Result));
    }

    private static CallEvent[][] Payloads(string name)
    {
        var call = Find(name);
        return [.. call.Payloads.Select(payload => Translate(call, payload))];
    }

    /// <summary>The payload as it is read when the provider sends it again.</summary>
    private static CallEvent[] Later(string name, int index)
    {
        var call = Find(name);
        return Translate(call, call.Payloads[index] with { ReceivedAt = call.Payloads[index].ReceivedAt.AddSeconds(30) });
    }

    private static CallEvent[] Translate(ProviderCall call, CallPayload payload) => [.. call.Adapter.Translate(payload).Payloads.SelectMany(one => one.Events)];

    private static ProviderCall Find(string name) => ProviderPayloads.All.Single(call => call.Name == name);

    private static CallState Recorded(CallState state, CallEvent[] events)
    {
        var (entries, answers) = CallRules.Record(state, Command(events), Now, "");
        Assert.All(answers, answer => Assert.Equal(CallEventResults.Recorded, answer.Result));
        return entries.Aggregate(state, (before, entry) => CallState.Apply(before, new Recorded<CallEntry>(0, Now, "system", entry)));
    }

    private static RecordCallEvents Command(CallEvent[] events) => new("pbx", "call-1", [.. events.Select(one => new ReceivedCallEvent(one, null, null))]);
}
