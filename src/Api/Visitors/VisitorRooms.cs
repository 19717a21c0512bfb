using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>Lists visitors' conversations for agents.</summary>
internal sealed class VisitorRooms(IConversationDirectory directory, VisibleConversations rooms)
{
    /// <summary>A visitor's conversations, newest first.</summary>
    /// <param name="statuses">Empty = all.</param>
    public Task<Page<ConversationView>> ListAsync(
        string visitorId, ImmutableArray<string> statuses, PageRequest page, CancellationToken cancellationToken)
    {
        var sorted = page with { Sort = [new SortBy("ts", Descending: true)] };
        return directory.ListConversationsAsync(new ConversationQuery(sorted, statuses, [], [], [], VisitorId: visitorId), cancellationToken);
    }

    /// <summary>The visitor in the path, if it is that of the room in the path and the caller may see this room; null = there is none.</summary>
    public async Task<string?> FindVisitorIdAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.FromPath("roomId"), call.Aborted);
        return room?.Visitor.VisitorId == call.FromPath("visitorId") ? room.Visitor.VisitorId : null;
    }
}
