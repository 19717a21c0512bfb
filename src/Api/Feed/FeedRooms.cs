using System.Collections.Concurrent;
using ContactCenter.Calls;
using ContactCenter.Contacts;

namespace ContactCenter.Api.Feed;

/// <summary>The data with which an item is rendered besides its entry.</summary>
/// <param name="Room">The room as it is now, where an entry alone does not tell enough; null = it is gone, or not needed.</param>
/// <param name="Settings">The settings, which decide what visitors may see; null = the defaults.</param>
/// <param name="Call">The call as it is now; null = the entry is about something else.</param>
public readonly record struct FeedContext(ConversationView? Room, WorkspaceSnapshot? Settings, CallContext? Call = null);

/// <summary>Looks up what entries do not tell by themselves: whether, or as what, a conversation waits, and what the events of a call mean.</summary>
public sealed class FeedRooms(
    IConversationDirectory directory, ICallDirectory calls, IContactDirectory contacts, IWorkspaceConfiguration workspace)
{
    private const int CallsAtOnce = 8;
    private const int OpenRoomsMax = 10;

    /// <summary>Looks up for several entries; each call once, and several calls at a time.</summary>
    /// <exception cref="System.Data.Common.DbException">The feed is then handed the same entries again.</exception>
    public async ValueTask<FeedContext[]> ReadAllAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var callIds = entries.Where(entry => entry.Entity.Type == EntityTypes.Call).Select(entry => entry.Entity.Id).ToHashSet(StringComparer.Ordinal);
        var found = callIds.Count == 0 ? null : await ReadCallsAsync(callIds, cancellationToken);
        var contexts = new FeedContext[entries.Length];
        for (var i = 0; i < contexts.Length; i++)
            contexts[i] = entries[i].Entity.Type == EntityTypes.Call
                ? new FeedContext(null, workspace.Current, found![entries[i].Entity.Id])
                : await ReadAsync(entries[i], cancellationToken);
        return contexts;
    }

    /// <exception cref="System.Data.Common.DbException">The feed is then handed the same entries again.</exception>
    public async ValueTask<FeedContext> ReadAsync(JournalEntry entry, CancellationToken cancellationToken) => new(
        IsNeeded(entry) ? await directory.FindConversationAsync(entry.Entity.Id, cancellationToken) : null,
        workspace.Current,
        entry.Entity.Type == EntityTypes.Call ? await ReadCallAsync(entry.Entity.Id, cancellationToken) : null);

    private async Task<ConcurrentDictionary<string, CallContext>> ReadCallsAsync(IEnumerable<string> callIds, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, CallContext>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            callIds, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellationToken },
            async (callId, cancelled) => found[callId] = await ReadCallAsync(callId, cancelled));
        return found;
    }

    private async Task<CallContext> ReadCallAsync(string callId, CancellationToken cancellationToken)
    {
        var call = await calls.FindCallAsync(callId, cancellationToken);
        // Whoever answers has seen it by then.
        if (call is not { Contact: { } of, Record: { IsOpen: true, AnsweredAt: null } }) return new CallContext(call, null, null);
        var contact = await contacts.FindContactAsync(of.ContactId, cancellationToken);
        var contactIds = contact?.AllIds ?? [of.ContactId];
        var rooms = await directory.ListConversationsAsync(
            new ConversationQuery(
                new PageRequest(0, OpenRoomsMax, []), [ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold], [], [], [],
                ContactIds: contactIds),
            cancellationToken);
        return new CallContext(
            call, await calls.FindLastCallAsync(contactIds, callId, cancellationToken), [.. rooms.Items.Select(room => room.RoomId)]);
    }

    private static bool IsNeeded(JournalEntry entry) =>
        entry.Entity.Type == EntityTypes.Conversation && entry.Tags.AgentId is null
        && entry.Kind is ConversationKinds.Transferred or ConversationKinds.VerificationEnded or ConversationKinds.OfferedToAll or ConversationKinds.InfoSaved
            or ConversationKinds.Message or ConversationKinds.MessageEdited or ConversationKinds.MessageDeleted
            or ConversationKinds.Note or ConversationKinds.NoteEdited or ConversationKinds.NoteDeleted;
}
