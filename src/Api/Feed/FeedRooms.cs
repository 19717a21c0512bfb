namespace ContactCenter.Api.Feed;

/// <summary>The data with which an item is rendered besides its entry.</summary>
/// <param name="Room">The room as it is now, where an entry alone does not tell enough; null = it is gone, or not needed.</param>
/// <param name="Settings">The settings, which decide what visitors may see; null = the defaults.</param>
/// <param name="Call">The call as it is now; null = it was erased, or the entry is about something else.</param>
public readonly record struct FeedContext(ConversationView? Room, WorkspaceSnapshot? Settings, ShownCall? Call = null);

/// <summary>Looks up what entries do not tell by themselves: whether, or as what, a conversation waits, and what the events of a call mean.</summary>
public sealed class FeedRooms(IConversationDirectory directory, ICallScreens calls, IWorkspaceConfiguration workspace)
{
    private const int OpenRoomsMax = 10;

    /// <summary>Looks up for several entries; all their calls at once.</summary>
    /// <exception cref="System.Data.Common.DbException">The feed is then handed the same entries again.</exception>
    public async ValueTask<FeedContext[]> ReadAllAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var shown = await ReadCallsAsync(entries, cancellationToken);
        var contexts = new FeedContext[entries.Length];
        for (var i = 0; i < contexts.Length; i++)
            contexts[i] = new FeedContext(
                IsNeeded(entries[i]) ? await directory.FindConversationAsync(entries[i].Entity.Id, cancellationToken) : null, workspace.Current,
                IsOfCall(entries[i]) ? shown.GetValueOrDefault(entries[i].Entity.Id) : null);
        return contexts;
    }

    /// <exception cref="System.Data.Common.DbException">The feed is then handed the same entries again.</exception>
    public async ValueTask<FeedContext> ReadAsync(JournalEntry entry, CancellationToken cancellationToken) =>
        (await ReadAllAsync([entry], cancellationToken))[0];

    private async ValueTask<Dictionary<string, ShownCall>> ReadCallsAsync(
        ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var callIds = entries.Where(IsOfCall).Select(entry => entry.Entity.Id).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (callIds.IsEmpty) return [];
        var shown = await calls.ListShownCallsAsync(callIds, OpenRoomsMax, cancellationToken);
        return shown.ToDictionary(one => one.Call.CallId, StringComparer.Ordinal);
    }

    private static bool IsOfCall(JournalEntry entry) => entry.Entity.Type == EntityTypes.Call;

    private static bool IsNeeded(JournalEntry entry) =>
        entry.Entity.Type == EntityTypes.Conversation && entry.Tags.AgentId is null
        && entry.Kind is ConversationKinds.Transferred or ConversationKinds.VerificationEnded or ConversationKinds.OfferedToAll or ConversationKinds.InfoSaved
            or ConversationKinds.Message or ConversationKinds.MessageEdited or ConversationKinds.MessageDeleted
            or ConversationKinds.Note or ConversationKinds.NoteEdited or ConversationKinds.NoteDeleted;
}
