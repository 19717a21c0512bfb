using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Agents;

/// <summary>
/// Ends the presence of users whose last live connection has been gone for too long. API nodes note who is connected; who never was, and set itself
/// online by REST alone, is not looked at.
/// </summary>
public sealed partial class PresenceUpkeep(
    IGrainFactory grains, IDirectory directory, IDirectoryUpkeep upkeep, IWorkspaceConfiguration workspace, TimeProvider time,
    ILogger<PresenceUpkeep> logger) : IUpkeep
{
    /// <summary>The setting, in seconds; 0 = presence does not end by itself.</summary>
    public const string TimeoutSetting = "Livechat_agent_connection_timeout";

    private const int UsersPerRun = 500;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var timeoutSeconds = workspace.Current.SettingNumber(TimeoutSetting);
        if (timeoutSeconds <= 0) return;
        var unseen = await directory.ListUnseenUsersAsync(time.GetUtcNow().AddSeconds(-timeoutSeconds), UsersPerRun, cancellationToken);
        foreach (var user in unseen)
        {
            try
            {
                await grains.GetGrain<IAgentGrain>(user.UserId).EndPresence(user.SeenAt);
                await upkeep.ForgetUsersAsync([user], cancellationToken);
            }
            catch (Exception exception) when (exception is ContactCenterException or TimeoutException or OrleansException)
            {
                LogFailed(logger, user.UserId, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The presence of user {UserId} was not ended and will be tried again: {Kind}")]
    private static partial void LogFailed(ILogger logger, string userId, string kind);
}
