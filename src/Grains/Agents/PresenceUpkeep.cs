using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Agents;

/// <summary>
/// Ends the presence of users whose last live connection has been gone for too long. API nodes note who is connected. A user who never was,
/// and went online by REST alone, is left alone.
/// </summary>
public sealed class PresenceUpkeep(
    IGrainFactory grains, IPresenceDirectory presence, IWorkspaceConfiguration workspace, TimeProvider time,
    ILogger<PresenceUpkeep> logger) : IUpkeep
{
    /// <summary>The setting of the time without a connection, in seconds; 0 = presence does not end by itself.</summary>
    public const string TimeoutSetting = "Livechat_agent_connection_timeout";

    private const int UsersPerRun = 500;

    private readonly UpkeepList _unseen = new("The presence of user", time, logger);

    /// <remarks>Connections are not journaled, so no commit tells of them: this looks every time.</remarks>
    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        var timeoutSeconds = workspace.Current.SettingNumber(TimeoutSetting);
        if (timeoutSeconds <= 0) return null;
        var before = time.GetUtcNow().AddSeconds(-timeoutSeconds);
        var ended = await _unseen.RunAsync(
            max => presence.ListUnseenUsersAsync(before, max, cancellationToken), UsersPerRun, user => user.UserId,
            user => grains.GetGrain<IAgentGrain>(user.UserId).EndPresence(user.SeenAt), cancellationToken);
        if (!ended.IsEmpty) await presence.ForgetUsersAsync(ended, cancellationToken);
        return NextRun.Soon;
    }
}
