using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;

namespace ContactCenter.Desks;

/// <inheritdoc cref="IDeskGrain"/>
internal sealed class DeskGrain(
    [PersistentState("drafts", SnapshotStorage.Provider)] IPersistentState<DraftsState> drafts,
    [PersistentState("preferences", SnapshotStorage.Provider)] IPersistentState<PreferencesState> preferences, EntityServices services)
    : Grain, IDeskGrain
{
    public Task<ImmutableArray<DraftView>> ListDrafts() =>
        Task.FromResult<ImmutableArray<DraftView>>([.. drafts.State.Drafts.Where(draft => draft.Text.Length > 0).Reverse().Select(View)]);

    public async Task<SavedDraft?> SaveDraft(SaveDraft command)
    {
        var (after, kept) = DraftRules.Save(drafts.State.Drafts, command, services.Now());
        if (kept is null) return null;
        var isSaved = after != drafts.State.Drafts;
        if (isSaved) await drafts.ReplaceAsync(new DraftsState { Drafts = after });
        return new SavedDraft(View(kept), isSaved);
    }

    public async Task<DraftView?> EmptyDraft(string roomId, bool isNote, string sentText)
    {
        var (after, emptied) = DraftRules.Empty(drafts.State.Drafts, roomId, isNote, sentText, services.Now());
        if (emptied is null) return null;
        await drafts.ReplaceAsync(new DraftsState { Drafts = after });
        return View(emptied);
    }

    public Task ForgetRoom(string roomId) =>
        drafts.ReplaceAsync(new DraftsState { Drafts = DraftRules.ForgetRoom(drafts.State.Drafts, roomId, services.Now()) });

    public Task<ImmutableDictionary<string, string>> ReadPreferences() => Task.FromResult(preferences.State.Values);

    public async Task<ImmutableDictionary<string, string>> ChangePreferences(ImmutableDictionary<string, string> changes)
    {
        var after = PreferenceRules.Change(preferences.State.Values, changes) ?? throw new ContactCenterException(DeskErrors.TooManyPreferences);
        await preferences.ReplaceAsync(new PreferencesState { Values = after });
        return after;
    }

    public async Task Clear()
    {
        if (drafts.RecordExists) await drafts.ClearStateAsync();
        if (preferences.RecordExists) await preferences.ClearStateAsync();
        DeactivateOnIdle();
    }

    private static DraftView View(StoredDraft draft) => new(draft.RoomId, draft.IsNote, draft.Text, draft.Revision, draft.SavedAt);
}
