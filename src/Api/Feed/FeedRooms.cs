namespace ContactCenter.Api.Feed;

/// <summary>The data with which an item is rendered besides its entry.</summary>
/// <param name="Room">The room as it is now, where an entry alone does not tell enough; null = it is gone, or not needed.</param>
/// <param name="Settings">The settings, which decide what visitors may see; null = the defaults.</param>
public readonly record struct FeedContext(ConversationView? Room, WorkspaceSnapshot? Settings);

/// <summary>Looks up rooms for the few kinds of entries that do not tell whether, or as what, a conversation waits.</summary>
public sealed class FeedRooms(IConversationDirectory directory, IWorkspaceConfiguration workspace)
{
    /// <exception cref="System.Data.Common.DbException">The feed is then handed the same entries again.</exception>
    public async ValueTask<FeedContext> ReadAsync(JournalEntry entry, CancellationToken cancellationToken) => new(
        IsNeeded(entry) ? await directory.FindConversationAsync(entry.Entity.Id, cancellationToken) : null,
        workspace.Current);

    private static bool IsNeeded(JournalEntry entry) =>
        entry.Entity.Type == EntityTypes.Conversation && entry.Tags.AgentId is null
        && entry.Kind is ConversationKinds.Transferred or ConversationKinds.VerificationEnded or ConversationKinds.OfferedToAll or ConversationKinds.InfoSaved
            or ConversationKinds.Message or ConversationKinds.MessageEdited or ConversationKinds.MessageDeleted;
}
