using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Routing;

/// <summary>How a conversation came to its agents, newest first: who was looked at, by which score, and why this one. Not in the contract: ours.</summary>
internal sealed class RoutingDecisionsOperation(IJournal journal, VisibleConversations rooms) : IOperation<RoomToChange, RoutingDecisionsResponse>
{
    private const int DecisionsMax = 100;

    public static ApiOperation Operation { get; } = new("GET", "livechat/room.routing")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        ExampleRequest = RoomToChange.Example,
        ExampleResponse = new RoutingDecisionsResponse(
            [
                AssignmentResponse.From(RoomExamples.At, new AgentAssigned(
                    RoomExamples.Agent, "slot", AssignmentReason.Routed, new RoutingDecision(
                        RoutingMethods.LoadBalancing, "fewest-conversations",
                        [
                            new RoutingCandidate(RoomExamples.Agent.UserId, RoomExamples.Agent.Username, 1, 3, 1, "assigned"),
                            new RoutingCandidate("kd84HsTzXYqAwBn2p", "linus", 2, 3, 2, "behind"),
                        ]))),
            ]),
    };

    public async Task<RoutingDecisionsResponse> RunAsync(ApiCall call, RoomToChange request)
    {
        var room = await rooms.GetToReadAsync(call, request.RoomId);
        var entries = await journal.ReadEntityBackwardsAsync(
            new EntityId(EntityTypes.Conversation, room.RoomId), long.MaxValue, [ConversationKinds.Assigned], DecisionsMax, call.Aborted);
        return new RoutingDecisionsResponse(
            [.. entries.Select(entry => AssignmentResponse.From(entry.At, (AgentAssigned)EntryCodec<ConversationEntry>.Read(entry)!))]);
    }
}

internal sealed record RoutingDecisionsResponse(ImmutableArray<AssignmentResponse> Routing) : ApiResult;

/// <summary>How an agent got a conversation.</summary>
/// <param name="Ts">The time when the agent got it.</param>
/// <param name="How">Such as "routed", "taken", "forwarded" or "goes-on".</param>
/// <param name="Method">The routing method; absent = no queue chose.</param>
/// <param name="Reason">The reason why the queue chose this agent.</param>
/// <param name="Candidates">The agents that were looked at, best first; absent = no queue chose.</param>
internal sealed record AssignmentResponse(
    DateTimeOffset Ts, UserResponse Agent, string How, string? Method, string? Reason, ImmutableArray<CandidateResponse>? Candidates)
{
    public static AssignmentResponse From(DateTimeOffset at, AgentAssigned assigned) => new(
        at, new UserResponse(assigned.Agent.UserId, assigned.Agent.Username), JsonNamingPolicy.KebabCaseLower.ConvertName(assigned.Reason.ToString()),
        assigned.Decision?.Method, assigned.Decision?.Reason,
        assigned.Decision is { } decision ? [.. decision.Candidates.Select(CandidateResponse.From)] : null);
}

/// <param name="Chats">Conversations that the agent had then.</param>
/// <param name="Limit">The most conversations of the agent; absent = any number.</param>
/// <param name="Score">The number by which the method compares, smaller first; absent = the agent was out of the question.</param>
/// <param name="Outcome">Such as "assigned" or "behind".</param>
internal sealed record CandidateResponse(UserResponse Agent, int Chats, int? Limit, long? Score, string Outcome)
{
    public static CandidateResponse From(RoutingCandidate candidate) => new(
        new UserResponse(candidate.AgentId, candidate.Username), candidate.Serving, candidate.Capacity, candidate.Score, candidate.Outcome);
}
