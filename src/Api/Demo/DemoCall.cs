using ContactCenter.Calls;

namespace ContactCenter.Api.Demo;

/// <summary>A call of the demo, told as a PBX tells it.</summary>
internal sealed class DemoCall(
    string id, DateTimeOffset at, string number, (string Id, string Name, string Department) agent, (string Id, string Name, string Department) colleague)
{
    private const string OwnNumber = "+15550100000";
    private readonly List<CallEvent> _events = [];

    public string Id => id;

    public IReadOnlyCollection<CallEvent> Events => _events;

    /// <summary>Somebody of ours and the person spoke.</summary>
    public bool IsAnswered => _events.Exists(said => said.Kind == CallEventKinds.Answered);

    /// <summary>The person calls.</summary>
    public DemoCall Come() => Add(0, CallEventKinds.Ringing, said => said with { Direction = CallDirections.Inbound, From = number, To = OwnNumber });

    /// <summary>The agent calls.</summary>
    public DemoCall Go() => Add(0, CallEventKinds.Ringing, said => said with { Direction = CallDirections.Outbound, From = OwnNumber, To = number })
        .OfAgent(CallEventKinds.Ringing, 0);

    /// <summary>The person answers.</summary>
    public DemoCall Answer(int seconds) => Add(seconds, CallEventKinds.Answered).OfAgent(CallEventKinds.Answered, seconds);

    public DemoCall Queue(int seconds) => Add(seconds, CallEventKinds.Queued, said => said with { Queue = agent.Department });

    public DemoCall Voicemail(int seconds) => Add(seconds, CallEventKinds.Voicemail);

    public DemoCall OfAgent(string kind, int seconds) => OfLeg(kind, seconds, agent.Id);

    public DemoCall OfColleague(string kind, int seconds) => OfLeg(kind, seconds, colleague.Id);

    public DemoCall End(int seconds, string cause) => Add(seconds, CallEventKinds.Ended, said => said with { Cause = cause });

    private DemoCall OfLeg(string kind, int seconds, string agentId) =>
        Add(seconds, kind, said => said with { LegId = agentId, LegRole = CallLegRoles.Agent, Agent = agentId });

    private DemoCall Add(int seconds, string kind, Func<CallEvent, CallEvent>? change = null)
    {
        var said = new CallEvent { Id = $"{id}-{_events.Count}", Kind = kind, At = at.AddSeconds(seconds) };
        _events.Add(change is null ? said : change(said));
        return this;
    }
}
