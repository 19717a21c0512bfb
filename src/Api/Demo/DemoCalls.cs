using ContactCenter.Api.Calls;
using ContactCenter.Calls;

namespace ContactCenter.Api.Demo;

/// <summary>Lets the demo's contacts call and be called: calls of every kind, most of them over, one on the phone and one that rings now.</summary>
internal sealed class DemoCalls(CallIntake calls, TimeProvider time)
{
    private const string Provider = "demo-pbx";
    private const int RoundsOfEachKind = 5;
    private static readonly TimeSpan Distance = TimeSpan.FromMinutes(47);
    private static readonly CallDisposition Solved = new(CallExamples.DispositionId, "Solved");

    private static readonly (string Notes, string Tag)[] WrapUps =
    [
        ("Asked for an offer, which we sent.", "offer"), ("The parcel was found at the neighbour's.", "delivery"),
        ("Invoice corrected while we spoke.", "invoice"), ("Will call again next week.", "follow-up"),
    ];

    private DateTimeOffset Now => time.GetUtcNow() is var now ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)) : default;

    /// <param name="people">Registered contacts, at least as many as there are calls.</param>
    public async Task MakeAsync(IReadOnlyList<DemoPerson> people, CancellationToken cancellationToken)
    {
        Action<DemoCall>[] kinds = [Answered, Transferred, CalledByUs, NotReached, Missed, Abandoned, LeftMessage];
        for (var number = 0; number < kinds.Length * RoundsOfEachKind; number++)
        {
            var (agent, colleague) = (AgentOf(number), AgentOf(number + 1));
            var call = new DemoCall($"demo-{number}", Now - (Distance * (number + 1)), people[number].Phone, agent, colleague);
            kinds[number % kinds.Length](call);
            // Somebody has noted what it was about, where an agent spoke; the missed ones are still to be called back.
            if (call.IsAnswered) await calls.ImportAsync(Provider, call.Id, call.Events, WrapUp(number, agent), cancellationToken);
            else await calls.RecordAsync(Provider, call.Id, call.Events, cancellationToken);
        }

        var speaking = new DemoCall("demo-speaking", Now.AddSeconds(-90), people[^1].Phone, AgentOf(0), AgentOf(1));
        Answer(speaking);
        await calls.RecordAsync(Provider, speaking.Id, speaking.Events, cancellationToken);
        var ringing = new DemoCall("demo-ringing", Now.AddSeconds(-2), people[^2].Phone, AgentOf(1), AgentOf(0));
        await calls.RecordAsync(Provider, ringing.Id, ringing.Come().OfAgent(CallEventKinds.Ringing, 1).Events, cancellationToken);
    }

    private static PastCall WrapUp(int number, (string Id, string Name, string Department) agent)
    {
        var (notes, tag) = WrapUps[number % WrapUps.Length];
        return new PastCall(new AgentReference(agent.Id, agent.Id, agent.Name), notes, Solved, [tag]);
    }

    private static (string Id, string Name, string Department) AgentOf(int number) => DemoCast.Agents[number % DemoCast.Agents.Length];

    private static DemoCall Answer(DemoCall call) => call.Come().Queue(1).OfAgent(CallEventKinds.Ringing, 6).OfAgent(CallEventKinds.Answered, 11);

    private static void Answered(DemoCall call) => Answer(call).End(251, CallCauses.Normal);

    private static void Transferred(DemoCall call) => Answer(call).OfAgent(CallEventKinds.Held, 60).OfAgent(CallEventKinds.Resumed, 95)
        .OfAgent(CallEventKinds.Transferred, 100).OfColleague(CallEventKinds.Ringing, 101).OfColleague(CallEventKinds.Answered, 107)
        .End(340, CallCauses.Normal);

    private static void CalledByUs(DemoCall call) => call.Go().Answer(14).End(180, CallCauses.Normal);

    private static void NotReached(DemoCall call) => call.Go().End(35, CallCauses.NoAnswer);

    private static void Missed(DemoCall call) => call.Come().OfAgent(CallEventKinds.Ringing, 3).End(28, CallCauses.Cancelled);

    private static void Abandoned(DemoCall call) => call.Come().Queue(2).End(75, CallCauses.Cancelled);

    private static void LeftMessage(DemoCall call) => call.Come().Voicemail(25).End(58, CallCauses.Normal);
}
