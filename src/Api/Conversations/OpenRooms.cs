namespace ContactCenter.Api.Conversations;

/// <summary>Finds a visitor's conversation that is not closed; it has one at most.</summary>
internal static class OpenRooms
{
    public static ImmutableArray<string> Statuses { get; } =
        [ConversationStatuses.Verifying, ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold];

    public static async Task<ConversationView?> FindOpenRoomAsync(
        this IConversationDirectory directory, string visitorId, CancellationToken cancellationToken)
    {
        var query = new ConversationQuery(new PageRequest(0, 1, []), Statuses, [], [], [], VisitorId: visitorId);
        return (await directory.ListConversationsAsync(query, cancellationToken)).Items.FirstOrDefault();
    }
}
