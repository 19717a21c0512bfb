using ContactCenter.Entities;

namespace ContactCenter.Desks;

/// <inheritdoc cref="IRoomDraftsGrain"/>
internal sealed class RoomDraftsGrain([PersistentState("room-drafts", SnapshotStorage.Provider)] IPersistentState<RoomDraftsState> users)
    : Grain, IRoomDraftsGrain
{
    public async Task<bool> Note(string userId)
    {
        if (users.State.UserIds.Contains(userId)) return false;
        await users.ReplaceAsync(new RoomDraftsState { UserIds = users.State.UserIds.Add(userId) });
        return true;
    }

    public async Task Erase()
    {
        var roomId = DeskKeys.RoomIdOf(this.GetPrimaryKeyString());
        foreach (var userId in users.State.UserIds) await GrainFactory.GetGrain<IDeskGrain>(DeskKeys.OfUser(userId)).ForgetRoom(roomId);
        if (users.RecordExists) await users.ClearStateAsync();
        DeactivateOnIdle();
    }
}
