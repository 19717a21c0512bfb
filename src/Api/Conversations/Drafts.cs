using System.Collections.Concurrent;

namespace ContactCenter.Api.Conversations;

/// <summary>Tells the other screens of a user of a draft.</summary>
internal interface IDraftAnnouncer
{
    /// <param name="exceptConnectionId">The live connection that knows already; null = none.</param>
    void Announce(string userId, DraftView draft, string? exceptConnectionId);
}

/// <summary>Keeps what users have typed and not sent, for all their screens.</summary>
internal interface IDrafts
{
    /// <summary>Keeps a draft, and tells the user's other screens.</summary>
    /// <param name="connectionId">The live connection that saves it; null = REST.</param>
    /// <exception cref="ContactCenterException">The user may not see the room.</exception>
    Task<SavedDraft> SaveAsync(Caller user, DraftToSave draft, string? connectionId, CancellationToken cancellationToken);

    /// <summary>Empties the draft of a message that was sent. Never fails: the message is sent, whatever becomes of its draft.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    Task EmptyAsync(Caller user, string roomId, bool isNote, string sentText, string? connectionId);
}

/// <summary>Asks the user's actor.</summary>
internal sealed partial class Drafts(
    IGrainFactory grains, VisibleConversations rooms, IConversationDirectory directory, IDraftAnnouncer announcer, TimeProvider time, ILogger<Drafts> logger)
    : IDrafts
{
    private const int LookUpsAtOnce = 8;

    /// <summary>A sender does not wait longer for its draft to be emptied.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<SavedDraft> SaveAsync(Caller user, DraftToSave draft, string? connectionId, CancellationToken cancellationToken)
    {
        if (draft.Revision > DeskLimits.RevisionMax) throw new ContactCenterException(CommonErrors.InvalidParams($"must be <= {DeskLimits.RevisionMax}"));
        await CheckAsync(user, draft.Rid, cancellationToken);
        var noted = grains.GetGrain<IRoomDraftsGrain>(DeskKeys.OfRoom(draft.Rid));
        var isFirst = await noted.Note(user.UserId).WaitAsync(cancellationToken);
        var saved = await DeskOf(user).SaveDraft(new SaveDraft(draft.Rid, draft.IsNote == true, draft.Msg, draft.Revision)).WaitAsync(cancellationToken)
            ?? throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
        if (isFirst && await directory.FindConversationAsync(draft.Rid, cancellationToken) is null)
        {
            // An erasure that came between has not found this user.
            await noted.Erase().WaitAsync(cancellationToken);
            throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
        }

        if (saved.IsSaved) announcer.Announce(user.UserId, saved.Draft, connectionId);
        return saved;
    }

    public async Task EmptyAsync(Caller user, string roomId, bool isNote, string sentText, string? connectionId)
    {
        try
        {
            if (await DeskOf(user).EmptyDraft(roomId, isNote, sentText).WaitAsync(Patience, time) is { } emptied)
                announcer.Announce(user.UserId, emptied, connectionId);
        }
        catch (Exception failure)
        {
            LogNotEmptied(PassingFaults.Includes(failure) ? null : failure, failure.GetType().Name);
        }
    }

    /// <summary>The drafts of a user in the rooms that it may see now, the newest first.</summary>
    public async Task<ImmutableArray<DraftView>> ListAsync(Caller user, CancellationToken cancellationToken)
    {
        var drafts = await DeskOf(user).ListDrafts().WaitAsync(cancellationToken);
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            drafts.Select(draft => draft.RoomId).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = LookUpsAtOnce, CancellationToken = cancellationToken },
            async (roomId, cancelled) => seen[roomId] = await rooms.FindAsync(user, roomId, cancelled) is not null);
        return [.. drafts.Where(draft => seen[draft.RoomId])];
    }

    private async Task CheckAsync(Caller user, string roomId, CancellationToken cancellationToken)
    {
        if (await rooms.FindAsync(user, roomId, cancellationToken) is null) throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
    }

    private IDeskGrain DeskOf(Caller user) => grains.GetGrain<IDeskGrain>(DeskKeys.OfUser(user.UserId));

    [LoggerMessage(LogLevel.Warning, "The draft of a message that was sent could not be emptied ({Kind})")]
    private partial void LogNotEmptied(Exception? failure, string kind);
}
