using System.Collections.Immutable;

namespace ContactCenter.Desks;

/// <summary>Decides which drafts of a user are kept.</summary>
internal static class DraftRules
{
    /// <summary>Keeps a draft, unless one of a higher revision is known.</summary>
    /// <returns>The drafts after it, and the one that is kept; null = the room is erased.</returns>
    public static (ImmutableArray<StoredDraft> After, StoredDraft? Kept) Save(ImmutableArray<StoredDraft> drafts, SaveDraft command, DateTimeOffset now)
    {
        if (drafts.Any(draft => draft.IsRoomErased && draft.RoomId == command.RoomId)) return (drafts, null);
        if (Find(drafts, command.RoomId, command.IsNote) is { } known && command.Revision < known.Revision) return (drafts, known);
        var saved = new StoredDraft(command.RoomId, command.IsNote, command.Text, command.Revision, now);
        return (MakeRoom(Put(drafts, saved)), saved);
    }

    /// <summary>
    /// Empties the draft of a message that was sent. A draft that is something else is left: a message that is sent again must not take the draft
    /// of the next one.
    /// </summary>
    /// <returns>The drafts after it, and the emptied one; null = there was none of this message.</returns>
    public static (ImmutableArray<StoredDraft> After, StoredDraft? Emptied) Empty(
        ImmutableArray<StoredDraft> drafts, string roomId, bool isNote, string sentText, DateTimeOffset now)
    {
        if (Find(drafts, roomId, isNote) is not { Text.Length: > 0 } known) return (drafts, null);
        if (!sentText.StartsWith(known.Text.TrimEnd(), StringComparison.Ordinal)) return (drafts, null);
        // A revision of its own: a save of this text that is still under way comes too late.
        var emptied = known with { Text = "", Revision = Math.Min(known.Revision + 1, DeskLimits.RevisionMax), SavedAt = now };
        return (Put(drafts, emptied), emptied);
    }

    public static ImmutableArray<StoredDraft> ForgetRoom(ImmutableArray<StoredDraft> drafts, string roomId, DateTimeOffset now) =>
        MakeRoom([.. drafts.Where(draft => draft.RoomId != roomId), new StoredDraft(roomId, false, "", 0, now, IsRoomErased: true)]);

    private static StoredDraft? Find(ImmutableArray<StoredDraft> drafts, string roomId, bool isNote) =>
        drafts.FirstOrDefault(draft => draft.RoomId == roomId && draft.IsNote == isNote);

    private static ImmutableArray<StoredDraft> Put(ImmutableArray<StoredDraft> drafts, StoredDraft saved) =>
        [.. drafts.Where(draft => draft.RoomId != saved.RoomId || draft.IsNote != saved.IsNote), saved];

    /// <summary>Removes what is too much: the emptied ones first, then the oldest. The newest stays.</summary>
    private static ImmutableArray<StoredDraft> MakeRoom(ImmutableArray<StoredDraft> drafts)
    {
        var excess = drafts.Length - DeskLimits.DraftsMax;
        var length = drafts.Sum(draft => (long)draft.Text.Length);
        if (excess <= 0 && length <= DeskLimits.AllDraftsLengthMax) return drafts;
        var gone = new HashSet<StoredDraft>();
        foreach (var draft in drafts[..^1].OrderBy(draft => draft.Text.Length > 0))
        {
            if (excess <= 0 && (length <= DeskLimits.AllDraftsLengthMax || draft.Text.Length == 0)) continue;
            if (excess <= 0 && length <= DeskLimits.AllDraftsLengthMax) break;
            gone.Add(draft);
            excess--;
            length -= draft.Text.Length;
        }

        return [.. drafts.Where(draft => !gone.Contains(draft))];
    }
}
