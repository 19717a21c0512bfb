using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Api.OpenApi;

namespace ContactCenter.Api.Hubs;

/// <summary>Describes what the hubs send and take besides events.</summary>
internal sealed class HubRecords : ILiveRecords
{
    private const string RoomId = RoomExamples.RoomId;

    public static ImmutableArray<LiveDescription> All { get; } =
    [
        new(LiveUse.Response, LiveAudience.Agents, nameof(AgentHub.Subscribe), new AgentSubscribeResponse(4710, false, null, AgentSnapshot.Example)),
        new(LiveUse.Response, LiveAudience.Visitors, nameof(VisitorHub.Subscribe), new VisitorSubscribeResponse(4710, false, null, VisitorSnapshot.Example)),
        new(LiveUse.Argument, LiveAudience.Visitors, nameof(VisitorHub.Send), new VisitorMessageToSend("Hello")),
        new(LiveUse.ClientMethod, LiveAudience.Agents, HubMethods.Reset, new AgentReset(4710, ResetReasons.AccessChanged, AgentSnapshot.Example)),
        new(LiveUse.ClientMethod, LiveAudience.Visitors, HubMethods.Reset, new VisitorReset(4710, ResetReasons.TooFarBehind, VisitorSnapshot.Example)),
        new(LiveUse.ClientMethod, LiveAudience.Agents, HubMethods.Typing,
            new AgentTyping(RoomId, new UserResponse("8522b818898484e78264d50d", "guest-1"), true, true)),
        new(LiveUse.ClientMethod, LiveAudience.Agents, HubMethods.Viewers,
            new AgentViewers(RoomId, [new("Zq3vTn8KpLs5dRw2X", "alan", "Alan", true), new("rbAXPnMktTFbNpwtJ", "grace", "Grace", false)], true)),
        new(LiveUse.ClientMethod, LiveAudience.Agents, HubMethods.Draft,
            new AgentDraft(RoomId, DraftResponse.Example.Msg, false, DraftResponse.Example.Revision, RoomExamples.At, true)),
        new(LiveUse.Response, LiveAudience.Agents, nameof(AgentHub.Draft), new DraftSaved(DraftResponse.Example, true)),
        new(LiveUse.ClientMethod, LiveAudience.Visitors, HubMethods.Typing, new VisitorTyping(RoomId, "grace", true, true)),
        new(LiveUse.ClientMethod, LiveAudience.Visitors, HubMethods.Queue, new QueueData(3, 240, null)),
        new(LiveUse.ClientMethod, LiveAudience.Visitors, HubMethods.Blocked, BlockedMessage.Instance),
    ];
}
