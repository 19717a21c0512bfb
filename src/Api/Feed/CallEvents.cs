using ContactCenter.Api.Calls;
using ContactCenter.Calls;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Something of a call has changed: it rings, is answered, held, handed on, over, wrapped up. The call is shown as it is now, so of two events of a
/// call the one with the higher `call.seq` counts.
/// </summary>
/// <param name="Caller">What is known of the person outside, while nobody has answered; absent = somebody has, or nobody knows the number.</param>
internal sealed record CallChangedEvent(JournalEntry Entry, CallResponse Call, CallerResponse? Caller)
    : LiveEvent(Entry with { Kind = FeedKinds.CallChanged })
{
    /// <summary>The one who did it: `user:` and its id, the provider, or `system`.</summary>
    [JsonPropertyOrder(-1)]
    public string Actor => Entry.Actor;
}

/// <summary>The call went to the queue of another department. Sent to those who saw it only because of its former department.</summary>
internal sealed record CallLeftEvent(JournalEntry Entry) : LiveEvent(Entry with { Kind = FeedKinds.CallLeft })
{
    /// <summary>The id of the call.</summary>
    [JsonPropertyOrder(-1)]
    public string CallId => Entry.Entity.Id;
}

/// <summary>The person outside, beside the contact in the call: what an agent wants to know before it answers.</summary>
/// <param name="LastCall">The last call before this one; absent = there was none.</param>
/// <param name="OpenRooms">Ids of the contact's open conversations, at most 10.</param>
internal sealed record CallerResponse(CallResponse? LastCall, ImmutableArray<string> OpenRooms)
{
    public static CallerResponse? From(ShownCall context) =>
        context.OpenRoomIds is { } rooms ? new(context.LastCall is { } last ? CallResponse.From(last) : null, rooms) : null;
}

/// <summary>Builds items of calls' entries. An entry alone does not tell what it means: the call is shown as it is now.</summary>
internal static class CallEvents
{
    public static FeedItem Of(JournalEntry entry, ShownCall? context)
    {
        if (context?.Call is not { } call) return new FeedItem(entry.Position);
        var departmentId = call.Record.DepartmentId;
        return new FeedItem(entry.Position)
        {
            Body = new CallChangedEvent(entry, CallResponse.From(call), CallerResponse.From(context)).Write(),
            Notice = call.Record.DepartmentIds.Length > 1 ? new CallLeftEvent(entry).Write() : null,
            DepartmentId = departmentId, Queue = departmentId,
            CallAgentIds = call.AgentIds,
            FormerDepartmentIds = call.Record.DepartmentIds.RemoveAll(id => id == departmentId),
        };
    }
}
