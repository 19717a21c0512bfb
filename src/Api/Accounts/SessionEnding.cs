namespace ContactCenter.Api.Accounts;

/// <summary>Ends sessions. Their hub connections end with them, on every node.</summary>
internal sealed class SessionEnding(IGrainFactory grains, IJournalFollower follower)
{
    /// <param name="sessionId">The session that ends; null = all.</param>
    /// <param name="keptTokenHash">The session that stays when all others end; null = none.</param>
    public async Task EndAsync(ApiCall call, string userId, string? sessionId = null, string? keptTokenHash = null) => await follower.SeenAsync(
        await grains.GetGrain<IAccountGrain>(userId).EndSessions(new EndSessions(call.Ids.Command(call.Caller.Actor), sessionId, keptTokenHash)));
}
